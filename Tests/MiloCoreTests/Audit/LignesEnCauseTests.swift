import MiloEvents
import Testing

@testable import MiloCore

/// What `ecart` cites: without the lines cited nothing is left of a difference, and without any other line
/// it stays the same.
///
/// The differences are counted apart from what finds the lines: by `expliquer`, in a journal where the lines
/// were never written.
@Suite struct `The lines that a difference cites` {
  private static func options(_ seed: UInt64) -> Statistiques.Options {
    var options = Statistiques.Options()
    options.tables = ["synthese", "profil.contact", "dispositifs", "rendez_vous", "qualite"]
    if seed.isMultiple(of: 8) {
      options.tables += ["profil.primos", "sorties", "territoire.contact.commune", "evolution"]
    }
    return options
  }

  private static func lecture(
    _ lines: [[UInt8]], sans retirees: Set<Int> = [], vuAu: LocalDate
  ) throws -> Lecture {
    // A line of which nothing counts stands for one that was never written: the others keep their indexes.
    let bytes = try lines.enumerated().reduce(into: [UInt8]()) { bytes, line in
      if retirees.contains(line.offset) {
        var event = Event(
          id: "retiree-\(line.offset)", source: "/s", type: "org.exemple.rien.v1", subject: "rien",
          time: "2001-01-01T09:00:00+01:00", data: [:])
        event.recordedTime = try EventReader.event(in: line.element).recordedTime
        bytes += EventWriter.line(of: event)
      } else {
        bytes += line.element
      }
      bytes.append(0x0A)
    }
    return try Lecture(
      Journal(
        identity: JournalIdentity(origin: "o", source: "/s"), store: MemoryStore(bytes)),
      vuAu: vuAu)
  }

  /// What somebody or something counts in a sum of a cell.
  private struct Nom: Hashable {
    var cellule: String
    var role: Explication.Role
    var qui: String
  }

  /// A journal as known on a day, explained.
  private static func explicateur(
    _ lines: [[UInt8]], sans retirees: Set<Int> = [], vuAu: LocalDate,
    _ options: Statistiques.Options
  ) throws -> Explicateur {
    let histoires = try lecture(lines, sans: retirees, vuAu: vuAu).histoires
    return Explicateur(
      try Statistiques(histoires, Periode(annee: 2021), options, explains: true), histoires)
  }

  /// What each counts in the sums of cells; what counts nothing is not there.
  private static func comptes(
    _ formules: [(cellule: Cellule, formule: Formule)], _ explicateur: Explicateur
  ) -> [Nom: Int] {
    var (explicateur, comptes) = (explicateur, [Nom: Int]())
    for (cellule, formule) in formules {
      for partie in explicateur.explication(cellule, formule).parties {
        for contribution in partie.contributions {
          let nom = Nom(
            cellule: "\(cellule)", role: partie.role, qui: contribution.cle)
          comptes[nom, default: 0] += contribution.montant
        }
      }
    }
    return comptes.filter { $0.value != 0 }
  }

  /// The parts of the changes of two dates.
  private static func parts(_ ecart: Ecart) -> [Nom: Ecart.Part] {
    var all: [Nom: Ecart.Part] = [:]
    for changement in ecart.changements {
      for partie in changement.parties {
        for part in partie.parts {
          all[Nom(cellule: changement.cellule, role: partie.role, qui: part.qui)] = part
        }
      }
    }
    return all
  }

