/// The small spellings shared by notes, checkpoints, proofs and policies.
enum ProofText {
  /// Reads ASCII decimal digits without sign and without leading zero, or returns nil.
  static func decimal(_ text: some StringProtocol) -> Int? {
    let digits = text.utf8
    guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else {
      return nil
    }
    let isDecimal = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isDecimal ? Int(text) : nil
  }

  /// Reads the canonical base64 of exactly 32 bytes, or returns nil.
  static func digest(_ text: some StringProtocol) -> Digest? {
    Base64.decode(text).flatMap { Digest($0) }
  }

  /// Writes the canonical base64 of a digest.
  static func base64(_ digest: Digest) -> String {
    Base64.encode(digest.bytes)
  }

  /// Compares bytes; `==` on strings would accept another Unicode spelling of one text.
  static func isSame(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  /// Cuts at every newline, keeping empty lines; the newline that ends a text gives a last empty
  /// one.
  ///
  /// Newlines are looked for in the UTF-8 view, since `"\r\n"` is one `Character`.
  static func lines(_ text: some StringProtocol) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
