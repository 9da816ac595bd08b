import MiloCore
import MiloEvents
import MiloReconstitutions
import Testing

/// Properties of explanations, on synthetic journals with corrections, fusions and late entries.
@Suite struct `A figure explained` {
  private static let identity = JournalIdentity(origin: "milo.example/x", source: "/structures/x")

  /// The lines of a synthetic structure.
  private static func lines(graine: UInt64, count: Int = 2500) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    StructureSynthetique(numero: 1, annees: 2020...2023, evenements: count, graine: graine)
      .lignes { batch, _ in lines += batch.split(separator: 0x0A).map(Array.init) }
    return lines
  }

  private static func journal(_ lines: [[UInt8]]) -> Journal {
    Journal(identity: identity, store: MemoryStore(lines.flatMap { $0 + [0x0A] }))
  }

  private static func date(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

  /// Two dates drawn from a seed, at most two years apart, and the year to look at.
  private static func dates(_ graine: UInt64) throws -> (first: LocalDate, second: LocalDate) {
    var state = graine
    func draw(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let first = try date("2021-02-01") + draw(600)
    return (first, first + 30 + draw(700))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `changes between two dates by parts that add up to the difference`(graine: UInt64) throws {
    let (first, second) = try Self.dates(graine)
    let journal = Self.journal(Self.lines(graine: graine))
    let ecart = try Ecart(
      Lecture(journal, vuAu: first), Lecture(journal, vuAu: second),
      Periode(annee: first.year), Statistiques.Options())
    #expect(!ecart.changements.isEmpty)
    for changement in ecart.changements {
      for partie in changement.parties {
        #expect(
          partie.parts.reduce(0) { $0 + $1.montant } == partie.difference,
          "\(changement.cellule), \(partie.role), graine \(graine)")
        #expect(partie.parts.allSatisfy { !$0.lignes.isEmpty }, "\(changement.cellule)")
      }
      guard let compte = changement.parties.first, compte.role.code == "compte",
        let avant = Int(changement.avant ?? "0"), let apres = Int(changement.apres ?? "0")
      else { continue }
      #expect(apres - avant == compte.difference, "\(changement.cellule)")
    }
  }

  @Test func `lists exactly what it counts, in every table`() throws {
    let lecture = try Lecture(Self.journal(Self.lines(graine: 5)))
    let periode = Periode(annee: 2022)
    let tables = try Statistiques(lecture.histoires, periode).tables
    for table in tables where !["objectifs", "evolution"].contains(table.id) {
      for cell in table.cellules where cell.unite == .nombre && !cell.valeur.isEmpty {
        let name = try #require(Cellule("\(table.id)/\(cell.ligne)/\(cell.colonne)"))
        guard cell.colonne == "jeunes" else { continue }
        let explained = try Explication(name, lecture.histoires, periode)
        let sum = explained.parties[0].contributions.reduce(0) { $0 + $1.montant }
        #expect(String(sum) == cell.valeur, "\(explained.cellule)")
      }
    }
  }

  @Test func `loses one when a youth it lists is taken out of the journal`() throws {
    let lines = Self.lines(graine: 11)
    let periode = Periode(annee: 2022)
    let cells = [
      "synthese/accompagnes/valeur", "profil.contact/sexe.F/jeunes", "emploi/total/jeunes",
      "dispositifs/ensemble/jeunes", "aides/total/jeunes",
    ]
    let whole = try Lecture(Self.journal(lines))
    for text in cells {
      let cellule = try #require(Cellule(text))
      let explained = try Explication(cellule, whole.histoires, periode)
      let value = explained.parties[0].valeur
      let jeune = try #require(explained.parties[0].contributions.last { $0.montant == 1 }?.jeune)
      let marker = Array("\"\(jeune)\"".utf8)
      let rest = lines.filter { line in
        !line.indices.contains { line[$0...].starts(with: marker) }
      }
      let less = try Lecture(Self.journal(rest))
      let left = try Explication(cellule, less.histoires, periode).parties[0].valeur
      #expect(left == value - 1, "\(text) sans \(jeune)")
    }
  }

  @Test func `stays the same to the byte, as seen on a day, whatever is appended later`() throws {
    let lines = Self.lines(graine: 2)
    let day = try Self.date("2022-04-06")
    func published(_ lines: [[UInt8]]) throws -> String {
      let lecture = try Lecture(Self.journal(lines), vuAu: day, hashing: true)
      let tables = try Statistiques(lecture.histoires, Periode(annee: 2021)).tables
      return JSONFrontEnd().text(of: lecture.report("2021", tables, periode: Periode(annee: 2021)))
    }
    let known = try Lecture(Self.journal(lines), vuAu: day).taille
    #expect(known < lines.count)
    #expect(try published(Array(lines[..<known])) == published(lines))
  }
}
