import MiloEvents

@testable import MiloCore

/// Journals of all that happens to lines, and what a reading of them knows.
enum WildJournal {
  /// Lines of some youths, corrected, merged, of kinds outside the catalogue too.
  ///
  /// - Parameters:
  ///   - hasFusions: whether files are merged.
  ///   - youths: how many youths there are.
  static func lines(
    seed: UInt64, count: Int, hasFusions: Bool = true, youths: Int = 40
  ) -> [[UInt8]] {
    var sample = SampleHistory()
    var random = SplitMix(seed: seed)
    for round in 0..<count {
      let youth = "J\(random.below(youths))"
      let (month, day) = (1 + random.below(12), 1 + random.below(28))
      let date = "2021-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      let recorded = RecordedTime(
        milliseconds: Int64(19_000 + round / 6) * 86_400_000 + 43_200_000
      ).description
      let (id, former) = ("e\(round)", "e\(random.below(max(1, round)))")
      switch random.below(16) {
      case 0, 1: sample.entretien(id, youth, on: date, recorded: recorded)
      case 2:
        sample.add(
          id, "profil",
          ["niveau": "IV_diplome", "sexe": "F", "commune": .string("5510\(random.below(9))")],
          youth, on: date, recorded: recorded)
      case 3:
        sample.add(
          id, "dispositif.entree", ["dispositif": .string("X\(random.below(9))")], youth, on: date,
          recorded: recorded)
      case 4:
        sample.add(
          id, "dispositif.sortie", ["entree": .string(former), "motif": "autre"], youth, on: date,
          recorded: recorded)
      case 5: sample.annule(former, recorded: recorded)
      case 6 where hasFusions:
        sample.fusionne("J\(random.below(youths))", youth, recorded: recorded)
      case 7, 8:
        sample.rectifie(
          former, ["conseiller": .string("c\(random.below(5))")],
          time: random.below(2) == 0 ? "\(date)T10:00:00+01:00" : nil,
          subject: random.below(3) == 0 ? youth : nil, recorded: recorded)
      case 9:
        sample.add(
          id, "x-essai", ["n": 1], youth, on: date, recorded: recorded,
          author: "c\(random.below(9))")
      case 10:
        sample.add(
          id, "referent", ["conseiller": .string("c\(random.below(5))")], youth, on: date,
          recorded: recorded)
      case 11:
        sample.add(
          id, "rendez_vous",
          [
            "statut": "present", "quand": "2022-06-01T09:00:00+02:00",
            "objet": .string("O\(random.below(7))"),
          ], youth,
          on: date, recorded: recorded)
      case 12 where random.below(4) == 0:
        sample.add(
          id, "dispositif.groupe",
          ["code": .string("G\(random.below(3))"), "libelle": "G", "membres": ["X1", "X2"]], "s",
          on: date,
          recorded: recorded)
      case 12 where random.below(4) == 0:
        sample.add(
          id, "absence",
          [
            "conseiller": "c1", "du": .string(date), "au": .string(date), "remplacant": "c2",
          ], "s", on: date, recorded: recorded)
      default: sample.add(id, "contact", ["canal": "sms"], youth, on: date, recorded: recorded)
      }
    }
    return sample.lines
  }

  /// All that a reading knows, texts written out, youths by their identifiers.
  static func known(_ lecture: Lecture) -> [String] {
    let histoires = lecture.histoires
    func text(_ fait: Fait) -> String {
      var words: [String] = []
      let interned = fait.kind.internedWords
      for ordinal in 0..<32 {
        guard let place = fait.place(ofField: ordinal) else { continue }
        let word = histoires.words[place]
        let fields = fait.kind.declaration?.fields ?? []
        if fields.indices.contains(ordinal), case .reference = fields[ordinal].type {
          // The hash of an id depends on who read it.
          words.append("→")
          continue
        }
        words.append(
          interned & 1 << UInt32(ordinal) != 0 && word > Fait.encrypted
            ? histoires.texts.text(UInt32(word)) : "\(word)")
      }
      let subject = fait.subject == Fait.nobody ? "-" : histoires.texts.text(fait.subject)
      return
        "\(fait.line) \(fait.kind.rawValue) \(fait.instant) \(fait.date) \(fait.recorded) \(subject) \(words)"
    }
    let jeunes = histoires.jeunes.sorted { $0.identifiant < $1.identifiant }
    var all = jeunes.flatMap { [$0.identifiant] + $0.faits.map(text) }
    all += histoires.structure.map(text) + histoires.unknown.map(text)
    all += histoires.cancelled.map(text)
    all += histoires.corrections.map { text($0.fait) + ($0.target.map(text) ?? "-") }
    all += histoires.rectifications.sorted { $0.key < $1.key }.map { "\($0)" }
    all += [
      "\(lecture.taille) \(String(describing: lecture.racine))",
      "\(String(describing: histoires.premierContact))",
      "\(String(describing: histoires.dernierEnregistrement))",
      "\(histoires.dispositifsEntres.map { histoires.texts.text($0) }.sorted())",
      "\(String(describing: try? lecture.lines.place(of: lecture.taille / 2)))",
    ]
    return all
  }
}
