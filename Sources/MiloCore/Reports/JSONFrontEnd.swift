import MiloEvents

/// JSON for programs: a stable format, its keys always in the same order.
///
/// Numbers are written digit by digit as they are in the report; nothing passes through floating
/// point. A value that cannot be computed is `null`, a cell that does not exist has no key.
///
/// In a report on several structures `structures` and `empreinte` say the lines of each journal, and each
/// table, then each of its lines, begins with the `structure` that it is about.
public struct JSONFrontEnd: FrontEnd {
  /// How much white space the text holds.
  public enum Style: Hashable, Sendable {
    /// The whole report on one line.
    case compact
    /// One line of text for each line of a table.
    case lisible
  }

  /// How much white space the text holds.
  public var style: Style
  /// Whether lines end with the numerator and the denominator of the shares and means that they show, for
  /// whoever adds them up elsewhere.
  public var mesures: Bool

  /// Makes the front-end.
  public init(style: Style = .lisible, mesures: Bool = false) {
    self.style = style
    self.mesures = mesures
  }

  /// Writes the report as one JSON object and a line end.
  public func render(_ report: Report, to output: inout some TextOutputStream) {
    output.write("{")
    output.write("\"structure\":\(quoted(report.provenance?.structure)),")
    if let periode = report.provenance?.periode {
      let bounds = "{\"debut\":\(quoted(periode.debut)),\"fin\":\(quoted(periode.fin))}"
      output.write("\"periode\":\(bounds),")
    } else {
      output.write("\"periode\":null,")
    }
    output.write("\"vu_au\":\(quoted(report.provenance?.vuAu)),")
    if report.provenance?.isProvisoire == true { output.write("\"provisoire\":true,") }
    let taille = report.provenance?.taille.map(String.init) ?? "null"
    output.write("\"taille\":\(taille),\"racine\":\(quoted(report.provenance?.racine)),")
    if let reprises = report.provenance?.reprises, reprises > 0 {
      output.write("\"reprises\":\(reprises),")
    }
    if let structures = report.provenance?.structures, !structures.isEmpty {
      let each = structures.map { structure in
        String(decoding: JSONWriter.bytes(of: structure.json), as: UTF8.self)
      }
      output.write("\"structures\":[\(each.joined(separator: ","))],")
      output.write("\"empreinte\":\(quoted(structures.empreinte)),")
    }
    if let secret = report.provenance?.secret { output.write("\"secret\":\(secret),") }
    output.write("\"tables\":[")
    for (index, table) in report.tables.enumerated() {
      if index > 0 { output.write(",") }
      newLine(to: &output)
      write(table, to: &output)
    }
    if !report.tables.isEmpty { newLine(to: &output) }
    output.write("]}\n")
  }

  private func write(_ table: ReportTable, to output: inout some TextOutputStream) {
    output.write("{\(structure(of: table))\"id\":\(quoted(table.id)),")
    output.write("\"titre\":\(quoted(table.titre)),")
    output.write("\"population\":\(quoted(table.population)),")
    output.write("\"definition\":\(quoted(table.definition)),")
    if table.colonnes.contains(where: \.isVariation) {
      // A change is in % or in points: the number alone does not say it.
      let unites = table.colonnes.map { "\(quoted($0.id)):\(quoted($0.unite.rawValue))" }
      output.write("\"unites\":{\(unites.joined(separator: ","))},")
    }
    output.write("\"lignes\":[")
    for (index, ligne) in table.lignes.enumerated() {
      if index > 0 { output.write(",") }
      newLine(to: &output)
      write(ligne, of: table, to: &output)
    }
    if !table.lignes.isEmpty { newLine(to: &output) }
    output.write("]")
    let secrets = table.secrets
    if !secrets.isEmpty {
      output.write(",\"secrets\":[\(secrets.map(quoted).joined(separator: ","))]")
    }
    output.write("}")
  }

  private func write(
    _ ligne: Ligne, of table: ReportTable, to output: inout some TextOutputStream
  ) {
    output.write("{\(structure(of: table))\"id\":\(quoted(ligne.id)),")
    output.write("\"libelle\":\(quoted(ligne.libelle)),\"valeurs\":{")
    var isFirst = true
    for (index, colonne) in table.colonnes.enumerated() {
      let valeur = ligne.valeur(index)
      if valeur == .sansObjet { continue }
      if !isFirst { output.write(",") }
      isFirst = false
      output.write("\(quoted(colonne.id)):\(json(valeur, unite: ligne.unite(sous: colonne)))")
    }
    output.write("}")
    let other = table.colonnes.enumerated().filter { index, colonne in
      ligne.unite(sous: colonne) != colonne.unite && ligne.valeur(index) != .sansObjet
    }
    if table.colonnes.contains(where: \.isVariation), !other.isEmpty {
      let unites = other.map {
        "\(quoted($1.id)):\(quoted(ligne.unite(sous: $1).rawValue))"
      }
      output.write(",\"unites\":{\(unites.joined(separator: ","))}")
    }
    if mesures {
      let quotients = table.colonnes.enumerated().compactMap { index, colonne in
        ligne.quotients[index].map { quotient in
          "\(quoted(colonne.id)):{\"numerateur\":\(quotient.numerateur),"
            + "\"denominateur\":\(quotient.denominateur)}"
        }
      }
      output.write(",\"mesures\":{\(quotients.joined(separator: ","))}")
    }
    output.write("}")
  }

  /// The first member of a table, and of a line, where a report is on several structures.
  private func structure(of table: ReportTable) -> String {
    table.structure.map { "\"structure\":\(quoted($0))," } ?? ""
  }

  private func json(_ valeur: Valeur?, unite: Unite) -> String {
    switch valeur {
    case .texte(let texte): quoted(texte)
    case .entier, .decimal: valeur?.machine(unite) ?? "null"
    case .sansObjet, .secret, nil: "null"
    }
  }

  private func newLine(to output: inout some TextOutputStream) {
    if style == .lisible { output.write("\n") }
  }
}

/// A JSON string, or `null`; only what JSON forbids is escaped.
private func quoted(_ text: String?) -> String {
  guard let text else { return "null" }
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case "\u{8}": quoted += "\\b"
    case "\u{C}": quoted += "\\f"
    case ..<" ":
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
