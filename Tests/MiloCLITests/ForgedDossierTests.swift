import Foundation
import MiloEvents
import MiloTestTools
import Testing

@testable import MiloCore
@testable import milo

/// What the structure itself could write, with its own key: nothing below breaks a hash or a signature.
@Suite struct `An evidence file that its own author forged` {
  private let scene: SceneDossier
  private let figures = [
    "synthese/entretiens/valeur", "synthese/primos/valeur", "aides/total/montant",
    "profil.primos/sexe.F/part",
  ]

  init() throws {
    func event(
      _ id: String, _ type: String, _ jeune: String, _ date: String, _ data: String
    ) -> String {
      line(id, type: type, subject: jeune, time: "\(date)T09:30:00+01:00", data: data)
    }
    scene = try SceneDossier([
      event("c0", "contact", "J0", "2019-03-14", #"{"canal":"sms"}"#),
      event("c1", "contact", "J1", "2019-03-15", #"{"canal":"sms"}"#),
      event("p1", "profil", "J1", "2022-01-05", #"{"sexe":"F"}"#),
      event("e1", "entretien", "J1", "2022-01-10", #"{"conseiller":"c07"}"#),
      event("e2", "entretien", "J2", "2022-01-12", #"{"conseiller":"c07"}"#),
      event("e3", "entretien", "J2", "2022-02-03", #"{"conseiller":"c07"}"#),
      event(
        "v1", "aide.versement", "J1", "2022-02-10", #"{"aide":"FAJ","montant_centimes":21500}"#),
    ])
  }

  /// The file, changed by its author and signed again.
  private func forged(
    _ words: [String] = [], _ change: (inout DossierDePreuve) throws -> Void
  ) throws -> String {
    let asked = figures.flatMap { ["--cellule", $0] } + words
    var dossier = try decoded(try text(of: scene.dossier(asked)))
    try change(&dossier)
    return try written(DossierPage(dossier))
  }

  /// The data of a page.
  private func decoded(_ page: String) throws -> DossierDePreuve {
    let file = try #require(DossierFile(Array(page.utf8)))
    return try JSONText.decode(
      DossierDePreuve.self, from: String(decoding: file.data, as: UTF8.self))
  }

  private func written(_ page: DossierPage) throws -> String {
    let key = try SigningKey(skey: text(of: scene.key))
    return scene.folder.file("faux.html", page.html(signature: try page.signature(by: key)))
  }

  /// Changes the sum of a figure: its contributions, and what follows from them.
  private func change(
    _ dossier: inout DossierDePreuve, _ cellule: String, partie: Int = 0,
    _ body: (inout [DossierDePreuve.Contribution]) -> Void
  ) throws {
    let place = try #require(dossier.chiffres.firstIndex { $0.cellule == cellule })
    body(&dossier.chiffres[place].parties[partie].contributions)
    var sum = 0
    for contribution in dossier.chiffres[place].parties[partie].contributions {
      sum += contribution.montant
    }
    dossier.chiffres[place].parties[partie].valeur = sum
    let chiffre = dossier.chiffres[place]
    dossier.chiffres[place].valeur = chiffre.calcul.valeur(
      chiffre.parties.map { Int128($0.valeur) })?.machine(Unite(rawValue: chiffre.unite) ?? .nombre)
  }

  private func expectRefused(_ path: String, _ reason: String) {
    let run = scene.verify(path, "--accepter-declare")
    #expect(run.code == .constats, "\(run.out)")
    #expect(run.out.contains(reason), "\(run.out)")
  }

  @Test func `is honest when it changes nothing`() throws {
    #expect(scene.verify(try forged { _ in }).code == .reserves)
    #expect(scene.verify(try forged(["--originales"]) { _ in }).code == .succes)
    #expect(scene.verify(try forged(["--precision", "jour"]) { _ in }).code == .reserves)
  }

  @Test(arguments: [[], ["--originales"]])
  func `does not hold when one line counts 580 times`(words: [String]) throws {
    let path = try forged(words) { dossier in
      try change(&dossier, "synthese/entretiens/valeur") { contributions in
        contributions += Array(repeating: contributions[0], count: 580)
      }
    }
    expectRefused(path, "compte 581 fois")
  }

  @Test func `does not hold when one youth counts twice among youths`() throws {
    let path = try forged { dossier in
      let twice = try #require(
        dossier.chiffres.first { $0.cellule == "synthese/entretiens/valeur" })
      let own = Dictionary(grouping: twice.parties[0].contributions) { $0.qui ?? 0 }
      let second = try #require(own.values.first { $0.count == 2 })
      try change(&dossier, "synthese/primos/valeur") { contributions in
        contributions.removeAll { $0.qui == second[0].qui }
        contributions += second
      }
    }
    expectRefused(path, "compte 2 fois")
  }

  @Test(arguments: [false, true])
  func `does not hold when a line carried whole says another amount`(isLacking: Bool) throws {
    let path = try forged(["--originales"]) { dossier in
      for place in dossier.chiffres.indices where isLacking {
        dossier.chiffres[place].incomplet = true
      }
      try change(&dossier, "aides/total/montant") { contributions in
        contributions[0].montant = 100_021_500
      }
    }
    expectRefused(path, "la ligne 6 compte pour 21500, le dossier dit 100021500")
  }

  @Test func `does not hold when newcomers are made of former contacts`() throws {
    let path = try forged { dossier in
      let former = try #require(
        dossier.lignes.first { $0.index == 6 })
      var contact = former
      (contact.type, contact.date) = ("contact", "2019-03")
      dossier.lignes[try #require(dossier.lignes.firstIndex { $0.index == 6 })] = contact
      try change(&dossier, "synthese/primos/valeur") { contributions in
        contributions.append(.init(ligne: 6, montant: 1, qui: 99))
      }
    }
    expectRefused(path, "la ligne 6, « contact » du 2019-03, ne peut pas y compter")
    let interviews = try forged { dossier in
      for place in dossier.lignes.indices where dossier.lignes[place].type == "entretien" {
        dossier.lignes[place].date = "2019-03"
      }
    }
    expectRefused(interviews, "« entretien » du 2019-03, ne peut pas y compter")
  }

  @Test func `does not hold when a line was recorded after the view, or out of order`() throws {
    let late = try forged(["--vu-au", "2022-12-31"]) { dossier in
      dossier.lignes[0].enregistre = "2023-01-02"
    }
    expectRefused(late, "enregistrée le 2023-01-02, après le jour de la vue, le 2022-12-31")
    let disordered = try forged { dossier in
      dossier.lignes[dossier.lignes.count - 1].enregistre = "2022-03-13"
    }
    expectRefused(disordered, "avant une ligne qui la précède")
  }

  @Test func `does not hold when whom a share counts is not among whom it is over`() throws {
    let path = try forged { dossier in
      try change(&dossier, "profil.primos/sexe.F/part") { contributions in
        contributions.append(.init(ligne: 4, montant: 1, qui: 77))
      }
    }
    expectRefused(path, "le numéro 77 est au numérateur sans être au dénominateur")
  }

  @Test func `does not hold when its calculation is not that of its table`() throws {
    let path = try forged { dossier in
      let place = try #require(
        dossier.chiffres.firstIndex { $0.cellule == "profil.primos/sexe.F/part" })
      dossier.chiffres[place].calcul = .init(operation: .compte, variation: nil)
      dossier.chiffres[place].valeur = "\(dossier.chiffres[place].parties[0].valeur)"
    }
    expectRefused(path, "le calcul ou l’unité n’est pas celui de la table")
  }

  @Test func `does not hold when a line carried whole is shown as another`() throws {
    for (change, reason): ((inout DossierDePreuve.LigneProuvee) -> Void, String) in [
      ({ $0.type = "atelier" }, "le type ou le jour d’enregistrement montré"),
      ({ $0.enregistre = "2022-03-15" }, "le type ou le jour d’enregistrement montré"),
      ({ $0.date = "2022-07" }, "datée « 2022-07 »"),
    ] {
      let path = try forged(["--originales"]) { dossier in
        let place = try #require(dossier.lignes.lastIndex { $0.type == "entretien" })
        change(&dossier.lignes[place])
      }
      expectRefused(path, reason)
    }
  }

  @Test func `does not hold when evidence is dated otherwise than its line`() throws {
    let scene = try SceneDossier()
    let page = try text(of: scene.dossier(["--critere", "ACC"]))
    let changes: [((inout DossierDePreuve.Piece) -> Void, String)] = [
      ({ $0.date = "2020-01-01" }, "datée du 2020-01-01"),
      ({ $0.enregistree = "2020-01-01" }, "enregistrée le 2020-01-01"),
      ({ $0.tardive = true }, "tardive"),
    ]
    for (change, reason) in changes {
      var dossier = try decoded(page)
      change(&dossier.criteres[0].preuves[0])
      let key = try SigningKey(skey: text(of: scene.key))
      let forged = try DossierPage(dossier)
      let path = scene.folder.file(
        "faux.html", forged.html(signature: try forged.signature(by: key)))
      let run = scene.verify(path)
      #expect(run.code == .constats)
      #expect(run.out.contains(reason), "\(run.out)")
    }
  }

  @Test func `is not counted again when lines that it needs are left out`() throws {
    let path = try forged(["--originales"]) { dossier in
      // The attribute that makes a woman of the youth.
      dossier.lignes.removeAll { $0.type == "profil" }
    }
    expectRefused(path, "profil.primos/sexe.F/part")
  }

  @Test func `is worth no certainty under the name of another version`() throws {
    let honest = try forged { ($0.auteur, $0.affichage) = ("milo 9.9.9", 9) }
    // Its own page has other words, as that of a later version would.
    let shown = scene.folder.file(
      "affichage.html", try text(of: honest).replacing(">2<", with: ">9 999<"))
    let altered = scene.verify(shown, "--accepter-declare")
    #expect(altered.code == .constats)
    // Signed again with what it shows: nothing accuses it, nothing vouches for it.
    let key = try SigningKey(skey: text(of: scene.key))
    let bytes = Array(try text(of: shown).utf8)
    let file = try #require(DossierFile(bytes))
    let signed = DossierPage.signedText("milo.example/besancon", file.unsealed)
    let note = try SignedNote(text: signed, signatures: [key.sign(signed)])
    var seal = try JSONText.decode(
      PageSeal.self, from: String(decoding: file.seal, as: UTF8.self))
    seal.signature = note.description
    let page = try text(of: shown).replacing(
      String(decoding: file.seal, as: UTF8.self),
      with: try JSONText.encode(seal).replacing("<", with: #"\u003c"#))
    let foreign = scene.verify(scene.folder.file("autre.html", page), "--accepter-declare")
    #expect(foreign.code == .reserves, "\(foreign.out)")
    #expect(foreign.out.contains("affichage d’une autre version, « milo 9.9.9 »"))
  }

  @Test func `is worth no certainty once its signature is taken away`() throws {
    let dossier = try decoded(text(of: forged(["--originales"]) { _ in }))
    let page = try DossierPage(dossier).html()
    let run = scene.verify(scene.folder.file("nue.html", page), "--accepter-declare")
    #expect(run.code == .reserves)
    #expect(run.out.contains("page non signée"))
  }

  @Test(requires(.chromium)) func `says so in a browser too`() throws {
    let browser = try #require(Chromium.installed)
    func said(_ path: String) throws -> String {
      try browser.verdict(of: path, key: scene.vkey)
    }
    #expect(
      try said(forged { _ in }).contains("Rien ne contredit ce dossier ; 4 chiffres déclarés."))
    let repeated = try forged { dossier in
      try change(&dossier, "synthese/entretiens/valeur") { contributions in
        contributions += Array(repeating: contributions[0], count: 580)
      }
    }
    #expect(try said(repeated).contains("compte 581 fois"))
    let late = try forged(["--vu-au", "2022-12-31"]) { $0.lignes[0].enregistre = "2023-01-02" }
    #expect(try said(late).contains("après le jour de la vue"))
    let outside = try forged { dossier in
      try change(&dossier, "profil.primos/sexe.F/part") { contributions in
        contributions.append(.init(ligne: 4, montant: 1, qui: 77))
      }
    }
    #expect(try said(outside).contains("est au numérateur sans être au dénominateur"))
  }

  @Test(requires(.chromium), arguments: ["open", "closed"])
  func `shows nothing that its text does not say`(mode: String) throws {
    let browser = try #require(Chromium.installed)
    let page = try text(of: scene.dossier(["--cellule", "synthese/entretiens/valeur"]))
    let hidden = page.replacing(
      #"<article>"#,
      with: #"<article><template shadowrootmode="\#(mode)"><p>9 999</p></template>"#)
    #expect(hidden != page)
    let path = scene.folder.file("ombre.html", hidden)
    #expect(scene.verify(path).code == .constats)
    // The height of an article tells what is shown: a shadow root would leave one line of it.
    let heights = try [page, hidden].map { page in
      try browser.height(of: "article", in: scene.folder.file("ombre.html", page))
    }
    #expect(heights[0] == heights[1])
    // Without what the script does about it, the root would be all that is seen.
    let naive = hidden.replacing(
      "document.documentElement.replaceChild(body, document.body);", with: "")
    #expect(naive != hidden)
    let fooled = try browser.height(of: "article", in: scene.folder.file("ombre.html", naive))
    #expect(fooled < heights[0])
  }
}

@Suite struct `An evidence file of an invented structure` {
  @Test(.endsInTheEnd, arguments: [true, false])
  func `holds whatever it shows, and is counted again from its lines`(whole: Bool) throws {
    let folder = FolderJournal()
    let path = folder.root + "/national"
    func run(_ words: [String]) -> FolderJournal.Run {
      var console = testConsole(environment: ["MILO_JOURNAL": path])
      console.clocks = Clocks(millisecondsSince1970: { 1_790_000_000_000 }, elapsed: { .zero })
      let code = Milo.program.run(words, on: &console)
      return FolderJournal.Run(code: code, out: console.out.text, err: console.err.text)
    }
    #expect(
      run([
        "exemple", "national", path, "--annees", "3", "--evenements", "2500", "--graine", "5",
      ]).code == .succes)
    let (key, page) = (folder.root + "/n.cle", folder.root + "/n.html")
    let origin = try Journal(path: path).identity.origin
    let vkey = try #require(run(["cle", "nouvelle", "--nom", origin, key]).lines.first)
    #expect(run(["sceller", "--cle", key]).code == .succes)
    // A cell in sixty, of every table: objectives do not decompose.
    var cells: [String] = []
    for (rank, row) in run(["stats", "--annee", "2024", "--format", "csv"]).lines.enumerated() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      guard rank % 60 == 1, !fields[3].isEmpty, fields[0] != "objectifs" else { continue }
      cells.append("\(fields[0])/\(fields[1])/\(fields[2])")
    }
    let words =
      ["dossier", "--annee", "2024", "--cle", key, "-o", page, "--remplacer"]
      + (whole ? ["--originales"] : [])
    let made = run(words + cells.flatMap { ["--cellule", $0] })
    #expect(made.code == .succes, "\(made.err)")
    let verified = run(["verifier-dossier", page, "--cle-publique", vkey])
    #expect(verified.code == .reserves)
    #expect(!verified.out.contains("NE TIENT PAS"))
    // Corrections are counted of the whole journal: what they correct is not all in the file.
    let corrections = ["qualite/annulations/", "qualite/rectifications/"]
    #expect(
      verified.lines.allSatisfy { line in
        !line.contains("ne suffisant pas") || corrections.contains { line.contains($0) }
      })
    let again = verified.lines.count { $0.hasPrefix("recompté : ") }
    #expect(whole ? again > 30 : again == 0)
  }
}