  /// The youths whom each line is about: corrections, with those that they make an event be of.
  private static func jeunes(_ lines: [[UInt8]]) throws -> [Set<String>] {
    var byId: [String: Int] = [:]
    var own: [Set<String>] = []
    for (index, line) in lines.enumerated() {
      let event = try EventReader.event(in: line)
      var names = Set([event.subject, event.data["subject"]?.string].compactMap { $0 })
      if let absorbed = event.data["absorbe"]?.string { names.insert(absorbed) }
      if let target = event.data["evenement"]?.string.flatMap({ byId[$0] }) {
        names.formUnion(own[target])
      }
      byId[event.id] = index
      own.append(names)
    }
    return own
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `are those whose presence changes it, and no others`(seed: UInt64) throws {
    var random = SplitMix(seed: seed &* 7919)
    // Few youths, of whom much is said: what they count rests on several lines.
    let lines = WildJournal.lines(
      seed: seed, count: 30 + random.below(30), youths: 2 + random.below(6))
    let first = LocalDate(day: 19_000) + random.below(5)
    let second = first + 1 + random.below(3)
    let options = Self.options(seed)
    let (before, after) = try (
      Self.lecture(lines, vuAu: first), Self.lecture(lines, vuAu: second)
    )
    let ecart = try Ecart(before, after, Periode(annee: 2021), options)
    let parts = Self.parts(ecart)
    var (avant, apres) = try (
      Self.explicateur(lines, vuAu: first, options),
      Self.explicateur(lines, vuAu: second, options)
    )
    let formules = ecart.changements.compactMap { changement in
      Cellule(changement.cellule).flatMap { cellule in
        (apres.formuleEventuelle(of: cellule) ?? avant.formuleEventuelle(of: cellule))
          .map { (cellule: cellule, formule: $0) }
      }
    }
    let (old, new) = (Self.comptes(formules, avant), Self.comptes(formules, apres))
    for nom in Set(old.keys).union(new.keys).union(parts.keys) {
      #expect(
        parts[nom]?.montant ?? 0 == Int128(new[nom, default: 0] - old[nom, default: 0]), "\(nom)")
    }

    for (cited, noms) in Dictionary(grouping: parts.keys, by: { parts[$0]?.lignes ?? [] }) {
      #expect(cited.allSatisfy { $0 >= before.taille && $0 < after.taille })
      let left = try Self.comptes(
        formules, Self.explicateur(lines, sans: Set(cited), vuAu: second, options))
      for nom in noms {
        #expect(left[nom, default: 0] == old[nom, default: 0], "\(nom) sans \(cited)")
      }
    }
    let about = try Self.jeunes(lines)
    for line in before.taille..<after.taille {
      let left = try Self.comptes(
        formules, Self.explicateur(lines, sans: [line], vuAu: second, options))
      for (nom, part) in parts where about[line].contains(nom.qui) && !part.lignes.contains(line) {
        #expect(left[nom, default: 0] == new[nom, default: 0], "\(nom) sans \(line)")
      }
    }
  }

  // MARK: By example

  private static let apres = "2023-03-01T12:00:00.000Z"

  /// The lines cited for a cell of 2022 between two dates, by who counts more or less.
  private func citees(
    _ journal: SampleHistory, _ cellule: String, vuAu premier: String = "2023-01-31",
    et second: String = "2023-12-31"
  ) throws -> [String: [Int]] {
    let ecart = try Ecart(
      journal.lecture(vuAu: premier), journal.lecture(vuAu: second), Periode(annee: 2022),
      Statistiques.Options())
    let changement = ecart.changements.first { $0.cellule == cellule }
    let parts = changement?.parties.first?.parts ?? []
    return Dictionary(uniqueKeysWithValues: parts.map { ($0.qui, $0.lignes) })
  }

