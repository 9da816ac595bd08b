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

  /// The cells that a browser would show, in the order of the page, each with all the text of its element.
  static func cells(of page: [UInt8]) -> [RapportPublie.Cellule] {
    var cells: [RapportPublie.Cellule] = []
    /// The cell whose element is open, the name of that element and how many of that name it holds.
    var open: (cellule: RapportPublie.Cellule, element: String, depth: Int)?
    var place = 0
    while place < page.count {
      guard page[place] == UInt8(ascii: "<") else {
        let end = page[place...].firstIndex(of: UInt8(ascii: "<")) ?? page.count
        open?.cellule.texte?.append(text(page[place..<end], trims: false))
        place = end
        continue
      }
      if page[place...].starts(with: Array("<!--".utf8)) {
        place = find(Array("-->".utf8), in: page, from: place) ?? page.count
        continue
      }
      guard let end = page[place...].firstIndex(of: UInt8(ascii: ">")) else { break }
      let tag = page[place + 1..<end]
      place = end + 1
      let isClosing = tag.first == UInt8(ascii: "/")
      let element = String(
        decoding: tag.drop { $0 == UInt8(ascii: "/") }.prefix {
          $0 > 0x20 && $0 != UInt8(ascii: "/")
        },
        as: UTF8.self
      ).lowercased()
      if !isClosing, unseen.contains(element) {
        place = find(Array("</\(element)>".utf8), in: page, from: place) ?? page.count
        continue
      }
      if let cell = cell(tag), !isClosing {
        open = (cell, element, 1)
      } else if let current = open, current.element == element {
        open?.depth += isClosing ? -1 : 1
        if current.depth == 1, isClosing {
          var closed = current.cellule
          closed.texte = closed.texte?.trimmed
          cells.append(closed)
          open = nil
        }
      }
    }
    return cells
  }

  /// The elements whose content nobody sees.
  private static let unseen: Set<String> = ["script", "style", "template", "title"]

  /// The cell that a tag names; nil for most.
  private static func cell(_ tag: ArraySlice<UInt8>) -> RapportPublie.Cellule? {
    let bytes = Array(tag)
    let value = Array("\" data-valeur=\"".utf8)
    guard let name = find(Array(" data-cellule=\"".utf8), in: bytes, from: 0),
      let start = find(value, in: bytes, from: name),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return RapportPublie.Cellule(
      nom: text(bytes[name..<start - value.count]), valeur: text(bytes[start..<end]), texte: "")
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
  private static func text(_ bytes: ArraySlice<UInt8>, trims: Bool = true) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return trims ? text.trimmed : text
  }
}
