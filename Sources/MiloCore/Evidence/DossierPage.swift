public import MiloEvents

/// The page of an evidence file: what people read, the data block, and the script that verifies it.
///
/// Browsers give the script no access to the bytes of the file, only to the document they made of it. The
/// page is therefore written exactly as browsers write a document back (HTML's serialisation): lower-case
/// tags, quoted attributes, every element closed, nothing after `</html>`. So its script can hash what the
/// browser holds and compare it with the digests that the seal block gives for each part.
public struct DossierPage: Sendable {
  /// A part of the page that the seal block gives a digest of.
  struct Part: Sendable {
    let nom: String
    let texte: String
  }

  static let prologue = "<!doctype html>\n"
  static let dataOpening = #"<script type="application/json" id="donnees">"#
  static let sealOpening = #"<script type="application/json" id="sceau">"#
  static let scriptClosing = "</script>"
  static let epilogue = "</body></html>"
  /// The version of what the page shows: its words, its style, its script.
  ///
  /// A page of another one cannot be written again to be compared. Whoever changes what pages show gives it
  /// the next number, and keeps a page of this one among those that the tests verify for ever.
  static let affichage = 3
  /// First line of the note that signs a page: no journal has this origin.
  static let signatureHeader = "fr.milo.dossier/v1"

  private let dossier: DossierDePreuve
  private let data: String

  /// The page of an evidence file.
  ///
  /// - Throws: nothing in practice: all fields are texts and integers.
  public init(_ dossier: DossierDePreuve) throws {
    self.dossier = dossier
    data = try JSONText.encode(dossier).replacing("<", with: #"\u003c"#)
  }

  /// The parts, in the order of the page.
  var parts: [Part] {
    [Part(nom: "tete", texte: head)] + sections
      + [
        Part(nom: "donnees", texte: data),
        Part(nom: "verificateur", texte: DossierScript.text),
      ]
  }

  /// The page without its seal block's content: what is hashed and signed as a whole.
  ///
  /// It is what a browser gives back as the document element's `outerHTML`.
  private func document(seal: String) -> String {
    #"<html lang="fr">"# + head + "<body><main>\n"
      + sections.map(\.texte).joined(separator: "\n") + "\n</main>\n" + Self.dataOpening + data
      + Self.scriptClosing + "\n" + Self.sealOpening + seal + Self.scriptClosing
      + "\n<script>" + DossierScript.text + Self.scriptClosing + Self.epilogue
  }

  /// The text that signs the page.
  var signedText: String {
    Self.signedText(dossier.cleOuOrigine, Array(document(seal: "").utf8))
  }

  /// The text that signs a page of a journal.
  ///
  /// - Parameter unsealed: the page after its prologue, without what its seal block holds.
  static func signedText(_ origin: String, _ unsealed: [UInt8]) -> String {
    "\(signatureHeader)\n\(origin)\n\(Base64.encode(SHA256.hash(unsealed).bytes))\n"
  }

  /// Signs the page, so that nobody can alter it and its digests together.
  ///
  /// - Throws: ``CryptoError/libraryFailure``.
  public func signature(by key: SigningKey) throws(CryptoError) -> SignedNote {
    let signature = try key.sign(signedText)
    do throws(NoteError) {
      return try SignedNote(text: signedText, signatures: [signature])
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// The bytes of the page.
  public func html(signature: SignedNote? = nil) -> String {
    var digests = JSONObject()
    for part in parts {
      digests[part.nom] = .string(SHA256.hash(Array(part.texte.utf8)).description)
    }
    var seal = JSONObject()
    seal["parties"] = .object(digests)
    seal["page"] = .string(SHA256.hash(Array(document(seal: "").utf8)).description)
    seal["signature"] = signature.map { .string($0.description) }
    let text = String(decoding: JSONWriter.bytes(of: .object(seal)), as: UTF8.self)
    return Self.prologue + document(seal: text.replacing("<", with: #"\u003c"#))
  }

  private var head: String {
    "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
      + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
      + "<title>\(HTMLText.serialized(dossier.titre))</title><style>\(DossierStyle.text)</style></head>"
  }

  private var sections: [Part] {
    let writer = DossierSections(dossier)
    return [
      section("identite", writer.identite), section("verification", writer.verification),
      section("criteres", writer.criteres), section("chiffres", writer.chiffres),
      section("lignes", writer.lignes), section("portee", writer.portee),
    ]
  }

  private func section(_ id: String, _ content: String) -> Part {
    Part(nom: id, texte: #"<section id="\#(id)">\#(content)</section>"#)
  }
}

extension DossierDePreuve {
  /// The origin of the sealed journal, which its key bears too.
  var cleOuOrigine: String {
    String(sceau.prefix { !$0.isNewline })
  }
}
