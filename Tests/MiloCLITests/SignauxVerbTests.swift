import Foundation
import Testing

@testable import milo

@Suite struct `Milo signaux` {
  /// Two lines of January, sealed, and two of March by two agents, one of them late.
  private func folder() -> FolderJournal {
    let folder = FolderJournal()
    let key = folder.root + "/besancon.cle"
    folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key)
    // 10 January, then 14 March 2022, at noon.
    let january: Int64 = 1_641_812_400_000
    folder.run(
      "ajouter", "contact", "--sujet", "J1", "--le", "2022-01-10", "--auteur", "c01", "canal=sms",
      at: january)
    #expect(folder.run("sceller", "--cle", key, at: january).code == .succes)
    folder.run(
      "ajouter", "contact", "--sujet", "J2", "--le", "2022-03-14", "--auteur", "Camille",
      "canal=sms")
    folder.run(
      "ajouter", "contact", "--sujet", "J2", "--le", "2022-02-01", "--auteur", "Camille", "--id",
      "e-tardif", "canal=sms")
    return folder
  }

  @Test func `say where to look, numbering the authors, and end well whatever they find`() {
    let folder = folder()
    let before = folder.bytes
    let run = folder.run("signaux")
    #expect(run.code == .succes)
    #expect(run.err.isEmpty)
    #expect(run.out.contains("Journal de 3 lignes, racine "))
    #expect(run.out.contains("n’accuse personne"))
    #expect(run.out.contains("auteur 2"))
    #expect(!run.out.contains("Camille"))
    #expect(!run.out.contains("e-tardif"))
    #expect(folder.bytes == before)
    #expect(folder.run("signaux", "--agents").out.contains("Camille"))
  }

  @Test func `give one signal as one list, and the lines on demand`() {
    let folder = folder()
    #expect(
      folder.run("signaux", "--signal", "tardifs", "--format", "csv").lines == [
        "mois,auteur,evenements,tardifs,part", "2022-02,auteur 2,1,1,100.0",
      ])
    #expect(
      folder.run("signaux", "--signal", "sceaux", "--format", "csv").lines == [
        "mois,lignes,premiere,derniere,couvertes", "2022-03,2,1,2,0",
      ])
    let detail = folder.run("signaux", "--signal", "tardifs", "--detail", "--format", "csv")
    #expect(
      detail.lines.last
        == "tardifs,2,41,auteur 2,2022-02-01,2022-03-14T12:00:00.000Z,e-tardif")
  }

  @Test func `takes the thresholds, the period and the day asked`() {
    let folder = folder()
    func tardifs(_ words: String...) -> Int {
      folder.run(["signaux", "--signal", "tardifs", "--format", "csv"] + words).lines.count - 1
    }
    #expect(tardifs("--plus-de", "41j") == 0)
    #expect(tardifs("--plus-de", "40") == 1)
    #expect(tardifs("--annee", "2021") == 0)
    #expect(tardifs("--vu-au", "2022-02-28") == 0)
    for cloture in ["31/01", "01-31"] {
      let run = folder.run("signaux", "--signal", "corrections", "--cloture", cloture)
      #expect(run.out.contains("31 janvier"))
    }
    let refused = folder.run("signaux", "--cloture", "31/02")
    #expect(refused.code == .usage)
    #expect(refused.err.contains("un jour de l’année"))
  }

  @Test func `seals nothing with a head that is not that of the lines`() {
    let folder = folder()
    folder.damage("00000000000000000000.jsonl") { bytes in
      bytes = Array(
        String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "J1", with: "J3").utf8)
    }
    let run = folder.run("signaux", "--signal", "sceaux", "--format", "csv")
    #expect(run.lines.dropFirst() == ["2022-01,1,0,0,0", "2022-03,2,1,2,0"])
  }
}
