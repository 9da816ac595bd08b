import MiloCore
import MiloEvents

/// A small journal under construction, one line after the other.
struct EcritureDroits {
  private var lines: [String] = []

  /// Appends an event at ten o'clock of a day and gives its `id`.
  @discardableResult
  mutating func fait(
    _ nom: String, _ sujet: String, _ le: String, inscrit: String = "2026-03-31",
    _ data: JSONObject
  ) -> String {
    let id = "e\(lines.count)"
    let line: JSONValue = [
      "specversion": "1.0", "id": .string(id), "source": "/structures/essai",
      "type": .string("fr.milo.\(nom).v1"), "subject": .string(sujet),
      "time": .string("\(le)T10:00:00+01:00"),
      "recordedtime": .string("\(inscrit)T10:00:00.000Z"), "data": .object(data),
    ]
    lines.append(String(decoding: JSONWriter.bytes(of: line), as: UTF8.self))
    return id
  }

  /// What the journal says, as known on a day.
  func lecture(vuAu: String? = nil) throws -> Lecture {
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    let journal = Journal(
      identity: JournalIdentity(origin: "essai", source: "/structures/essai"),
      store: MemoryStore(bytes))
    return try Lecture(journal, vuAu: vuAu.flatMap { LocalDate($0) })
  }

  /// Each row as `CEJ 2022-03 50000/0 a_verser`.
  func droits(vuAu: String? = nil) throws -> [String] {
    try lecture(vuAu: vuAu).droits().map { droit in
      let amounts = (droit.du.map { String($0) } ?? "?") + "/\(droit.verse)"
      return "\(droit.allocation.rawValue) \(droit.mois) \(amounts) \(droit.etat.rawValue)"
    }
  }

  // MARK: Shorthands

  mutating func adulte(_ jeune: String = "J1", categorie: JSONValue = "non_imposable") {
    fait("profil", jeune, "2013-01-01", ["date_naissance": "2000-06-15"])
    fait("foyer_fiscal", jeune, "2013-01-01", ["categorie": categorie])
  }

  mutating func cej(_ le: String, _ fin: String) -> String {
    fait("dispositif.entree", "J1", le, ["dispositif": "CEJ", "fin_prevue": .string(fin)])
  }

  mutating func ressources(
    _ mois: String, _ deductibles: Int = 0, _ partielles: Int = 0, inscrit: String = "2026-03-31"
  ) {
    fait(
      "ressources", "J1", "\(mois)-28", inscrit: inscrit,
      [
        "mois": .string(mois), "deductibles_centimes": .integer(deductibles),
        "partielles_centimes": .integer(partielles),
      ])
  }

  @discardableResult
  mutating func verse(
    _ aide: JSONValue, _ mois: String, _ centimes: Int, inscrit: String = "2026-03-31"
  ) -> String {
    fait(
      "aide.versement", "J1", "\(mois)-15", inscrit: inscrit,
      ["aide": aide, "mois": .string(mois), "montant_centimes": .integer(centimes)])
  }
}

/// The month that a text writes; tests write months that exist.
func mois(_ text: String) -> Mois {
  Mois(text) ?? Mois(index: 0)
}

/// The date that a text writes; tests write dates that exist.
func jour(_ text: String) -> LocalDate {
  LocalDate(text) ?? LocalDate(day: 0)
}
