import MiloEvents

/// What a page of ours holds for machines, found in its bytes.
enum PublishedPage {
  /// The island of data; nil in anything but a page that has one.
  static func data(of page: [UInt8]) -> [UInt8]? {
    let opening = "<script type=\"application/json\" id=\"\(HTMLPage.donneesId)\">"
    guard let start = find(Array(opening.utf8), in: page, from: 0),
      let end = find(Array("</script>".utf8), in: page, from: start)
    else { return nil }
    return Array(page[start..<end - "</script>".utf8.count])
  }

  /// The cells, in the order of the page.
  static func cells(of page: [UInt8]) -> [RapportPublie.Cellule] {
    var cells: [RapportPublie.Cellule] = []
    let name = Array(" data-cellule=\"".utf8)
    let value = Array("\" data-valeur=\"".utf8)
    var place = 0
    while let start = find(name, in: page, from: place) {
      place = start
      guard let valueStart = find(value, in: page, from: start),
        let valueEnd = page[valueStart...].firstIndex(of: UInt8(ascii: "\"")),
        let tagEnd = page[valueEnd...].firstIndex(of: UInt8(ascii: ">")),
        let textEnd = page[tagEnd...].firstIndex(of: UInt8(ascii: "<"))
      else { return cells }
      cells.append(
        RapportPublie.Cellule(
          nom: text(page[start..<valueStart - value.count]),
          valeur: text(page[valueStart..<valueEnd]),
          texte: text(page[(tagEnd + 1)..<textEnd])))
      place = textEnd
    }
    return cells
  }

  /// Where what is looked for ends, first found from an offset on.
  private static func find(_ wanted: [UInt8], in page: [UInt8], from start: Int) -> Int? {
    guard page.count >= wanted.count else { return nil }
    var place = start
    while place <= page.count - wanted.count {
      if page[place] == wanted[0], page[place..<place + wanted.count].elementsEqual(wanted) {
        return place + wanted.count
      }
      place += 1
    }
    return nil
  }

  /// The text that our pages write for these bytes.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return text.trimmed
  }
}
