/// What `journal.json` says: whose journal it is.
public struct JournalIdentity: Hashable, Sendable {
  /// Version of the format on disk; 1.
  public var format = 1
  /// Origin of the signed tree heads, as `milo.example/besancon`.
  public var origin: String
  /// Default `source` of the events, as `/structures/besancon`.
  public var source: String
  /// IANA name of the time zone where days end, as `Europe/Paris`.
  public var fuseau: String

  /// The end of the source: what names the structure among others.
  public var nom: String { source.split(separator: "/").last.map(String.init) ?? source }

  /// Name of the file.
  public static let fileName = JournalFolder.identityName
  /// The time zone of a journal that states none.
  public static let defaultFuseau = "Europe/Paris"

  /// The identity of a journal.
  public init(origin: String, source: String, fuseau: String = JournalIdentity.defaultFuseau) {
    self.origin = origin
    self.source = source
    self.fuseau = fuseau
  }

  /// Reads the bytes of `journal.json`.
  ///
  /// - Throws: what is missing or wrong.
  public init(json bytes: [UInt8]) throws(FieldError) {
    let parsed: Result<JSONValue, JSONParser.Failure> = bytes.withUnsafeBufferPointer { text in
      do throws(JSONParser.Failure) {
        return .success(try JSONParser.parse(text))
      } catch {
        return .failure(error)
      }
    }
    guard case .success(.object(let object)) = parsed else {
      throw FieldError(
        field: "", found: "autre chose qu’un objet JSON", expected: "{\"format\":1,…}")
    }
    guard object["format"] == 1 else {
      throw FieldError(
        field: "format", found: object["format"]?.excerpt ?? "rien", expected: "1")
    }
    func text(_ name: String) throws(FieldError) -> String {
      guard let text = object[name]?.string, !text.isEmpty else {
        throw FieldError(
          field: name, found: object[name]?.excerpt ?? "rien", expected: "une chaîne non vide")
      }
      return text
    }
    origin = try text("origin")
    source = try text("source")
    fuseau = object["fuseau"] == nil ? Self.defaultFuseau : try text("fuseau")
    guard Event.isURIReference(source) else {
      throw FieldError(
        field: "source", found: "« \(source) »",
        expected: "une référence d’URI, comme /structures/besancon")
    }
  }

  /// The bytes of `journal.json`.
  public var json: [UInt8] {
    JSONWriter.bytes(of: [
      "format": 1, "origin": .string(origin), "source": .string(source), "fuseau": .string(fuseau),
    ]) + [0x0A]
  }
}
