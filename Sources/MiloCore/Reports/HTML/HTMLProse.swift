import MiloEvents

/// Sentences and pictures of a report as blocks of a page.
enum HTMLProse {
  /// Writes sentences, each figure with the name of its cell.
  static func write(_ texte: ReportText, to output: inout some TextOutputStream) {
    output.write(texte.isCitation ? "<blockquote class=\"prose\">\n" : "<div class=\"prose\">\n")
    for paragraphe in texte.paragraphes {
      switch paragraphe {
      case .phrases(let mots): output.write("<p>\(html(mots))</p>\n")
      case .liste(let items):
        output.write("<ul>\n")
        for item in items { output.write("<li>\(html(item))</li>\n") }
        output.write("</ul>\n")
      }
    }
    if let auteur = texte.auteur {
      output.write("<p class=\"auteur\">\(HTMLText.escaped(auteur))</p>\n")
    }
    output.write(texte.isCitation ? "</blockquote>\n" : "</div>\n")
  }

  private static func html(_ mots: [ReportText.Mot]) -> String {
    mots.map { mot in
      var html = HTMLText.escaped(mot.texte)
      if let chiffre = mot.chiffre {
        let cellule = HTMLText.escaped(chiffre.cellule)
        let valeur = HTMLText.escaped(chiffre.valeur)
        html =
          "<span class=\"chiffre\" data-cellule=\"\(cellule)\" data-valeur=\"\(valeur)\">\(html)</span>"
      }
      if mot.isAccentue { html = "<em>\(html)</em>" }
      if mot.isFort { html = "<strong>\(html)</strong>" }
      if let adresse = mot.adresse {
        html = "<a href=\"\(HTMLText.escaped(adresse))\">\(html)</a>"
      }
      return html
    }.joined()
  }

  /// Writes a picture, its bytes in the page.
  static func write(_ image: ReportImage, to output: inout some TextOutputStream) {
    let alternative = HTMLText.escaped(image.alternative)
    let data = Base64.encode(image.octets)
    output.write(
      "<figure class=\"image\"><img src=\"data:\(image.format.rawValue);base64,\(data)\" alt=\"\(alternative)\">"
    )
    if let legende = image.legende {
      output.write("<figcaption>\(HTMLText.escaped(legende))</figcaption>")
    }
    output.write("</figure>\n")
  }
}
