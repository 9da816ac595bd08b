/// One page that stands alone, for a browser, a telephone or a sheet of paper: no request, no script.
///
/// Each figure carries the name of its cell in `data-cellule` and its value for machines in
/// `data-valeur`. Tables with a ``Figure`` are drawn too. The foot says what the page was computed from,
/// and an inert island of JSON says it to `milo rapport --verifier`.
public struct HTMLFrontEnd: FrontEnd {
  /// The program that makes the page, with its version.
  public var logiciel: String?

  /// Makes the front-end.
  public init(logiciel: String? = nil) {
    self.logiciel = logiciel
  }

  /// Writes the page: chapters where the tables have them, then notes.
  public func render(_ report: Report, to output: inout some TextOutputStream) {
    var body = ""
    var chapitres: [Chapitre] = []
    var definition: String?
    var hasImages = false
    let suite = Self.suite(of: report)
    for (place, bloc) in report.blocs.enumerated() {
      if let chapitre = bloc.chapitre, chapitre != chapitres.last {
        if !chapitres.isEmpty { body += "</section>\n" }
        chapitres.append(chapitre)
        definition = nil
        Self.open(chapitre, to: &body)
      }
      switch bloc {
      case .table(let table):
        var block = HTMLTable(
          table: table, id: "t\(place + 1)", commande: table.commande(suite: suite))
        block.showsDefinition = block.definition != definition
        definition = block.definition
        block.write(to: &body)
      case .texte(let texte): HTMLProse.write(texte, to: &body)
      case .image(let image):
        hasImages = true
        HTMLProse.write(image, to: &body)
      }
    }
    if !chapitres.isEmpty { body += "</section>\n" }
    if !report.notes.isEmpty {
      body += "<section class=\"bloc\">\n<h2>Notes</h2>\n<ul>\n"
      for note in report.notes { body += "<li>\(HTMLText.escaped(note))</li>\n" }
      body += "</ul>\n</section>\n"
    }
    var page = HTMLPage(titre: report.titre, corps: body)
    page.sousTitres = Array(FrenchText.provenance(of: report).prefix(1))
    page.nom = report.nom
    page.hasImages = hasImages
    page.sommaire = chapitres.map { ($0.id, $0.titre) }
    page.pied = report.pied(logiciel: logiciel)
    if report.tables.contains(where: { $0.disposition == .cellules }) {
      page.fichier = (Self.fileName(of: report), CSVFrontEnd().text(of: report))
    }
    page.donnees = PageOrigin(report, logiciel: logiciel)?.json
    page.write(to: &output)
  }

  /// What to type after the name of a cell for it to be explained; nil where it takes a journal and a period.
  private static func suite(of report: Report) -> String? {
    guard let provenance = report.provenance, let periode = provenance.periode else { return nil }
    var words = ["--du \(periode.debut)", "--au \(periode.fin)"]
    words += provenance.filtres.map { "--filtre \(HTMLText.shellWord($0))" }
    if let vuAu = provenance.vuAu { words.append("--vu-au \(vuAu)") }
    return words.joined(separator: " ")
  }

  /// What the file of the page's figures is called.
  private static func fileName(of report: Report) -> String {
    let periode = report.provenance?.periode.map { "-\($0.debut)-\($0.fin)" } ?? ""
    return "chiffres\(periode).csv"
  }

  private static func open(_ chapitre: Chapitre, to body: inout String) {
    let id = HTMLText.escaped(chapitre.id)
    body += "<section class=\"chapitre\" id=\"\(id)\" aria-labelledby=\"\(id)-titre\">\n"
    body += "<h2 id=\"\(id)-titre\">\(HTMLText.escaped(chapitre.titre))</h2>\n"
    if let chapeau = chapitre.chapeau {
      body += "<p class=\"chapeau\">\(HTMLText.escaped(chapeau))</p>\n"
    }
    if let precision = chapitre.precision {
      body += "<p class=\"precision\">\(HTMLText.escaped(precision))</p>\n"
    }
  }
}

extension ReportTable {
  /// The command that explains a figure of the table, one that is not 0 as an example.
  ///
  /// - Parameter suite: what is typed after the name of the cell; nil where nothing explains it.
  fileprivate func commande(suite: String?) -> String? {
    guard let suite, disposition == .cellules else { return nil }
    for ligne in lignes {
      for (place, colonne) in colonnes.enumerated() {
        if let number = ligne.valeur(place)?.decimal, number.mantisse != 0 {
          return "milo expliquer \(HTMLText.shellWord("\(id)/\(ligne.id)/\(colonne.id)")) \(suite)"
        }
      }
    }
    return nil
  }
}
