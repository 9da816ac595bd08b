import MiloEvents

/// The shell of a page of ours: head, style, heading, contents, foot.
///
/// What stands inside is the caller's.
/// The page stands alone: its policy lets no request leave it, and it is read without any script.
package struct HTMLPage: Sendable {
  /// What the window and the heading say.
  package var titre: String
  /// Whom the page is about, above the heading; nil where only a code is known.
  package var nom: String?
  /// Lines under the heading: structure, period, date of the view.
  package var sousTitres: [String] = []
  /// The chapters that the contents link to, by the `id` of their element.
  package var sommaire: [(id: String, titre: String)] = []
  /// The body, as HTML.
  package var corps: String
  /// Terms and values that the foot states, as text.
  package var pied: [(terme: String, valeur: String)] = []
  /// The figures as a file that can be saved: its name and its text; nil for a page without any.
  package var fichier: (nom: String, texte: String)?
  /// Data that the page carries without showing them, as JSON.
  package var donnees: String?
  /// Whether the body holds pictures, each whole in the page.
  package var hasImages = false
  /// A script of the page itself; nil for a page that runs none.
  package var script: String?

  /// A page around a body.
  package init(titre: String, corps: String) {
    self.titre = titre
    self.corps = corps
  }

  /// The identifier of the element that holds the data.
  package static let donneesId = "milo"

  /// Writes the whole page.
  package func write(to output: inout some TextOutputStream) {
    let head = [self.titre, nom].compactMap { $0 }.joined(separator: " – ")
    let titre = HTMLText.escaped(titre)
    let scripts =
      (hasImages ? "; img-src data:" : "")
      + (script == nil ? "" : "; script-src 'unsafe-inline'")
    output.write(
      """
      <!DOCTYPE html>
      <html lang="fr">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\(scripts)">
      <title>\(HTMLText.escaped(head))</title>
      <style>
      \(HTMLStyle.sheet)
      @page { @bottom-left { font: 7.5pt "Liberation Sans", "DejaVu Sans", sans-serif; white-space: nowrap; content: \(HTMLText.styleString(([head] + sousTitres.prefix(1)).joined(separator: " · "))) } }
      </style>
      </head>
      <body>
      <a class="evitement" href="#contenu">Aller au contenu</a>
      <header class="entete">
      \(nom.map { "<p class=\"nom\">\(HTMLText.escaped($0))</p>\n" } ?? "")<h1>\(titre)</h1>

      """)
    for line in sousTitres { output.write("<p>\(HTMLText.escaped(line))</p>\n") }
    output.write("</header>\n")
    if sommaire.count > 1 {
      output.write("<nav class=\"sommaire\" aria-label=\"Sommaire\">\n<ul>\n")
      for entry in sommaire {
        output.write(
          "<li><a href=\"#\(HTMLText.escaped(entry.id))\">\(HTMLText.escaped(entry.titre))</a></li>\n"
        )
      }
      output.write("</ul>\n</nav>\n")
    }
    output.write("<main id=\"contenu\">\n\(corps)</main>\n")
    if !pied.isEmpty {
      output.write("<footer class=\"pied\">\n<h2>Provenance</h2>\n<dl>\n")
      for (terme, valeur) in pied {
        output.write(
          "<dt>\(HTMLText.escaped(terme))</dt><dd>\(HTMLText.escaped(valeur))</dd>\n")
      }
      output.write("</dl>\n")
      if let fichier {
        let data = Base64.encode(Array(fichier.texte.utf8))
        output.write(
          "<p><a download=\"\(HTMLText.escaped(fichier.nom))\" href=\"data:text/csv;charset=utf-8;base64,\(data)\">Enregistrer les chiffres de cette page (CSV)</a></p>\n"
        )
      }
      output.write("</footer>\n")
    }
    if let donnees {
      // Inside a script element only « < » could end it.
      let safe = donnees.split(separator: "<", omittingEmptySubsequences: false)
        .joined(separator: "\\u003c")
      output.write(
        "<script type=\"application/json\" id=\"\(Self.donneesId)\">\(safe)</script>\n")
    }
    if let script { output.write("<script>\n\(script)\n</script>\n") }
    output.write("</body>\n</html>\n")
  }
}
