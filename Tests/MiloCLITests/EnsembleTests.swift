import Foundation
import Testing

@testable import milo

/// The lists of a CSV: each header with its records, cells being one list.
private func lists(_ csv: String) -> [(header: String, records: [String])] {
  var lists: [(header: String, records: [String])] = []
  for part in csv.split(separator: "\n\n") {
    let lines = part.split(separator: "\n").map(String.init)
    guard let header = lines.first else { continue }
    if let cells = lists.firstIndex(where: { $0.header == header && header.hasPrefix("table,") }) {
      lists[cells].records += lines.dropFirst()
    } else {
      lists.append((header, Array(lines.dropFirst())))
    }
  }
  return lists
}

@Suite struct `A question to several journals` {
  private static let questions: [[String]] = [
    ["objectifs", "--annee", "2022"],
    ["expliquer", "synthese/contact/valeur", "--annee", "2022"],
    ["ecart", "--annee", "2022", "--vu-au", "2022-01-31", "--vu-au", "2022-12-31"],
    ["rejouer", "--annee", "2022"],
    ["portefeuille", "--au", "2022-09-30"],
    ["portefeuille", "--au", "2022-09-30", "--equipe"],
    ["portefeuille", "--au", "2022-09-30", "--historique"],
    ["allocations", "--annee", "2022", "--detail"],
    ["allocations", "--enveloppes", "--annee", "2022"],
    ["allocations", "--ecart-depuis", "2022-01-31"],
    ["tardifs"], ["tardifs", "--plus-de", "400"], ["corrections", "--motifs"],
    ["conservation", "--au", "2040-01-01"],
    ["signaux", "--detail"], ["finances", "--exercice", "2022"], ["ameliorations"],
    ["label", "--au", "2022-12-31"],
  ]

  @Test(arguments: questions)
  func `has in CSV the records of each, after its source, in order`(words: [String]) {
    let region = Region()
    var expected: [(header: String, records: [String])] = []
    var count = 0
    for nom in region.noms {
      let alone = region.run(words + ["--format", "csv"], [region.journal(nom)])
      #expect(alone.code == .succes, "\(alone.err)")
      for (place, list) in lists(alone.out).enumerated() {
        let named = list.records.map { "/structures/\(nom),\($0)" }
        count += named.count
        if place == expected.count { expected.append((list.header, [])) }
        #expect(expected[place].header == list.header)
        expected[place].records += named
      }
    }
    let run = region.run(words + ["--format", "csv"])
    let csv = expected.map { (["structure,\($0.header)"] + $0.records).joined(separator: "\n") }
    #expect(run.code == .succes, "\(run.err)")
    #expect(run.out == csv.joined(separator: "\n\n") + "\n")
    // Nothing is late by 400 days, and nothing was due before.
    #expect(count > 0 || words.contains("400") || words.contains("--ecart-depuis"))
  }

  @Test(arguments: questions)
  func `is answered alike for a folder and for the journals that it holds`(words: [String]) {
    let region = Region()
    let folder = region.run(words + ["--format", "json"])
    let listed = region.run(
      words + ["--format", "json"], ["lons", "besancon", "dole"].map(region.journal))
    #expect(folder == listed)
    #expect(folder.code == .succes, "\(folder.err)")
  }

