/// A table of a report as a block of a page: title, definition, drawing, cells.
struct HTMLTable {
  let table: ReportTable
  /// The beginning of the ids of the block's elements.
  let id: String
  /// The command that explains a figure of the table, where each of them leads; nil where none does.
  let commande: String?
  /// Whether the definition differs from that of the block above.
  var showsDefinition = true

  /// The words that define every figure of the table.
  var definition: String? { table.definitionComplete }

  /// Writes the block.
  func write(to output: inout some TextOutputStream) {
    let isLong = table.lignes.count > 24
    let whose = table.structure.map { " data-structure=\"\(HTMLText.escaped($0))\"" } ?? ""
    output.write(
      "<section class=\"bloc\(isLong ? " long" : "")\" aria-labelledby=\"\(id)\"\(whose)>\n")
    output.write("<h3 id=\"\(id)\">\(HTMLText.escaped(table.titre))</h3>\n")
    if let precision = table.precision {
      output.write("<p class=\"precision\">\(HTMLText.escaped(precision))</p>\n")
    }
    if showsDefinition, let definition {
      output.write("<p class=\"definition\">\(HTMLText.escaped(definition))</p>\n")
    }
    if table.lignes.isEmpty {
      output.write("<p class=\"absent\">Aucune ligne.</p>\n")
    } else if table.figure == .chiffres {
      writeCards(to: &output)
    } else {
      let drawing = Drawing(table)?.svg(id: id)
      output.write("<div class=\"cote\(drawing == nil ? "" : " double")\">\n")
      if let drawing { output.write("<figure>\(drawing)</figure>\n") }
      output.write("<div class=\"chiffree\">\n")
      writeTable(to: &output)
      output.write("</div>\n</div>\n")
    }
    for remark in table.remarques {
      output.write("<p class=\"definition\">\(HTMLText.escaped(remark))</p>\n")
    }
    writeSource(to: &output)
    output.write("</section>\n")
  }

  /// What the figures are, and the command that explains one: where each of them leads.
  private func writeSource(to output: inout some TextOutputStream) {
    guard let commande else { return }
    output.write(
      "<details class=\"source\"><summary>D’où viennent ces chiffres</summary>\n<div id=\"\(id)-source\">\n"
    )
    if let definition { output.write("<p>\(HTMLText.escaped(definition))</p>\n") }
    output.write(
      "<p>Une part ou une moyenne dit sur combien elle porte quand on la montre. Qui compte dans un chiffre, et par quels événements :</p>\n"
    )
    output.write("<pre>\(HTMLText.escaped(commande))</pre>\n</div>\n</details>\n")
  }

  /// A figure, which leads to what it is; keys reach that without going through each figure.
  private func linked(_ text: String) -> String {
    commande == nil ? text : "<a href=\"#\(id)-source\" tabindex=\"-1\">\(text)</a>"
  }

  private func writeTable(to output: inout some TextOutputStream) {
    let style =
      HTMLText.escaped("--definition: " + HTMLText.styleString(definition ?? table.titre))
      + (PaperWidth(table).size.map { "; --papier: \($0)" } ?? "")
    output.write(
      """
      <div class="defile" role="region" tabindex="0" aria-labelledby="\(id)" style="\(style)">
      <table\(width)>
      <caption>\(HTMLText.escaped(([table.titre] + [definition].compactMap { $0 }).joined(separator: ". ")))</caption>
      <thead><tr>
      """)
    let hasLabels = table.disposition == .cellules
    if hasLabels { output.write("<td></td>") }
    for colonne in table.colonnes {
      let style = colonne.unite == .texte ? "" : " class=\"n\""
      output.write("<th scope=\"col\"\(style)>\(HTMLText.escaped(colonne.libelle))</th>")
    }
    output.write("</tr></thead>\n<tbody>\n")
    let folded = folded
    for ligne in table.lignes where !folded.contains(ligne.id) { writeRow(ligne, to: &output) }
    output.write("</tbody>\n</table>\n</div>\n")
    writeFolded(folded, to: &output)
  }

  /// Whether a telephone shows each line of the table as a list of its cells: too many columns for its width.
  private var isLarge: Bool { table.colonnes.count > (table.disposition == .cellules ? 3 : 5) }
  /// The name of the widths under which it does: a very wide table needs more than a tablet has.
  private var width: String {
    isLarge ? " class=\"\(table.colonnes.count > 6 ? "etendue" : "large")\"" : ""
  }

  private func writeRow(_ ligne: Ligne, to output: inout some TextOutputStream) {
    output.write(ligne.isTotal ? "<tr class=\"total\">" : "<tr>")
    if table.disposition == .cellules {
      output.write("<th scope=\"row\">\(HTMLText.escaped(ligne.libelle))</th>")
    }
    for place in table.colonnes.indices { output.write(cell(ligne, place)) }
    output.write("</tr>\n")
  }

  /// The lines without any figure, where there are several beside others that have some.
  private var folded: Set<String> {
    guard table.disposition == .cellules else { return [] }
    let empty = table.lignes.filter { ligne in
      !ligne.isTotal
        && table.colonnes.indices.allSatisfy {
          ligne.valeur($0) != .secret && (ligne.valeur($0)?.decimal?.mantisse ?? 0) == 0
        }
    }
    return empty.count > 1 && empty.count < table.lignes.count ? Set(empty.map(\.id)) : []
  }

