/// Binds `journal.json` to the log's key, since no leaf of the tree holds it.
///
/// It is a signed note of its own, `journal.json.note`: a checkpoint stays free of extension lines,
/// which other people's verifiers do not look at. Its second line is not a number, so that it can
/// never pass for a checkpoint.
enum IdentitySeal {
  /// Name of the file.
  static let fileName = "journal.json.note"

  /// The text that is signed.
  static func text(origin: String, json bytes: [UInt8]) -> String {
    "\(origin)\n\(JournalIdentity.fileName) sha256\n\(ProofText.base64(SHA256.hash(bytes)))\n"
  }
}