  @Test func `leave out what says nothing of the figure`() throws {
    var journal = SampleHistory()
    let late = journal.entretien("e1", on: "2022-05-02", recorded: Self.apres)
    journal.add("p", "profil", ["permis_b": true], on: "2022-05-03", recorded: Self.apres)
    journal.add("c", "contact", ["canal": "sms"], on: "2023-02-03", recorded: Self.apres)
    #expect(try citees(journal, "synthese/entretien/valeur") == ["J1": [late]])
    #expect(
      try citees(journal, "profil.entretien/permis_b/jeunes") == ["J1": [late, late + 1]])
  }

  @Test func `are two when each would do`() throws {
    var journal = SampleHistory()
    let first = journal.entretien("e1", on: "2022-05-02", recorded: Self.apres)
    let second = journal.entretien("e2", on: "2022-06-02", recorded: Self.apres)
    #expect(try citees(journal, "synthese/entretien/valeur") == ["J1": [first, second]])
  }

  @Test func `are not an event and its annulation, unless this changes the count`() throws {
    var journal = SampleHistory()
    journal.entretien("vain", on: "2022-05-02", recorded: Self.apres)
    journal.annule("vain", recorded: Self.apres)
    let kept = journal.entretien("e", on: "2022-06-02", recorded: Self.apres)
    // Without the annulation the youth counts just the same, but one interview more.
    #expect(try citees(journal, "synthese/entretien/valeur") == ["J1": [kept]])
    #expect(
      try citees(journal, "synthese/entretiens/valeur") == ["J1": [kept - 2, kept - 1, kept]])
  }

  @Test func `are a line with the corrections that touch it`() throws {
    var journal = SampleHistory()
    let late = journal.entretien("e", on: "2022-05-02", recorded: Self.apres)
    let corrected = journal.rectifie("e", ["conseiller": "c2"], recorded: Self.apres)
    #expect(try citees(journal, "synthese/entretien/valeur") == ["J1": [late, corrected]])
  }

  @Test func `are the last rectification when the one before says what was known`() throws {
    var journal = SampleHistory()
    journal.entretien("e", on: "2022-05-02")
    journal.rectifie("e", ["conseiller": "c2"], recorded: Self.apres)
    let moved = journal.rectifie(
      "e", ["conseiller": "c2"], time: "2021-05-02T09:00:00+01:00", recorded: Self.apres)
    let back = try citees(journal, "synthese/entretien/valeur")
    #expect(back == ["J1": [moved]])
    journal.rectifie(
      "e", ["conseiller": "c3"], time: "2021-06-02T09:00:00+01:00", recorded: Self.apres)
    // Either rectification takes the interview out of the year.
    #expect(try citees(journal, "synthese/entretien/valeur") == ["J1": [moved, moved + 1]])
  }

  @Test func `are the file that moves a youth from a line to another`() throws {
    var journal = SampleHistory()
    journal.entretien("e", on: "2022-05-02")
    journal.add("p1", "profil", ["sexe": "F"], on: "2022-05-02")
    let moves = journal.add("p2", "profil", ["sexe": "M"], on: "2022-06-02", recorded: Self.apres)
    for cellule in ["profil.entretien/sexe.F/jeunes", "profil.entretien/sexe.M/jeunes"] {
      #expect(try citees(journal, cellule) == ["J1": [moves]])
    }
  }

  @Test func `are the fusion that makes one of two`() throws {
    var journal = SampleHistory()
    journal.entretien("e1", "J1", on: "2022-05-02")
    journal.entretien("e2", "J2", on: "2022-05-02")
    let merged = journal.fusionne("J1", "J2", recorded: Self.apres)
    #expect(try citees(journal, "synthese/entretien/valeur") == ["J2": [merged]])
    #expect(try citees(journal, "synthese/entretiens/valeur").isEmpty)
  }

  @Test func `are what the structure says of a place, where youths count by it`() throws {
    var journal = SampleHistory()
    journal.add(
      "c1", "commune", ["insee": "55029", "libelle": "Bar", "zrr": false], "s", on: "2022-01-02")
    journal.entretien("e", on: "2022-05-02")
    journal.add("p", "profil", ["commune": "55029"], on: "2022-05-02")
    let declared = journal.add(
      "c2", "commune", ["insee": "55029", "libelle": "Bar", "zrr": true], "s", on: "2022-02-02",
      recorded: Self.apres)
    journal.add(
      "c3", "commune", ["insee": "55030", "libelle": "Belrain"], "s", on: "2022-02-02",
      recorded: Self.apres)
    #expect(try citees(journal, "profil.entretien/zrr/jeunes") == ["J1": [declared]])
    #expect(
      try citees(journal, "territoire_couvert/communes_zrr/nombre") == ["#\(declared)": [declared]])
  }

  @Test func `are those of all the youths who bring a thing that counts once`() throws {
    var journal = SampleHistory()
    journal.add(
      "o", "offre", ["employeur": "E1", "postes": 1, "contrat": "CDI", "secteur": "A"], "O1",
      on: "2022-03-01")
    let contact = journal.add(
      "ec", "employeur.contact", ["canal": "telephone", "sens": "sortant"], "E2", on: "2022-03-02",
      recorded: Self.apres)
    #expect(try citees(journal, "synthese/acteurs_economiques/valeur") == ["E2": [contact]])
  }
}
