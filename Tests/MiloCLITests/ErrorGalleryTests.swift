import Foundation
import Testing

@testable import milo

/// The gallery of error messages, `docs/erreurs.md`: each is provoked here, and its words are the page.
@Suite struct `The gallery of errors` {
  /// A mistake: what a person wanted, the words typed, and what was done to the journal before.
  private struct Erreur {
    var titre: String
    var mots: [String]
    var entree = ""
    var avant: @Sendable (FolderJournal) -> Void = { _ in }
  }

  private struct Chapitre {
    var titre: String
    var erreurs: [Erreur]
  }

  private static func key(_ folder: FolderJournal, _ origine: String) -> String {
    let path = folder.root + "/\(origine.split(separator: "/").last ?? "").cle"
    folder.run("cle", "nouvelle", "--nom", origine, path)
    return path
  }

  private static func seal(_ folder: FolderJournal) {
    let key = key(folder, "milo.example/besancon")
    folder.run("importer", "-", input: line("e1") + "\n" + line("e2") + "\n")
    folder.run("sceller", "--cle", key)
  }

  /// A mapping of interviews, with more keys for one field.
  private static func modele(_ keys: String = "", _ field: String = "duree_min") -> String {
    #"{"evenements":[{"type":"entretien","sujet":"Jeune","le":"Le","champs":{"conseiller":{"constante":"c07"},"#
      + #""\#(field)":{"colonne":"Durée"\#(keys)}}}]}"#
  }

  private static func csv(
    _ titre: String, _ csv: String = "Jeune;Le;Durée\nJ1;14/03/2022;45\n", modele: String = modele()
  ) -> Erreur {
    Erreur(titre: titre, mots: ["importer", "ROOT/f.csv", "--modele", "ROOT/m.json"]) { folder in
      _ = folder.file("f.csv", csv)
      _ = folder.file("m.json", modele)
    }
  }

