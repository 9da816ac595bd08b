import Foundation
import Testing

@testable import milo

@Suite struct `Milo label` {
  private let folder = FolderJournal()

  /// Evidence of April 2023 on the primos of 2022, another youth of that year recorded in May, evidence of 2024.
  private init() {
    func add(_ day: String, _ words: String...) {
      // Each recorded on its own day, at noon.
      let moment = ISO8601DateFormatter().date(from: day + "T12:00:00Z") ?? .distantPast
      let run = folder.run(
        ["ajouter"] + words, at: Int64(moment.timeIntervalSince1970) * 1000)
      #expect(run.code == .succes, "\(run.err)")
    }
    add("2022-03-14", "entretien", "--sujet", "J1", "--le", "2022-03-14", "conseiller=c1")
    add(
      "2023-01-05", "critere", "--sujet", "s", "--le", "2023-01-05", "code=ACC", "libelle=Accueil")
    add(
      "2023-04-01", "preuve", "--sujet", "s", "--le", "2023-04-01", "critere=ACC",
      "libelle=Primos de Léa", "indicateur=synthese/primos/valeur")
    add("2023-05-01", "entretien", "--sujet", "J2", "--le", "2022-11-05", "conseiller=c1")
    add(
      "2024-01-10", "preuve", "--sujet", "s", "--le", "2024-01-10", "critere=ACC",
      "libelle=Les mêmes, vus en 2023", "indicateur=synthese/primos/valeur?vu-au=2023-04-06")
  }

  private func label(_ words: String...) -> FolderJournal.Run {
    folder.run(["label", "--annee", "2022", "--format", "csv"] + words)
  }

  @Test func `shows in 2024 the figures seen in 2023`() {
    let run = label("--criteres-au", "2024-02-01")
    #expect(run.code == .succes)
    #expect(run.lines.contains { $0.hasPrefix("synthese/primos/valeur,2,") })
    #expect(run.lines.contains { $0.hasPrefix("synthese/primos/valeur?vu-au=2023-04-06,1,") })
    let seen = label("--criteres-au", "2024-02-01", "--vu-au", "2023-04-06")
    #expect(seen.lines.contains { $0.hasPrefix("synthese/primos/valeur,1,") })
    // Two pieces of evidence, the last one 22 days old on that day.
    #expect(seen.lines.contains { $0.hasPrefix(",ACC,Accueil,2,2024-01-10,22,") })
    let then = label("--criteres-au", "2023-04-06")
    #expect(then.lines.contains { $0.hasPrefix(",ACC,Accueil,1,2023-04-01,5,") })
    #expect(!then.out.contains("vu-au"))
    let said = folder.run(
      "label", "--annee", "2022", "--criteres-au", "2023-04-06", "--largeur", "300")
    #expect(said.out.contains("connus au 6 avril 2023 : 3 lignes, racine "))
  }

  @Test func `keeps the words of evidence unless asked for them`() {
    #expect(!label().out.contains("Léa"))
    #expect(label("--texte").out.contains("Primos de Léa"))
    #expect(!folder.run("lister", "--type", "preuve").out.contains("Léa"))
    #expect(folder.run("lister", "--type", "preuve", "--texte").out.contains("Léa"))
    let lines = folder.run("exporter", "jsonl", "-o", "-", "--type", "preuve")
    #expect(!lines.out.contains("Léa") && lines.out.contains("synthese/primos/valeur"))
    let named = folder.run(
      "exporter", "jsonl", "-o", "-", "--type", "preuve", "--avec-texte", "libelle")
    #expect(named.out.contains("Léa"))
  }
}
