import Foundation
import MiloTestTools
import Testing

@testable import milo

@Suite struct `A correction by hand` {
  private let folder = FolderJournal()

  private func add(_ words: String...) { _ = folder.run(["ajouter"] + words) }

  private func fix(_ words: String...) -> FolderJournal.Run { folder.run(["corriger"] + words) }

  /// Line, without what is drawn and dated.
  private func line(_ place: Int) -> String {
    let lines = withoutAlea(folder.segment).split(separator: "\n").map(String.init)
    return lines.indices.contains(place) ? lines[place] : ""
  }

  @Test func `writes the whole event as it counts, and says what changed`() {
    add(
      "entretien", "--sujet", "J1", "--le", "2022-03-10 9h", "--id", "e1", "conseiller=c07",
      "duree_min=45", "site=siege")
    let run = fix("@0", "duree_min=50", "themes=emploi", "--sans", "site", "--motif", "relu")
    #expect(run.code == .succes && run.out == "1\n")
    #expect(
      run.err
        == "Corrigé, ligne 1 : entretien pour J1, le 10 mars 2022 à 9 h (ligne 0) : site retiré, "
        + "durée 45\u{202F}min → 50\u{202F}min, thèmes abordés : rien → « Emploi ».\n")
    #expect(
      line(1).hasSuffix(
        #""data":{"evenement":"e1","motif":"relu","data":{"conseiller":"c07","duree_min":50,"themes":["emploi"]}}}"#
      ), "\(line(1))")
    let again = fix("e1", "conseiller=c09", "--motif", "relu", "--auteur", "c01")
    #expect(again.err.contains("conseiller « c07 » → « c09 »"))
    #expect(line(2).contains(#""authid":"c01""#) && line(2).contains(#""duree_min":50"#))
  }

  @Test func `moves the day and the youth, and a later one keeps them`() {
    add("contact", "--sujet", "J1", "--le", "2022-03-10", "--id", "e1", "canal=sms")
    let moved = fix("e1", "--le", "hier", "--sujet", "J2", "--motif", "autre jeune")
    #expect(moved.err.contains("date 10 mars 2022 → 13 mars 2022, sujet J1 → J2"))
    #expect(fix("e1", "canal=mel", "--motif", "relu").code == .succes)
    #expect(
      line(2).contains(#""time":"2022-03-13T12:00:00+01:00","subject":"J2","data":{"canal":"mel"}"#)
    )
    let shown = folder.run("jeune", "J2", "--format", "csv").out
    #expect(shown.contains("2022-03-13") && shown.contains("canal=mel"))
  }

  @Test func `names its event, and those of its fields, as people do`() {
    add("dispositif.entree", "--sujet", "J1", "--le", "2022-01-10", "--id", "cej", "dispositif=CEJ")
    add("dispositif.entree", "--sujet", "J1", "--le", "2022-01-11", "--id", "gj", "dispositif=GJ")
    add(
      "dispositif.sortie", "--sujet", "J1", "--le", "2022-03-10", "entree=GJ", "motif=abandon")
    #expect(fix("@2", "entree=CEJ", "--motif", "relu").code == .succes)
    #expect(line(3).contains(#""data":{"entree":"cej","motif":"abandon"}"#))
    #expect(fix("@2", "entree=CEJ", "--motif", "relu").err.contains("rien ne change"))
    let several = folder.run("annuler", "@1", "--motif", "doublon")
    #expect(several.code == .succes)
    #expect(
      several.err.hasPrefix(
        "Annulé, ligne 4 : entrée dans un dispositif pour J1, le 11 janvier 2022 (ligne 1) : dispositif « GJ »."
      ), "\(several.err)")
  }

  @Test func `tells which events name the one that is cancelled, before it is`() {
    add("dispositif.entree", "--sujet", "J1", "--le", "2022-01-10", "--id", "cej", "dispositif=CEJ")
    add("dispositif.sortie", "--sujet", "J1", "--le", "2022-03-10", "entree=CEJ", "motif=abandon")
    for words in [["--essai"], []] {
      let run = folder.run(["annuler", "@0", "--motif", "doublon"] + words)
      #expect(run.code == .succes)
      #expect(
        run.err.hasPrefix(
          "milo : un événement nomme celui-ci, et ne tiendra plus :\n"
            + "  ligne 1 : sortie d’un dispositif du 10 mars 2022, motif « Abandon »\n"),
        "\(run.err)")
    }
    #expect(!folder.run("annuler", "@1", "--motif", "doublon").err.contains("nomme"))
  }

  @Test func `has the fields of its event proposed by a shell`() {
    add("contact", "--sujet", "J1", "--le", "2022-03-10", "--id", "e1", "canal=sms")
    for word in ["@0", "e1"] {
      #expect(
        folder.run("proposer", "champs", "--", "corriger", word, "c").lines == ["canal="])
    }
    #expect(folder.run("proposer", "champs", "--", "corriger", "@9", "c").lines.isEmpty)
  }

  @Test func `is refused, with what to do, where there is nothing to correct`() {
    add("contact", "--sujet", "J1", "--le", "2022-03-10", "--id", "e1", "canal=sms")
    folder.run("annuler", "e1", "--motif", "doublon")
    let before = folder.bytes
    for (run, message) in [
      (fix("e1", "canal=mel", "--motif", "x"), "est déjà annulé"),
      (folder.run("annuler", "@0", "--motif", "x"), "est déjà annulé"),
      (folder.run("annuler", "@1", "--motif", "x"), "ne se corrige pas"),
      (fix("0", "canal=mel", "--motif", "x"), "pour la ligne 0, tapez @0"),
      (fix("e9", "canal=mel", "--motif", "x"), "aucun événement n’a l’id « e9 »"),
      (fix("@7", "canal=mel", "--motif", "x"), "le journal a 2 lignes"),
      (fix("@99999999999999999999", "canal=mel", "--motif", "x"), "aucun événement n’a l’id"),
    ] {
      #expect(run.code == .refus && run.err.contains(message), "\(run.err)")
    }
    #expect(fix("e1", "canal=mel").code == .usage, "a reason is asked for")
    #expect(folder.bytes == before)
  }

  @Test func `is refused where the event would not be valid, under the names typed`() {
    add("contact", "--sujet", "J1", "--le", "2022-03-10", "--id", "e1", "canal=sms")
    add("fusion", "--sujet", "J1", "--le", "2022-03-10", "--id", "f1", "absorbe=J2")
    let before = folder.bytes
    for (run, message) in [
      (fix("e1", "--sans", "canal", "--motif", "x"), "champ « canal »"),
      (fix("e1", "canal=smss", "--motif", "x"), "vouliez-vous dire « sms »"),
      (fix("e1", "--sans", "sens", "--motif", "x"), "l’événement n’a pas ce champ ; il a canal"),
      (fix("e1", "canal=mel", "--sans", "canal", "--motif", "x"), "l’un ou l’autre"),
      (fix("e1", "--motif", "x"), "rien ne change"),
      (fix("f1", "absorbe=J3", "--motif", "x"), "seule une annulation le corrige"),
    ] {
      #expect(run.code == .refus && run.err.contains(message), "\(run.err)")
    }
    #expect(folder.bytes == before)
  }

  @Test func `is shown first, and then written as it was shown`() {
    add("contact", "--sujet", "J1", "--le", "2022-03-10", "--id", "e1", "canal=sms")
    let before = folder.bytes
    let essai = fix("e1", "canal=mel", "--motif", "x", "--essai")
    #expect(essai.code == .succes && folder.bytes == before)
    #expect(essai.out.contains(#""type":"fr.milo.rectification.v1""#))
    #expect(
      essai.err
        == "Essai, rien n’est écrit ; serait corrigé : échange pour J1, le 10 mars 2022 (ligne 0) : moyen du contact "
        + "« SMS » → « Mél ».\n")
    let annule = folder.run("annuler", "e1", "--motif", "x", "--essai")
    #expect(annule.err.hasPrefix("Essai, rien n’est écrit ; serait annulé : échange pour J1"))
    #expect(folder.bytes == before)
  }

  @Test func `of an encrypted event reads it with the coffre, and hides it again`() {
    let coffre = folder.root + "/coffre"
    folder.run("cle", "coffre", coffre)
    add(
      "entretien", "--sujet", "J1", "--le", "2022-03-10", "--id", "e1", "conseiller=c07",
      "commentaire=a parlé de sa mère", "duree_min=30", "--coffre", coffre)
    let without = fix("e1", "duree_min=40", "--motif", "relu")
    #expect(
      without.code == .refus
        && without.err.contains("le champ « commentaire » est chiffré : donnez le coffre"))
    #expect(line(1).isEmpty)
    for (duree, expected) in [("40", 1), ("50", 2)] {
      let run = fix("e1", "duree_min=\(duree)", "--motif", "relu", "--coffre", coffre)
      #expect(run.code == .succes && !run.err.contains("mère"), "\(run.err)")
      #expect(!folder.segment.contains("mère") && !folder.segment.contains("relu"))
      let shown = folder.run("voir", "\(expected)", "--texte", "--coffre", coffre)
      #expect(shown.out.contains("a parlé de sa mère") && shown.out.contains("relu"))
    }
    let text = fix("e1", "commentaire=rien", "--motif", "relu", "--coffre", coffre)
    #expect(text.err.contains("(ligne 0) : commentaire changé."), "\(text.err)")
    #expect(
      fix("e1", "--sans", "commentaire", "--motif", "relu").err.contains("commentaire retiré"))
  }

  @Test func `of an erased field lets it go, and nothing else`() {
    let coffre = folder.root + "/coffre"
    folder.run("cle", "coffre", coffre)
    add(
      "entretien", "--sujet", "J1", "--le", "2022-03-10", "--id", "e1", "conseiller=c07",
      "commentaire=intime", "--coffre", coffre)
    folder.run("effacer", "J1", "--base", "demande", "--motif", "x", "--oui", "--coffre", coffre)
    let run = fix("e1", "duree_min=40", "--motif", "relu", "--coffre", coffre)
    #expect(run.code == .refus && run.err.contains("--sans commentaire"), "\(run.err)")
    #expect(
      fix("e1", "duree_min=40", "--sans", "commentaire", "--motif", "relu", "--coffre", coffre).code
        == .succes)
  }
}

@Suite struct `Corrections at once` {
  @Test(requires(.milo))
  func `each keep what the others changed`() throws {
    let folder = FolderJournal()
    folder.run("ajouter", "entretien", "--sujet", "J1", "conseiller=c07")
    let changes = [
      "duree_min=11", "modalite=telephone", "site=siege", "themes=emploi", "specialite=logement",
      "operation=fse",
    ]
    let runs = try changes.map { change in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try #require(Tool.milo.path))
      process.arguments = [
        "corriger", "@0", change, "--motif", "m", "--journal", folder.path, "--malgre-l-horloge",
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in runs {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let last = try #require(folder.segment.split(separator: "\n").last)
    for field in ["duree_min", "modalite", "site", "themes", "specialite", "operation"] {
      #expect(last.contains("\"\(field)\""), "\(last)")
    }
  }
}
