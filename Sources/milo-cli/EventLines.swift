import MiloCore
import MiloEvents

/// The lines of a journal one after the other, as events, and as lines of a table.
enum EventLines {
  /// Shows every event in order until the closure says to stop.
  ///
  /// - Parameter sieve: turns away most of the events that are not wanted, at little cost.
  /// - Throws: the first line that is not valid, or an error of the store.
  static func forEach(
    in snapshot: StoreSnapshot, sieve: JournalLines.Sieve? = nil,
    _ body: (Int, [UInt8], Event) throws(Failure) -> Bool
  ) throws(Failure) {
    var lines = JournalLines(snapshot, sieve: sieve)
    while true {
      let next = try journalling { () throws(JournalError) in try lines.next() }
      guard let next else { return }
      guard try body(next.index, next.line, next.event) else { return }
    }
  }

  /// The event as a line of a table.
  static func ligne(_ index: Int, _ event: Event) -> Ligne {
    let who = event.authID ?? event.authType ?? ""
    return Ligne(
      id: String(index), libelle: String(index),
      valeurs: [
        .entier(index), .texte(event.id), .texte(event.declaration?.nom ?? event.type),
        .texte(event.subject ?? ""), .texte(event.time),
        .texte(event.recordedTime?.description ?? ""), .texte(who),
        .texte(String(decoding: JSONWriter.bytes(of: .object(event.data)), as: UTF8.self)),
      ])
  }

  /// The table of such lines.
  static func table(_ lignes: [Ligne]) -> ReportTable {
    let colonnes = ["index", "id", "type", "sujet", "time", "recordedtime", "auteur", "data"]
    return ReportTable(
      id: "evenements", titre: "Événements",
      colonnes: colonnes.enumerated().map {
        Colonne(id: $1, libelle: $1, unite: $0 == 0 ? .nombre : .texte)
      }, lignes: lignes, disposition: .lignes)
  }
}

/// Shows events to people: free text is withheld unless asked for, and an encrypted field is opened
/// only where free text is asked for and the coffre is at hand.
struct EventDisplay {
  /// Whether free text is asked for.
  let showsText: Bool
  private let journal: Journal
  private let coffre: FolderKeyStore?
  private let cache: Lecture.Cache?
  /// The whole journal, read when it is first needed: for its erasures, for what it calls its codes.
  private var lecture: Lecture?
  /// Made at the first encrypted field met.
  private var devoilement: Devoilement?

  init(
    _ journal: Journal, coffre: FolderKeyStore?, showsText: Bool, cache: Lecture.Cache?
  ) {
    self.cache = cache
    self.showsText = showsText
    self.journal = journal
    self.coffre = coffre
  }

  /// The event of a line as it is shown.
  mutating func shown(_ event: Event, ligne: Int) throws(Failure) -> Event {
    let withheld = showsText ? event : event.masque
    guard FieldCipher.hasEncryptedField(withheld) else { return withheld }
    let devoilement = try made()
    return try opening { () throws(KeyStoreError) in
      try devoilement.lisible(withheld, ligne: ligne)
    }
  }

  /// How to tell the lines to people: by what the journal calls its codes, as known at the end of a day.
  ///
  /// A journal that is damaged somewhere still shows its other lines, without words of its own.
  mutating func words(vuAu: LocalDate? = nil) -> EventWords {
    let (journal, cache) = (journal, cache)
    let read = vuAu == nil ? try? whole() : try? Lecture(journal, vuAu: vuAu, cache: cache)
    return read.map { EventWords($0) } ?? EventWords(of: journal.identity)
  }

  private mutating func made() throws(Failure) -> Devoilement {
    if let devoilement { return devoilement }
    let made = Devoilement(try whole(), coffre: showsText ? coffre : nil)
    devoilement = made
    return made
  }

  private mutating func whole() throws(Failure) -> Lecture {
    if let lecture { return lecture }
    let (journal, cache) = (journal, cache)
    let read = try journalling { () throws(JournalError) in try Lecture(journal, cache: cache) }
    lecture = read
    return read
  }
}

/// JSON written over several lines, for reading.
enum PrettyJSON {
  static func text(of event: Event) -> String { text(EventWriter.line(of: event)) }

  static func text(of value: JSONValue) -> String { text(JSONWriter.bytes(of: value)) }

  private static func text(_ compact: [UInt8]) -> String {
    // Bytes, not characters: a mark at the start of a text combines with the quote before it.
    var (text, depth, isInString, isEscaped): ([UInt8], Int, Bool, Bool) = ([], 0, false, false)
    func breakLine() {
      text.append(UInt8(ascii: "\n"))
      text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
    for byte in compact {
      if isInString {
        text.append(byte)
        (isInString, isEscaped) = (
          isEscaped || byte != UInt8(ascii: "\""), !isEscaped && byte == UInt8(ascii: "\\")
        )
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        text.append(byte)
        breakLine()
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        breakLine()
        text.append(byte)
      case UInt8(ascii: ","):
        text.append(byte)
        breakLine()
      case UInt8(ascii: ":"): text += [byte, UInt8(ascii: " ")]
      default:
        isInString = byte == UInt8(ascii: "\"")
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self) + "\n"
  }
}
