import Foundation
import Testing

@testable import milo

@Suite struct `A report that a structure composes` {
  private static let png: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 2,
    0, 0, 0, 3,
  ]

  private static let composition = #"""
    {"titre":"Notre année","chapeau":"Nous avons accompagné **{synthese/accompagnes/valeur}** jeunes.",
    "chapitres":[
    {"id":"hiver","titre":"L’hiver","du":"2022-01-01","au":"2022-01-31","blocs":[
    {"citation":"{dispositifs/CEJ/entrees?du=2022-02-01&au=2022-12-31} entrée en CEJ depuis.","auteur":"La présidente"},
    {"table":"profil.accompagnes","titre":"Sexe","lignes":{"prefixe":"sexe."},"colonnes":["jeunes"],"figure":"barres"},
    {"image":"logo.png","alternative":"Le logo"}]},
    {"id":"par-sexe","titre":"À {libelle}","pour_chaque":{"axe":"site","valeurs":["siege"]},"blocs":[
    {"table":"synthese","lignes":["accompagnes"],"colonnes":["valeur"]},
    {"table":"synthese","lignes":["contact"],"colonnes":["valeur"],"sans_filtre":true}]}]}
    """#

  private func scene() -> (folder: FolderJournal, composition: String, page: String) {
    let folder = smallYear()
    let composition = folder.file("rapport.json", Self.composition)
    _ = folder.file("logo.png", Self.png)
    let page = folder.root + "/page.html"
    let run = folder.run(
      "rapport", "--annee", "2022", "--composition", composition, "--html", page)
    #expect(run.code == .succes, "\(run.err)")
    return (folder, composition, (try? String(contentsOfFile: page, encoding: .utf8)) ?? "")
  }

  private func cell(_ name: String, _ page: String) -> String? {
    let escaped = name.replacing("&", with: "&amp;")
    return page.firstRange(of: "data-cellule=\"\(escaped)\" data-valeur=\"").map { found in
      String(page[found.upperBound...].prefix { $0 != "\"" })
    }
  }

  @Test func `shows its words and figures, each named with its circumstances`() {
    let page = scene().page
    #expect(page.contains("<h1>Notre année</h1>"))
    #expect(cell("synthese/accompagnes/valeur", page) == "2")
    #expect(cell("dispositifs/CEJ/entrees?du=2022-02-01&au=2022-12-31", page) == "1")
    #expect(
      cell("profil.accompagnes/sexe.F/jeunes?du=2022-01-01&au=2022-01-31", page) == "1")
    #expect(cell("synthese/accompagnes/valeur?site=siege", page) == "2")
    #expect(cell("synthese/contact/valeur", page) == "3")
    #expect(page.contains("<p class=\"precision\">Du 1er janvier 2022 au 31 janvier 2022</p>"))
    #expect(page.contains("<p class=\"precision\">Ensemble de la structure</p>"))
    #expect(page.contains("<h2 id=\"par-sexe.siege-titre\">À Siège &lt;A &amp; B&gt;</h2>"))
    #expect(page.contains("<img src=\"data:image/png;base64,iVBOR"))
    #expect(page.contains("; img-src data:\""))
  }

  @Test func `is computed again to the byte with its composition, and only with it`() {
    let (folder, composition, _) = scene()
    let page = folder.root + "/page.html"
    let held = folder.run("rapport", "--verifier", page, "--composition", composition)
    #expect(held.code == .succes && held.out.contains("octet pour octet"), "\(held.out)\(held.err)")
    let without = folder.run("rapport", "--verifier", page)
    #expect(without.code == .constats && without.out.contains("donnez-la pour la recalculer"))
    let other = folder.file(
      "autre.json", Self.composition.replacing("Notre année", with: "L’année"))
    let differs = folder.run("rapport", "--verifier", page, "--composition", other)
    #expect(differs.code == .constats && differs.out.contains("celle qui est donnée a le SHA-256"))
  }

  @Test func `is found to differ where a sentence's figure was typed over`() throws {
    let (folder, composition, page) = scene()
    let forged = folder.file(
      "forgee.html",
      page.replacing(
        "data-valeur=\"2\">2</span></strong>", with: "data-valeur=\"2\">20</span></strong>"))
    let run = folder.run("rapport", "--verifier", forged, "--composition", composition)
    #expect(run.code == .constats)
    #expect(run.out.contains("synthese/accompagnes/valeur : publié 20, recalculé 2"), "\(run.out)")
  }

  @Test func `starts from the library's own, which gives the same page as none`() {
    let folder = smallYear()
    let model = folder.run("rapport", "--modele")
    let file = folder.file("modele.json", model.out)
    let own = folder.run("rapport", "--annee", "2022", "--format", "csv")
    let given = folder.run("rapport", "--annee", "2022", "--composition", file, "--format", "csv")
    #expect(given.out == own.out && own.code == .succes)
  }

  @Test func `without its picture, or with a wrong one, is refused with the path`() {
    let (folder, composition, _) = scene()
    let empty = folder.run(
      "rapport", "--annee", "2022", "--composition", composition, "--documents", folder.path)
    #expect(empty.code == .refus)
    #expect(empty.err.contains("« chapitres[0].blocs[2].image »") && empty.err.contains("logo.png"))
    _ = folder.file("logo.png", Array("<svg><script/></svg>".utf8))
    let wrong = folder.run("rapport", "--annee", "2022", "--composition", composition)
    #expect(wrong.code == .refus && wrong.err.contains("<script"))
  }

  @Test func `that is wrong is refused by file and path, and writes nothing`() {
    let folder = smallYear()
    let composition = folder.file(
      "faux.json",
      #"{"chapitres":[{"id":"a","titre":"A","blocs":[{"table":"profil.primo"}]}]}"#)
    let page = folder.root + "/rien.html"
    let run = folder.run(
      "rapport", "--annee", "2022", "--composition", composition, "--html", page)
    #expect(run.code == .refus)
    #expect(run.err.contains("faux.json") && run.err.contains("chapitres[0].blocs[0].table"))
    #expect(run.err.contains("vouliez-vous dire « profil.primos »"))
    #expect(!FileManager.default.fileExists(atPath: page))
  }
}

@Suite struct `A composition that the journal declares` {
  /// 15 January 2023, at noon in UTC.
  private static let clock: Int64 = 1_673_784_000_000

  private func declare(_ composition: String, _ folder: FolderJournal) -> (ExitCode, String) {
    let run = folder.run(
      [
        "ajouter", "composition", "--sujet", "besancon", "--le", "2023-01-10", "code=rapport",
        "composition=\(composition)",
      ], at: Self.clock)
    return (run.code, run.err)
  }

  private let simple =
    #"{"titre":"L’année","chapitres":[{"id":"a","titre":"A","blocs":[{"table":"synthese","lignes":["primos"]}]}]}"#

  @Test func `is what the report shows, until another is recorded`() {
    let folder = smallYear()
    #expect(declare(simple, folder).0 == .succes)
    let page = folder.run("rapport", "--annee", "2022", "--html", "-").out
    #expect(page.contains("<h1>L’année</h1>"))
    #expect(page.contains("ligne 10 du journal, sous le code « rapport »"))
    let file = folder.file("page.html", page)
    #expect(folder.run("rapport", "--verifier", file).out.contains("octet pour octet"))
    #expect(declare(simple.replacing("L’année", with: "L’an"), folder).0 == .succes)
    #expect(folder.run("rapport", "--annee", "2022", "--html", "-").out.contains("<h1>L’an</h1>"))
    // The page of yesterday counts the lines of yesterday, its composition among them.
    #expect(folder.run("rapport", "--verifier", file).out.contains("octet pour octet"))
    #expect(declare("{}", folder).0 == .succes)
    #expect(
      folder.run("rapport", "--annee", "2022", "--html", "-").out
        .contains("<h1>Rapport d’activité 2022</h1>"))
  }

  @Test func `is asked by its code; a name that is none says those that there are`() {
    let folder = smallYear()
    func report(_ name: String) -> FolderJournal.Run {
      folder.run("rapport", "--annee", "2022", "--composition", name)
    }
    #expect(report("rapprt").err.contains("n’est ni un fichier, ni une composition du journal"))
    #expect(report("rapprt").err.contains("milo rapport --modele"))
    #expect(declare(simple, folder).0 == .succes)
    #expect(report("rapport").out.hasPrefix("L’année\n"))
    let wrong = report("rapprt")
    #expect(wrong.code == .refus)
    #expect(
      wrong.err.contains("qui déclare : rapport") && wrong.err.contains("--composition rapport"))
  }

  @Test func `is refused when it names what cannot exist, and nothing is written`() {
    let folder = smallYear()
    let before = folder.run("lister", "--format", "csv").out
    let wrong = declare(simple.replacing("synthese", with: "synthesis"), folder)
    #expect(wrong.0 == .refus)
    #expect(wrong.1.contains("« composition.chapitres[0].blocs[0].table »"))
    #expect(wrong.1.contains("synthese"))
    let picture = declare(
      #"{"chapitres":[{"id":"a","titre":"A","blocs":[{"image":"a.png","alternative":"A"}]}]}"#,
      folder)
    #expect(picture.0 == .refus && picture.1.contains("SHA-256"))
    #expect(folder.run("lister", "--format", "csv").out == before)
  }

  @Test func `stands under the structure's own name, its codes under the names that it gives them`()
  {
    let folder = smallYear()
    let added = folder.run(
      "ajouter", "structure", "--sujet", "besancon", "--le", "2022-01-02", "code=besancon",
      "libelle=Mission locale du bassin")
    #expect(added.code == .succes, "\(added.err)")
    for (champ, code, mot) in [
      ("conseiller.equipe", "E1", "Équipe du centre"),
      ("satisfaction.campagne", "ete_2022", "Été 2022"),
      ("satisfaction.reponses", "utilite_d", "Utilité des démarches"),
    ] {
      let named = folder.run(
        "ajouter", "libelle", "--sujet", "besancon", "--le", "2022-01-02", "champ=\(champ)",
        "code=\(code)", "libelle=\(mot)")
      #expect(named.code == .succes, "\(named.err)")
    }
    let lines = [
      ["conseiller", "code=c07", "role=cisp", "equipe=E1", "etp=1"],
      [
        "satisfaction", "campagne=ete_2022", "repondant=jeune", #"reponses={"utilite_d":4}"#,
      ],
    ]
    for words in lines {
      let run = folder.run(
        ["ajouter", words[0], "--sujet", "besancon", "--le", "2022-06-01"]
          + Array(words.dropFirst()), at: Self.clock)
      #expect(run.code == .succes, "\(run.err)")
    }
    let page = folder.run("rapport", "--annee", "2022", "--html", "-").out
    #expect(page.contains("<p class=\"nom\">Mission locale du bassin</p>"))
    #expect(page.contains("<title>Rapport d’activité 2022 – Mission locale du bassin</title>"))
    #expect(page.contains("Satisfaction, campagne Été 2022"))
    #expect(page.contains(">Utilité des démarches</th>"))
    let stats = folder.run("stats", "--annee", "2022", "--table", "equipe").out
    #expect(stats.contains("Équipe du centre") && !stats.contains("équipe Équipe"))
    let wrong = folder.run(
      "ajouter", "libelle", "--sujet", "besancon", "--le", "2022-01-02", "champ=atelier.serrie",
      "code=x", "libelle=X")
    #expect(wrong.code == .refus && wrong.err.contains("atelier.serie"))
  }
}

@Suite struct `The objectives of part of a year` {
  @Test func `stand beside what is expected by then, day by day, and what was achieved`() {
    let folder = smallYear()
    for (indicateur, cible) in [
      ("synthese/primos/valeur", "4"), ("synthese/part_accompagnes/valeur", "80"),
      ("synthese/primos/valeur?sexe=F", "3"),
    ] {
      let run = folder.run(
        "ajouter", "objectif", "--sujet", "besancon", "--le", "2022-01-02",
        "indicateur=\(indicateur)", "annee=2022", "cible=\(cible)")
      #expect(run.code == .succes, "\(run.err)")
    }
    let run = folder.run(
      "rapport", "--du", "2022-01-01", "--au", "2022-06-30", "--format", "csv")
    let lines = run.lines.filter { $0.hasPrefix("objectifs,") }
    // 181 days of 365: 4 × 181 / 365 = 1.98, 3 × 181 / 365 = 1.49; a share is expected whole.
    for line in [
      "objectifs,synthese:primos:valeur,cible?du=2022-01-01&au=2022-12-31,4,nombre",
      "objectifs,synthese:primos:valeur,attendu,2,nombre",
      "objectifs,synthese:primos:valeur,realise,2,nombre",
      "objectifs,synthese:primos:valeur,taux,100.0,%",
      "objectifs,synthese:primos:valeur_sexe_F,attendu,1,nombre",
      "objectifs,synthese:primos:valeur_sexe_F,realise,1,nombre",
      "objectifs,synthese:part_accompagnes:valeur,attendu,80,nombre",
      "objectifs,synthese:part_accompagnes:valeur,realise,66.7,nombre",
      "objectifs,synthese:part_accompagnes:valeur,taux,83.4,%",
    ] { #expect(lines.contains(line), "\(line) in \(lines)") }
    let page = folder.run("rapport", "--du", "2022-01-01", "--au", "2022-06-30", "--html", "-")
    #expect(page.out.contains(">attendu au 30 juin 2022</th>"))
    let file = folder.file("page.html", page.out)
    #expect(folder.run("rapport", "--verifier", file).out.contains("octet pour octet"))
  }
}

@Suite struct `A composition of hostile codes` {
  @Test func `lets none become markup, an address of its own, or a command of the shell`() {
    let folder = smallYear()
    let composition = folder.file(
      "hostile.json",
      #"""
      {"chapitres":[{"id":"a","titre":"A {libelle}","pour_chaque":{"axe":"site",
      "valeurs":["\"><script>alert(1)</script>","siege"]},
      "blocs":[{"table":"synthese","sans_filtre":true,"lignes":["contact"]},{"texte":"{libelle}"}]},
      {"id":"b","titre":"B","du":"2022-01-01","au":"2022-06-30","filtre":{"site":["siege","x'; touch /tmp/x; '"]},
      "blocs":[{"table":"synthese","lignes":["contact"],"colonnes":["valeur"]}]}]}
      """#)
    let page = folder.run(
      "rapport", "--annee", "2022", "--composition", composition, "--html", "-"
    ).out
    #expect(!page.contains("<script>"))
    #expect(page.contains("<h2 id=\"a.___script_alert_1___script_-titre\">"))
    #expect(page.contains("<a href=\"#a.siege\">"))
    #expect(
      page.contains(
        #"site=siege|x'\''; touch /tmp/x; '\''&amp;du=2022-01-01&amp;au=2022-06-30'"#))
  }
}
