import MiloCore
import MiloEvents

/// The lines of a journal one after the other, as events, and as lines of a table.
enum EventLines {
  /// Shows every event in order until the closure says to stop.
  ///
  /// - Throws: the first line that is not valid, or an error of the store.
  static func forEach(
    in snapshot: StoreSnapshot, _ body: (Int, [UInt8], Event) throws(Failure) -> Bool
  ) throws(Failure) {
    var lines = JournalLines(snapshot)
    while true {
      let next = try journalling { () throws(JournalError) in try lines.next() }
      guard let next else { return }
      guard try body(next.index, next.line, next.event) else { return }
    }
  }

  /// The event as a line of a table.
  static func ligne(_ index: Int, _ event: Event) -> Ligne {
    let shown = event.withoutFreeText
    let who = event.authID ?? event.authType ?? ""
    return Ligne(
      id: String(index), libelle: String(index),
      valeurs: [
        .entier(index), .texte(event.id), .texte(event.declaration?.nom ?? event.type),
        .texte(event.subject ?? ""), .texte(event.time),
        .texte(event.recordedTime?.description ?? ""), .texte(who),
        .texte(String(decoding: JSONWriter.bytes(of: .object(shown.data)), as: UTF8.self)),
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

extension Event {
  /// The event with its free text withheld: it may hold sensitive words, shown only when asked for.
  var withoutFreeText: Event {
    guard let declaration else { return self }
    var shown = self
    for field in declaration.fields where field.type.isFreeText && data[field.name] != nil {
      shown.data[field.name] = "…"
    }
    if case .object(let rectified)? = data["data"], declaration.nom == Rectification.nom {
      // The kind of the rectified event is not at hand: what is free text somewhere is withheld.
      var hidden = rectified
      for member in rectified.members where Event.freeTextNames.contains(member.name) {
        hidden[member.name] = "…"
      }
      shown.data["data"] = .object(hidden)
    }
    return shown
  }

  /// Names of the fields that hold free text in some kind.
  private static let freeTextNames = Set(
    Catalogue.declarations.flatMap { $0.fields.filter(\.type.isFreeText).map(\.name) })
}

/// An event written over several lines, for reading.
enum PrettyJSON {
  static func text(of event: Event) -> String {
    let line = String(decoding: EventWriter.line(of: event), as: UTF8.self)
    var (text, depth, isInString, isEscaped) = ("", 0, false, false)
    for character in line {
      if isInString {
        text.append(character)
        (isInString, isEscaped) = (
          isEscaped || character != "\"", !isEscaped && character == "\\"
        )
        continue
      }
      switch character {
      case "{":
        depth += 1
        text += "{\n" + String(repeating: "  ", count: depth)
      case "}":
        depth -= 1
        text += "\n" + String(repeating: "  ", count: depth) + "}"
      case ",": text += ",\n" + String(repeating: "  ", count: depth)
      case ":": text += ": "
      case "\"":
        isInString = true
        text.append(character)
      default: text.append(character)
      }
    }
    return text + "\n"
  }
}