  private static let chapitres = [
    Chapitre(
      titre: "La commande",
      erreurs: [
        Erreur(titre: "Un verbe mal écrit", mots: ["stat", "--annee", "2022"]),
        Erreur(titre: "Une option inconnue", mots: ["stats", "--année", "2022"]),
        Erreur(titre: "Une valeur impossible", mots: ["stats", "--annee", "deux"]),
        Erreur(
          titre: "Une période à l’envers",
          mots: ["stats", "--du", "2022-12-31", "--au", "2022-01-01"]),
        Erreur(
          titre: "Une table inconnue", mots: ["stats", "--annee", "2022", "--table", "synthèse"]),
        Erreur(
          titre: "Un filtre inconnu", mots: ["stats", "--annee", "2022", "--filtre", "sex=F"]),
        Erreur(
          titre: "Une cellule inconnue",
          mots: ["expliquer", "synthese/primoz/valeur", "--annee", "2022"]),
      ]),
    Chapitre(
      titre: "Ajouter",
      erreurs: [
        Erreur(
          titre: "Un code hors liste",
          mots: ["ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14", "canal=smss"]),
        Erreur(
          titre: "Un champ inconnu",
          mots: [
            "ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14", "canal=sms",
            "sans=entrant",
          ]),
        Erreur(
          titre: "Un champ qui manque",
          mots: ["ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14"]),
        Erreur(
          titre: "Une date qui n’existe pas",
          mots: ["ajouter", "contact", "--sujet", "J1", "--le", "2022-02-30", "canal=sms"]),
        Erreur(
          titre: "Une heure que le changement d’heure saute",
          mots: [
            "ajouter", "contact", "--sujet", "J1", "--le", "2021-03-28 2h30", "canal=sms",
          ]),
        Erreur(
          titre: "Deux sujets en un",
          mots: ["ajouter", "contact", "--sujet", "J1,J2", "--le", "hier", "canal=sms"]),
        Erreur(
          titre: "Un champ donné deux fois",
          mots: [
            "ajouter", "contact", "--sujet", "J1", "--le", "hier", "canal=sms", "canal=mel",
          ]),
        Erreur(
          titre: "Un code jamais rencontré",
          mots: [
            "ajouter", "dispositif.entree", "--sujet", "J1", "--le", "hier", "dispositif=CJE",
            "--strict",
          ]),
        Erreur(
          titre: "Une référence dans le vide",
          mots: [
            "ajouter", "dispositif.sortie", "--sujet", "J1", "--le", "2022-03-14", "entree=e9",
            "motif=abandon",
          ]),
        Erreur(
          titre: "Le même id, un autre contenu", mots: ["importer", "-"],
          entree: line("e1", data: #"{"canal":"mel"}"#) + "\n",
          avant: { $0.run("importer", "-", input: line("e1") + "\n") }),
        Erreur(
          titre: "Une ligne qui n’est pas du JSON", mots: ["importer", "-"], entree: "bonjour\n"),
        Erreur(
          titre: "Une ligne de Windows", mots: ["importer", "-"], entree: line("e1") + "\r\n"),
        Erreur(
          titre: "Un autre a écrit entre-temps",
          mots: [
            "ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14", "canal=sms",
            "--taille-attendue", "7",
          ]),
      ]),
    Chapitre(
      titre: "Importer un CSV",
      erreurs: [
        csv("Une clé du modèle sans effet", modele: modele(#","prefixe":"x""#, "duree_min")),
        csv("Un modèle à compléter", modele: modele(#","valeurs":{"Fax":"?"}"#, "modalite")),
        csv("Un modèle qui n’est pas du JSON", modele: "{\"evenements\":\n  [,]}"),
        csv("Une colonne qui manque", "Jeunes;Le;Durée\n"),
        csv("Un identifiant qu’un tableur a perdu", "Jeune;Le;Durée\n1,87128E+14;14/03/2022;45\n"),
        csv("Une ligne trop courte", "Jeune;Le;Durée\nJ1;14/03/2022;45\nJ2\n"),
        csv("Une ligne de total", "Jeune;Le;Durée\nJ1;14/03/2022;45\nTOTAL;;45\n"),
        csv("Une date qui n’existe pas dans un CSV", "Jeune;Le;Durée\nJ1;30/02/2022;45\n"),
      ]),
    Chapitre(
      titre: "Le journal",
      erreurs: [
        Erreur(titre: "Un dossier qui n’est pas un journal", mots: ["verifier", "--journal", "/"]),
        Erreur(titre: "Un dossier absent", mots: ["verifier", "--journal", "/absent"]),
        Erreur(
          titre: "Un fichier à la place d’un journal",
          mots: ["verifier", "--journal", "ROOT/besancon/journal.json"]),
        Erreur(
          titre: "Un dossier à la place d’un segment", mots: ["stats", "--annee", "2022"],
          avant: { folder in
            try? FileManager.default.createDirectory(
              atPath: folder.path + "/00000000000000000000.jsonl",
              withIntermediateDirectories: false)
          }),
        Erreur(
          titre: "Une ligne abîmée", mots: ["stats", "--annee", "2022"],
          avant: { folder in
            folder.run("importer", "-", input: line("e1") + "\n" + line("e2") + "\n")
            folder.damage("00000000000000000000.jsonl") { $0[2] = UInt8(ascii: "\"") }
          }),
        Erreur(
          titre: "La même, pour verifier", mots: ["verifier"],
          avant: { folder in
            folder.run("importer", "-", input: line("e1") + "\n" + line("e2") + "\n")
            folder.damage("00000000000000000000.jsonl") { $0[2] = UInt8(ascii: "\"") }
          }),
      ]),
    Chapitre(
      titre: "Écrire un fichier",
      erreurs: [
        Erreur(
          titre: "Un fichier déjà là", mots: ["exporter", "jsonl", "-o", "ROOT/export.jsonl"],
          avant: { _ = $0.file("export.jsonl", "ancien") }),
        Erreur(
          titre: "Un appareil à la place d’un fichier",
          mots: ["exporter", "jsonl", "-o", "/dev/null", "--remplacer"]),
        Erreur(
          titre: "Un dossier d’export où est autre chose",
          mots: ["exporter", "csv", "-o", "ROOT/export", "--annee", "2022", "--remplacer"],
          avant: { folder in
            folder.run("exporter", "csv", "-o", folder.root + "/export", "--annee", "2022")
            _ = folder.file("export/notes.txt", "à moi")
          }),
      ]),
    Chapitre(
      titre: "Sceller et prouver",
      erreurs: [
        Erreur(titre: "La clé d’un autre journal", mots: ["sceller", "--cle", "ROOT/lons.cle"]) {
          _ = key($0, "milo.example/lons")
        },
        Erreur(titre: "Une clé qui manque", mots: ["sceller", "--cle", "ROOT/non.cle"]),
        Erreur(titre: "Un journal qui n’est pas scellé", mots: ["preuve", "0"]),
        Erreur(
          titre: "Une ligne modifiée depuis le sceau", mots: ["verifier"],
          avant: { folder in
            seal(folder)
            folder.damage("00000000000000000000.jsonl") { bytes in
              if let place = bytes.firstIndex(of: UInt8(ascii: "9")) {
                bytes[place] = UInt8(ascii: "8")
              }
            }
          }),
        Erreur(
          titre: "Des lignes retirées depuis le sceau", mots: ["verifier"],
          avant: { folder in
            seal(folder)
            folder.damage("00000000000000000000.jsonl") { bytes in
              bytes = Array(bytes[...(bytes.dropLast().lastIndex(of: 10) ?? 0)])
            }
          }),
        Erreur(
          titre: "Une ligne scellée dont la fin a été coupée",
          mots: ["ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14", "canal=sms"],
          avant: { folder in
            seal(folder)
            folder.damage("00000000000000000000.jsonl") { $0.removeLast(9) }
          }),
        Erreur(
          titre: "Un dossier de preuve sur un journal non scellé",
          mots: ["dossier", "--annee", "2022", "--cellule", "synthese/contact/valeur", "-o", "-"]),
      ]),
    Chapitre(
      titre: "Données personnelles",
      erreurs: [
        Erreur(
          titre: "Un coffre dont le chemin est faux",
          mots: [
            "effacer", "J1", "--base", "demande", "--motif", "m", "--oui", "--coffre", "ROOT/cofre",
          ]),
        Erreur(
          titre: "Un coffre dans le journal", mots: ["cle", "coffre", "ROOT/besancon/coffre"]),
        Erreur(
          titre: "Effacer sans l’avoir confirmé",
          mots: ["effacer", "J1", "--base", "demande", "--motif", "m", "--coffre", "ROOT/coffre"],
          avant: { $0.run("cle", "coffre", $0.root + "/coffre") }),
        Erreur(
          titre: "Un jeune inconnu",
          mots: [
            "effacer", "J2", "--base", "demande", "--motif", "m", "--oui", "--coffre",
            "ROOT/coffre",
          ],
          avant: { folder in
            folder.run("cle", "coffre", folder.root + "/coffre")
            folder.run("importer", "-", input: line("e1") + "\n")
          }),
      ]),
  ]

  @Test func `is what the program says`() throws {
    var page = """
      # Galerie des erreurs

      Chaque message dit ce qui a été trouvé, ce qui était attendu et que faire ; rien n’est écrit. Le nombre entre \
      parenthèses est le code de sortie. Cette page est écrite par les essais : elle ne peut mentir.

      """
    for chapitre in Self.chapitres {
      page += "\n## \(chapitre.titre)\n"
      for erreur in chapitre.erreurs {
        let folder = FolderJournal()
        erreur.avant(folder)
        let before = folder.bytes
        var console = testConsole(
          input: erreur.entree, environment: ["MILO_JOURNAL": folder.path])
        console.clocks = Clocks(
          millisecondsSince1970: { 1_647_259_200_000 }, elapsed: { .zero })
        let words = erreur.mots.map { $0.replacing("ROOT", with: folder.root) }
        let code = Milo.program.run(words, on: &console)
        #expect(code != .succes, "\(erreur.titre)")
        #expect(folder.bytes == before, "\(erreur.titre)")
        let said = (console.out.text + console.err.text).replacing(folder.root + "/", with: "")
        let typed = erreur.mots.map { $0.replacing("ROOT/", with: "") }.map {
          $0.contains(" ") ? "\"\($0)\"" : $0
        }
        page += "\n### \(erreur.titre) (\(code.rawValue))\n\n```text\n$ milo "
        page += typed.joined(separator: " ") + "\n" + said + "```\n"
      }
    }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/erreurs.md")
    try expectSnapshot(page, in: file)
  }
}
