import Testing

@testable import MiloEvents

@Suite struct `The own fields of an event` {
  private func check(_ kind: String, _ data: String) throws {
    let declaration = try #require(Catalogue.declaration(named: kind))
    guard case .object(let object) = try json(data) else { throw NotAnObject() }
    try declaration.check(object)
  }

  private struct NotAnObject: Error {}

  @Test(arguments: refusals)
  func `are refused with the field, what was found and what was expected`(refusal: Refusal) throws {
    let error = #expect(throws: FieldError.self) { try check(refusal.kind, refusal.data) }
    let fault = try #require(error)
    #expect(fault.field == refusal.field)
    #expect(fault.found.contains(refusal.found), "\(fault.found)")
    #expect(fault.expected.contains(refusal.expected), "\(fault.expected)")
    #expect(fault.nearest == refusal.nearest)
    #expect(fault.rule == .schema)
  }

  @Test func `are accepted up to the edge`() throws {
    for (kind, data) in acceptances {
      #expect(throws: Never.self, "\(kind) \(data.prefix(80))") { try check(kind, data) }
    }
  }

  @Test func `are accepted whenever they are made from the declarations`() throws {
    var maker = EventMaker(seed: 2)
    maker.isWild = true
    for declaration in Catalogue.declarations {
      for _ in 0..<20 {
        let event = maker.event(of: declaration)
        #expect(throws: Never.self, "\(event.line)") { try event.check() }
      }
    }
  }

  @Test func `accept null in a profile and for a counsellor alone`() throws {
    for declaration in Catalogue.declarations {
      for field in declaration.fields {
        let isNullable =
          declaration.nom == "profil" || field.name == "conseiller" && declaration.nom == "referent"
        #expect(field.nullable == isNullable, "\(declaration.nom).\(field.name)")
      }
    }
  }

  @Test func `may be encrypted where they are free text or an intimate motive alone`() {
    let encryptable = Catalogue.declarations.flatMap { declaration in
      declaration.fields.filter { $0.type.isEncryptable }.map { "\(declaration.nom).\($0.name)" }
    }
    #expect(
      encryptable == [
        "referent.motif", "entretien.motif_specialite", "entretien.commentaire", "atelier.intitule",
        "information_collective.intitule", "plan.objectif", "dispositif.prolongation.motif",
        "bareme.source",
        "preuve.libelle", "amelioration.evaluation", "donnee.source", "poste_comptable.source",
        "annulation.motif", "rectification.motif", "effacement.motif",
        "reprise.motif",
      ])
  }

  @Test func `say in one sentence what is wrong`() throws {
    let fault = #expect(throws: FieldError.self) {
      try check("accueil", #"{"site":"a","motif":"incription"}"#)
    }
    #expect(
      fault?.description
        == "champ « data.motif » : trouvé « incription », attendu inscription | spontane | "
        + "rendez_vous | information (vouliez-vous dire « inscription » ?)")
  }
}

@Suite struct `A field typed by a person` {
  private func member(_ text: String, _ kind: String) throws -> JSONObject.Member {
    try FieldText.member(text, of: #require(Catalogue.declaration(named: kind)))
  }

  @Test func `takes the type of the catalogue`() throws {
    #expect(try member("conseiller=c07", "entretien").value == "c07")
    #expect(try member("duree_min=45", "entretien").value == 45)
    #expect(try member("themes=emploi,logement", "entretien").value == ["emploi", "logement"])
    #expect(try member("themes=", "entretien").value == [])
    #expect(try member("au_flux=oui", "accueil").value == true)
    #expect(try member("au_flux=false", "accueil").value == false)
    #expect(try member("commune=null", "profil").value == nil as JSONValue)
    #expect(try member("heures_hebdo=35,5", "emploi.entree").value == .number("35.5"))
    #expect(try member("heures_hebdo=35", "emploi.entree").value == 35)
    #expect(try member("x_note=a=b", "accueil").value == "a=b")
    #expect(try member(#"reponses={"a":4}"#, "satisfaction").value == ["a": 4])
    #expect(
      try member(#"propositions=[{"theme":"emploi","nature":"x"}]"#, "entretien").value
        == [["theme": "emploi", "nature": "x"]])
  }

  @Test(arguments: [
    ("site", "data", nil), ("sitee=a", "data.sitee", "site"), ("site=a b", "data.site", nil),
    ("au_flux=peut-être", "data.au_flux", nil), ("motif=spontané", "data.motif", "spontane"),
    ("site=null", nil, nil),
  ])
  func `is refused like a field of a line`(text: String, field: String?, nearest: String?) throws {
    guard let field else {
      // « null » is a code like another where nothing can be cleared.
      #expect(try member(text, "accueil").value == "null")
      return
    }
    let error = #expect(throws: FieldError.self) { try member(text, "accueil") }
    #expect(error?.field == field)
    #expect(error?.nearest == nearest)
  }
}

/// The value that a JSON text writes.
func json(_ text: String) throws -> JSONValue {
  try Array(text.utf8).withUnsafeBufferPointer { try JSONParser.parse($0) }
}