  @Test(arguments: questions)
  func `states the lines of each journal, and one digest`(words: [String]) throws {
    let region = Region()
    let run = region.run(words + ["--format", "json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
    let structures = try #require(object["structures"] as? [[String: Any]])
    #expect(structures.map { $0["nom"] as? String } == region.noms)
    #expect(structures.allSatisfy { ($0["racine"] as? String)?.count == 64 })
    #expect((object["empreinte"] as? String)?.count == 64)
    let tables = try #require(object["tables"] as? [[String: Any]])
    #expect(tables.allSatisfy { ($0["structure"] as? String)?.hasPrefix("/structures/") == true })
  }

  @Test func `is as for one journal where a folder holds one`() throws {
    let region = Region()
    for nom in ["besancon", "lons"] {
      try FileManager.default.removeItem(atPath: region.journal(nom))
    }
    for format in ["table", "csv", "json", "md", "html"] {
      let words = ["tardifs", "--format", format]
      #expect(region.run(words) == region.run(words, [region.journal("dole")]))
    }
  }

  @Test func `shows people the tables of each under its name`() {
    let run = Region().run(["tardifs"])
    for nom in ["besancon", "dole", "lons"] { #expect(run.lines.contains(nom)) }
    #expect(run.out.contains("3 journaux de "))
  }

  @Test func `is answered by those who know what it names, and the notes name the others`() {
    let region = Region()
    let run = region.run(["portefeuille", "c9", "--au", "2022-09-30"])
    #expect(run.code == .succes)
    #expect(run.out.contains("J3") && !run.out.contains("J1"))
    #expect(run.out.contains("- besancon : conseiller « c9 »"))
    #expect(run.err.contains("milo : dole : conseiller « c9 »"))
    let nobody = region.run(["portefeuille", "c0", "--au", "2022-09-30"])
    #expect(nobody.code == .usage && nobody.out.isEmpty)
  }

  @Test func `says of a filter only what no structure knows`() {
    let region = Region()
    let words = ["objectifs", "--annee", "2022", "--filtre"]
    #expect(!region.run(words + ["conseiller=c9"]).err.contains("c9"))
    #expect(region.run(words + ["conseiller=c0"]).err.contains("« c0 »"))
  }

  @Test func `cannot be of one journal's head, nor of its keys`() {
    let region = Region()
    for option in ["--vu-a-la-tete", "--coffre"] {
      let run = region.run(["corrections", option, "x"])
      #expect(run.code == .usage && run.err.contains("\(option) vaut pour un seul journal"))
    }
  }

  @Test func `is refused of a journal and its copy`() throws {
    let region = Region()
    try FileManager.default.copyItem(
      atPath: region.journal("lons"), toPath: region.journal("copie"))
    let run = region.run(["tardifs"])
    #expect(run.code == .usage && run.err.contains("même origine"))
  }
}

@Suite struct `A damaged journal among several` {
  @Test func `stops the run with its name`() throws {
    let region = Region()
    try region.damage("dole")
    for words in [["tardifs"], ["rejouer", "--annee", "2022"], ["conservation"]] {
      let run = region.run(words)
      #expect(run.code == .journalEndommage && run.out.isEmpty)
      #expect(run.err.contains("« \(region.journal("dole")) »"))
    }
  }

  @Test func `is left out with --continuer, and named`() throws {
    let region = Region()
    try region.damage("dole")
    let others = ["besancon", "lons"].map(region.journal)
    let csv = region.run(["tardifs", "--continuer", "--format", "csv"])
    #expect(csv.code == .journalEndommage)
    #expect(csv.out == region.run(["tardifs", "--format", "csv"], others).out)
    #expect(csv.err.contains("« \(region.journal("dole")) »"))
    let people = region.run(["tardifs", "--continuer"])
    #expect(people.out.contains("- dole, laissée de côté : "))
  }

  @Test func `leaves a set all the same where it is the only other one`() throws {
    let region = Region()
    try region.damage("dole")
    let run = region.run(
      ["tardifs", "--continuer", "--format", "csv"], ["dole", "lons"].map(region.journal))
    #expect(run.out.hasPrefix("structure,index,"))
  }

  @Test func `is the failure where none can be read`() throws {
    let region = Region()
    for nom in region.noms { try region.damage(nom) }
    let run = region.run(["tardifs", "--continuer"])
    #expect(run.code == .journalEndommage && run.out.isEmpty)
    #expect(run.err.contains("aucun des journaux donnés ne peut être lu"))
  }
}

@Suite struct `The verification of several journals` {
  @Test func `says the verdict of each under its name, and ends as the worst`() throws {
    let region = Region()
    let well = region.run(["verifier"])
    #expect(well.code == .succes)
    #expect(well.lines == region.noms.map { "\($0) : rien à signaler" })
    try region.damage("dole")
    let run = region.run(["verifier"])
    let alone = region.run(["verifier"], [region.journal("dole")])
    #expect(run.code == .constats)
    #expect(run.lines.first == "besancon : rien à signaler")
    #expect(Array(run.lines.dropFirst(2).prefix(alone.lines.count)) == alone.lines)
  }

  @Test func `goes on past a journal that cannot be opened, with --continuer`() throws {
    let region = Region()
    try "{}".write(
      toFile: region.journal("dole") + "/journal.json", atomically: true, encoding: .utf8)
    #expect(region.run(["verifier"]).out.isEmpty)
    let run = region.run(["verifier", "--continuer"])
    #expect(run.code == .journalEndommage && run.lines.count == 2)
    #expect(run.err.contains(region.journal("dole")))
    let json = region.run(["verifier", "--continuer", "--format", "json"])
    #expect(
      json.out.contains(#""nom":"dole","erreur":"#) && json.out.contains(#""empreinte":null"#))
  }

  @Test func `states in JSON what an answer states of the same journals`() throws {
    let region = Region()
    func digest(_ words: [String]) throws -> String? {
      let out = region.run(words + ["--format", "json"]).out
      let object = try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any]
      return object?["empreinte"] as? String
    }
    #expect(try digest(["verifier"]) == digest(["tardifs"]))
    #expect(try digest(["verifier"])?.count == 64)
  }

  @Test func `takes no head and no key of one journal`() {
    for option in ["--depuis", "--cle-publique"] {
      let run = Region().run(["verifier", option, "x"])
      #expect(run.code == .usage && run.err.contains("\(option) vaut pour un seul journal"))
    }
  }
}

@Suite struct `The code of a run over several journals` {
  @Test func `is the gravest of theirs, in either order`() {
    let codes: [ExitCode] = [
      .succes, .reserves, .constats, .usage, .occupe, .refus, .journalEndommage,
    ]
    #expect(Set(codes) == Set(ExitCode.allCases))
    for (place, code) in codes.enumerated() {
      for lesser in codes[...place] {
        #expect(code.pire(que: lesser) == code && lesser.pire(que: code) == code)
      }
    }
  }
}