  /// Writes the lines without any figure under one sentence that names them.
  private func writeFolded(_ folded: Set<String>, to output: inout some TextOutputStream) {
    guard !folded.isEmpty else { return }
    let lignes = table.lignes.filter { folded.contains($0.id) }
    let names = lignes.prefix(8).map(\.libelle.firstLowered).joined(separator: ", ")
    let others = lignes.count - 8
    let said = names + (others > 0 ? ", et \(others) autres" : "")
    output.write(
      "<details class=\"vides\"><summary>Rien pour : \(HTMLText.escaped(said))</summary>\n<table\(width)>\n<tbody>\n"
    )
    for ligne in lignes { writeRow(ligne, to: &output) }
    output.write("</tbody>\n</table>\n</details>\n")
  }

  private func cell(_ ligne: Ligne, _ place: Int) -> String {
    let colonne = table.colonnes[place]
    let valeur = ligne.valeur(place)
    let words = ligne.texte(place, sous: colonne)
    let head = isLarge ? " data-t=\"\(HTMLText.escaped(colonne.libelle))\"" : ""
    guard table.disposition == .cellules else {
      return colonne.unite == .texte
        ? "<td\(head)>\(HTMLText.breakable(words))</td>"
        : "<td class=\"n\"\(head)>\(HTMLText.escaped(words))</td>"
    }
    let text = HTMLText.escaped(words)
    if valeur == .sansObjet { return "<td></td>" }
    let style = colonne.unite == .texte ? "" : " class=\"n\""
    let quotient = over(ligne, place)
    let hint = quotient.map { " data-sur=\"\($0)\u{A0}— \"" } ?? ""
    let over = quotient.map { " <span class=\"sur\">\($0)</span>" } ?? ""
    return "<td\(style)\(attributes(ligne, place))\(head)\(hint)>\(linked(text))\(over)</td>"
  }

  /// The attributes that name a cell and give its value to machines.
  private func attributes(_ ligne: Ligne, _ place: Int) -> String {
    let colonne = table.colonnes[place]
    let machine = ligne.valeur(place)?.machine(ligne.unite(sous: colonne)) ?? ""
    let name = HTMLText.escaped("\(table.id)/\(ligne.id)/\(colonne.id)")
    return " data-cellule=\"\(name)\" data-valeur=\"\(HTMLText.escaped(machine))\""
  }

  /// What the share or the mean of a cell is over.
  private func over(_ ligne: Ligne, _ place: Int) -> String? {
    if let unknown = ligne.nonRenseignes[place] { return HTMLText.escaped("\(unknown)") }
    return ligne.quotients[place].map { quotient in
      "\(FrenchText.integer(quotient.numerateur)) sur \(FrenchText.integer(quotient.denominateur))"
    }
  }

  private func writeCards(to output: inout some TextOutputStream) {
    output.write("<ul class=\"chiffres\">\n")
    for ligne in table.lignes {
      let hint = over(ligne, 0).map { "\($0)\u{A0}— " } ?? ""
      let label = HTMLText.escaped(ligne.libelle)
      let words = "\(ligne.libelle.firstUppercased). \(definition ?? "")"
      let style = HTMLText.escaped("--definition: " + HTMLText.styleString(words))
      output.write("<li tabindex=\"0\" data-sur=\"\(hint)\" style=\"\(style)\">")
      output.write("<span class=\"libelle\">\(label)</span>")
      output.write("<strong\(attributes(ligne, 0))>\(linked(text(ligne, 0)))</strong>")
      // A card compares where the table does: the value, the one before, the change.
      if table.colonnes.count > 2, table.colonnes[2].isVariation {
        output.write(
          "<span class=\"avant\"><span class=\"sens\"\(attributes(ligne, 2))>\(change(ligne))</span> "
            + "<span class=\"avant-valeur\"\(attributes(ligne, 1))>\(text(ligne, 1))</span> "
            + "\(HTMLText.escaped(table.colonnes[1].libelle))</span>")
      }
      if let quotient = over(ligne, 0) {
        output.write("<span class=\"sur\">\(quotient)</span>")
      }
      output.write("</li>\n")
    }
    output.write("</ul>\n")
  }

  private func text(_ ligne: Ligne, _ place: Int) -> String {
    HTMLText.escaped(ligne.texte(place, sous: table.colonnes[place]))
  }

  /// The change over a year with its sign and an arrow.
  private func change(_ ligne: Ligne) -> String {
    let isKnown = ligne.nonRenseignes[2] == nil
    let mantisse = isKnown ? ligne.valeur(2)?.decimal?.mantisse ?? 0 : 0
    let mark = mantisse > 0 ? "▲ " : mantisse < 0 ? "▼ " : ""
    return mark + text(ligne, 2)
  }
}

extension Ligne {
  /// Whether the line sums up the others, and does not stand beside them in a drawing.
  var isTotal: Bool { ["total", "ensemble", "effectif"].contains(id) }
}

extension String {
  /// The text with its first letter in capital.
  package var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
  /// The text with its first letter small.
  var firstLowercased: String { prefix(1).lowercased() + dropFirst() }
  /// The text with its first letter small, but where the word is an acronym.
  var firstLowered: String {
    let second = dropFirst().first
    return second.map { $0.isUppercase || $0.isNumber } ?? true ? self : firstLowercased
  }
}
