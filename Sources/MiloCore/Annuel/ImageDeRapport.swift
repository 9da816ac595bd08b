import MiloEvents

extension ReportImage {
  /// How many bytes a picture has at most: two mebibytes.
  static let most = 2 << 20
  /// How many points a side has at most.
  static let longest = 8_000

  /// The picture that bytes are, known by how they begin.
  ///
  /// - Throws: what they are, and what was expected; the path is left to whoever knows it.
  init(octets: [UInt8]) throws(FormeError) {
    func fault(_ found: String, _ expected: String) -> FormeError {
      FormeError(chemin: "", found: found, expected: expected)
    }
    guard octets.count <= Self.most else {
      throw fault(
        "une image de \(FrenchText.integer(octets.count)) octets",
        "\(FrenchText.integer(Self.most)) octets au plus : réduisez-la")
    }
    if octets.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      guard let size = Self.pngSize(octets) else {
        throw fault("un PNG sans dimensions", "un PNG entier")
      }
      try Self.check(size)
      self.init(.png, octets, alternative: "")
    } else if octets.starts(with: [0xFF, 0xD8, 0xFF]) {
      guard let size = Self.jpegSize(octets) else {
        throw fault("un JPEG sans dimensions", "un JPEG entier")
      }
      try Self.check(size)
      self.init(.jpeg, octets, alternative: "")
    } else if let text = Self.svg(octets) {
      if let found = Self.active(text) {
        throw fault(
          "un SVG qui porte « \(found) »", "un SVG qui ne fait que dessiner, sans rien appeler")
      }
      self.init(.svg, octets, alternative: "")
    } else {
      throw fault("un fichier d’une autre sorte", "une image PNG, JPEG ou SVG")
    }
  }

  private static func check(_ size: (width: Int, height: Int)) throws(FormeError) {
    guard (1...longest).contains(size.width), (1...longest).contains(size.height) else {
      throw FormeError(
        chemin: "",
        found:
          "une image de \(FrenchText.integer(size.width)) × \(FrenchText.integer(size.height)) points",
        expected: "de 1 à \(FrenchText.integer(longest)) points de côté")
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private static func pngSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24, bytes[12..<16].elementsEqual(Array("IHDR".utf8)) else { return nil }
    return (number(bytes[16..<20]), number(bytes[20..<24]))
  }

  /// The dimensions that the frame of a JPEG says, marker after marker.
  private static func jpegSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var place = 2
    while place + 9 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      if isFrame {
        return (number(bytes[place + 7..<place + 9]), number(bytes[place + 5..<place + 7]))
      }
      place += 2 + max(2, number(bytes[place + 2..<place + 4]))
    }
    return nil
  }

  private static func svg(_ bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let start = text.prefix(4096).lowercased()
    return start.contains("<svg") ? text.lowercased() : nil
  }

  /// What an SVG would run, read or fetch; nil for one that only draws.
  ///
  /// A browser runs nothing in the picture of a page; the same file opened by itself must run nothing either.
  private static func active(_ text: String) -> String? {
    let names = [
      "<script", "<foreignobject", "<iframe", "<embed", "<object", "<animate", "<set", "<handler",
      "<!doctype", "<!entity", "<?xml-stylesheet", "javascript:", "@import", "http-equiv",
    ]
    if let found = names.first(where: text.contains) { return found }
    if text.firstMatch(of: /[\s"'\/]on[a-z]+\s*=/) != nil { return "on…=" }
    for match in text.matches(of: /(href|src)\s*=\s*["']?\s*([^"'\s>]*)/)
    where !match.2.hasPrefix("#") && !match.2.hasPrefix("data:image/") {
      return String(match.1)
    }
    for match in text.matches(of: /url\(\s*["']?([^)"']*)/) where !match.1.hasPrefix("#") {
      return "url("
    }
    return nil
  }
}

extension Composition {
  /// The pictures by name, each checked.
  ///
  /// - Throws: a picture that is not given or is none, with the path of the block that names it.
  func reportImages(_ given: [String: [UInt8]]) throws(FormeError) -> [String: ReportImage] {
    var images: [String: ReportImage] = [:]
    for (place, chapitre) in chapitres.enumerated() {
      for (rank, bloc) in chapitre.blocs.enumerated() {
        guard case .image(let nom, _, _) = bloc, images[nom] == nil else { continue }
        let chemin = "chapitres[\(place)].blocs[\(rank)].image"
        guard let octets = given[nom] else {
          throw FormeError(
            chemin: chemin, found: "« \(nom.excerpt) », que le dossier des documents n’a pas",
            expected: "un fichier de ce nom, ou de ce SHA-256, dans le dossier des documents")
        }
        images[nom] = try situant(chemin) { () throws(FormeError) in
          try ReportImage(octets: octets)
        }
      }
    }
    return images
  }
}
