import Foundation
import Testing

@testable import milo

@Suite struct `The sketch of a mapping` {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/Imports").path

  private func sketch(_ folder: FolderJournal, _ csv: String) -> String {
    let run = folder.run("importer", csv, "--nouveau-modele")
    #expect(run.code == .succes, "\(run.err)")
    return run.out
  }

  @Test func `recognizes the column that names the nature of the act, and imports what it counts`()
  {
    let folder = FolderJournal()
    let csv = "\(Self.examples)/actes.csv"
    let text = sketch(folder, csv)
    for words in [
      #""encodage": "windows-1252""#, #""Madame": "F""#, #""date_naissance": "Date de naissance""#,
      #""VI et V bis": "VI_Vbis""#, #""unite": "heures""#, #""Observations""#, #""id": "N° acte""#,
    ] {
      #expect(text.contains(words), "\(words)")
    }
    let json = folder.file("ebauche.json", text)
    let run = folder.run("importer", csv, "--modele", json, "--essai")
    #expect(
      run.err.hasPrefix("accueil : 1 à écrire\nprofil : 8 à écrire\nentretien : 5 à écrire\n"))
    #expect(run.err.contains("contact : 2 à écrire\n8 lignes lues ; 16 lignes seraient ajoutées"))
  }

  @Test func `keeps the columns in their places beside a header without name`() {
    let folder = FolderJournal()
    let csv = folder.file("r.csv", "Identifiant;;Date;Civilité\nJ1;relance;14/03/2022;Madame\n")
    let text = sketch(folder, csv)
    #expect(text.contains(#""Madame": "F""#) && text.contains("\"#2\""))
    let json = folder.file("r.json", text)
    #expect(
      folder.run("importer", csv, "--modele", json).err
        == "1 événement ajouté, 0 déjà présent.\n")
    #expect(folder.segment.contains(#""subject":"J1","time":"2022-03-14T12:00:00+01:00""#))
    #expect(folder.segment.contains(#"{"sexe":"F"}"#))
  }

  @Test
  func `leaves what only people know as a question, and such a mapping is refused by its place`() {
    let folder = FolderJournal()
    let csv = folder.file(
      "n.csv",
      "jeune;date;nature;civilité\nJ1;14/03/2022;Entretien;Madame\nJ2;14/03/2022;Visite;Xx\n")
    let text = sketch(folder, csv)
    #expect(text.contains(#""type": "?""#) && text.contains(#""Xx": "?""#))
    let json = folder.file("n.json", text)
    let run = folder.run("importer", csv, "--modele", json)
    #expect(run.code == .refus)
    #expect(run.err.contains("« evenements[0].champs.sexe.valeurs.Xx »"))
  }

  @Test func `sees titles, totals, words for nothing, short codes and hours in their own column`() {
    let folder = FolderJournal()
    let text = sketch(folder, "\(Self.examples)/tableur.csv")
    for words in [
      #""avant_entete": 1"#, #""J/M/AA""#, #""completer": 5"#, #""heure": "Heure""#, #""TOTAL""#,
    ] {
      #expect(text.contains(words), "\(words)")
    }
    let jdbc = sketch(folder, "\(Self.examples)/cej-2022-01.csv")
    #expect(jdbc.contains(#""vides": ["#) && jdbc.contains("NULL"))
    #expect(jdbc.contains("AAAA-MM-JJ H:mm:ss"))
  }

  @Test func `reads days as spreadsheets number them`() {
    let folder = FolderJournal()
    let csv = folder.file("e.csv", "jeune;date;date_naissance\nJ1;44635;38000\nJ2;44636,5;38100\n")
    let text = sketch(folder, csv)
    let json = folder.file("e.json", text)
    let run = folder.run("importer", csv, "--modele", json, at: 1_700_000_000_000)
    #expect(run.code == .succes, "\(run.err)")
    #expect(folder.segment.contains(#""time":"2022-03-16T12:00:00+01:00""#))
    #expect(folder.segment.contains(#""date_naissance":"2004-01-14""#))
  }
}
