import Testing

@testable import MiloEvents

@Suite struct `The catalogue` {
  @Test func `is the one of the specification, field by field`() {
    let written = writtenCatalogue.split(separator: "\n").map(String.init)
    let declared = Catalogue.declarations.map(\.written)
    #expect(declared.count == 77)
    #expect(written.count == declared.count)
    for (found, expected) in zip(declared, written) { #expect(found == expected) }
  }

  @Test func `finds each kind by its name and by its type`() {
    for (place, declaration) in Catalogue.declarations.enumerated() {
      #expect(declaration.kind.rawValue == place)
      #expect(declaration.type == "fr.milo.\(declaration.nom).v1")
      #expect(Catalogue.declaration(named: declaration.nom)?.kind == declaration.kind)
      #expect(Catalogue.declaration(forType: declaration.type)?.kind == declaration.kind)
      #expect(declaration.resume.hasSuffix("."))
      #expect(declaration.fields.count <= 32, "the mask of a compact event has 32 bits")
    }
  }

  @Test func `says what each field means, in one sentence that is its own`() {
    for declaration in Catalogue.declarations {
      #expect(Set(declaration.fields.map(\.sens)).count == declaration.fields.count)
      for field in declaration.fields {
        #expect(field.sens.hasSuffix("."), "\(declaration.nom).\(field.name)")
        #expect(!field.sens.contains("'"), "\(field.sens)")
        guard case .liste(.objet(let fields)) = field.type else { continue }
        for field in fields { #expect(field.sens.hasSuffix("."), "\(field.name)") }
      }
    }
  }

  @Test func `gives each field its own meaning, whatever the order they are written in`() {
    let champs: Significations<Entretien> = [\.dureeMin: "deux", \.conseiller: "un"]
    #expect(champs.phrases == ["un", "deux"])
    let entretien = Catalogue.declaration(named: "entretien")
    #expect(entretien?.field(named: "conseiller")?.sens == "Qui reçoit.")
    #expect(
      entretien?.field(named: "operation")?.sens
        == "L’opération financée à laquelle l’entretien se rattache.")
  }

  @Test(arguments: [
    "fr.milo.accueil.v2", "fr.milo.accueil", "fr.milo.inconnu.v1", "org.milo.accueil.v1", "accueil",
    "fr.milo.v1", "fr.milo..v1", "",
  ])
  func `knows no other type`(type: String) {
    #expect(Catalogue.declaration(forType: type) == nil)
  }

  @Test func `leaves no theme out of the bits of a word`() {
    #expect(Theme.allCases.count < 63)
  }

  @Test func `groups contracts, levels and exits as the specification does`() {
    #expect(Contrat.classique == [.CDI, .CDD, .interim, .saisonnier, .autre])
    #expect(Contrat.aide == [.PEC, .CUI_CIE, .CAE, .CDDI])
    #expect(Contrat.alternance == [.apprentissage, .professionnalisation])
    #expect(
      Contrat.classique.union(Contrat.aide).union(Contrat.alternance) == Set(Contrat.allCases))
    #expect(Niveau.sansQualification == [.V_non_diplome, .VI_Vbis])
    #expect(Niveau.sansDiplome == [.IV_non_diplome, .V_non_diplome, .VI_Vbis])
    #expect(Niveau.infraBac == [.IV_non_diplome, .V_diplome, .V_non_diplome, .VI_Vbis])
    #expect(Niveau.infraBacStrict == [.V_diplome, .V_non_diplome, .VI_Vbis])
    #expect(
      MotifSortie.positives == [
        .emploi_durable, .emploi_court, .alternance, .formation, .service_civique,
        .creation_entreprise, .scolarite,
      ])
  }

  @Test func `knows the national dispositifs and their dates`() {
    let known = DispositifNational.known
    #expect(known.count == 17)
    #expect(known["CEJ"]?.du == LocalDate("2022-03-01"))
    #expect(known["CEJ"]?.au == nil)
    #expect(known["GJ"]?.du == LocalDate("2013-10-01"))
    #expect(known["GJ"]?.au == LocalDate("2022-02-28"))
    #expect(known["PACEA"]?.du == LocalDate("2017-01-01"))
    #expect(
      Set(known.filter(\.value.horsEnsemble).keys) == [
        "JSMJ", "OBLIGATION_FORMATION", "REPERAGE", "PSYCHOLOGUE", "SANTE",
      ])
    #expect(
      DispositifNational.groupes == ["CEJ_GJ": ["CEJ", "GJ"], "CEJ_PACEA": ["CEJ", "PACEA"]])
  }
}

@Suite struct `A typed event` {
  @Test func `is written and read back without loss, whatever its kind`() throws {
    var maker = EventMaker(seed: 1)
    for type in Catalogue.types {
      for _ in 0..<20 { try check(type, &maker) }
    }
  }

  private func check<Data: EventData>(_ type: Data.Type, _ maker: inout EventMaker) throws {
    let declaration = try #require(EventKind(of: type).declaration)
    let event = maker.event(of: declaration)
    let data = try #require(try event.donnees(as: type))
    let rewritten = try Event(
      id: event.id, source: event.source, subject: event.subject, time: event.time, data)
    #expect(rewritten.type == declaration.type)
    #expect(rewritten.saysTheSame(as: event.withoutAuthor), "\(declaration.nom)")
    #expect(try rewritten.donnees(as: type) == data)
  }

  @Test func `is nothing of another kind`() throws {
    let event = try Event(
      id: "e1", source: "/s", subject: "J1", time: "2022-03-14T09:30:00+01:00",
      Contact(canal: .sms))
    #expect(try event.donnees(as: Contact.self) == Contact(canal: .sms))
    #expect(try event.donnees(as: Entretien.self) == nil)
  }

  @Test func `keeps the null that clears apart from the attribute that is absent`() throws {
    var profil = Profil()
    profil.commune = .efface
    profil.enfants = .valeur(2)
    let event = try Event(
      id: "e1", source: "/s", subject: "J1", time: "2022-03-14T09:30:00+01:00", profil)
    #expect(event.data == ["commune": nil, "enfants": 2])
    #expect(try event.donnees(as: Profil.self) == profil)
  }
}
