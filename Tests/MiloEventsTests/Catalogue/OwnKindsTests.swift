import Testing

@testable import MiloEvents

/// What an application may add to the catalogue.
@Suite struct `Kinds of one's own` {
  private struct Visite: EventData {
    static let nom = "visite"
    static let typeComplet = "org.exemple.visite.v1"
    static let resume = "Une visite."
    var dureeMin: Int
  }

  private struct Homonyme: EventData {
    static let nom = "visite"
    static let typeComplet = "org.exemple.autre.v1"
    static let resume = "Une autre visite."
    var poids: Int
  }

  private struct Usurpe: EventData {
    static let nom = "chose"
    static let resume = "Une chose sous un nom du catalogue."
    var poids: Int
  }

  private struct Contact: EventData {
    static let nom = "contact"
    static let typeComplet = "org.exemple.contact.v1"
    static let resume = "Un nom que le catalogue a pris."
    var poids: Int
  }

  private struct Majuscule: EventData {
    static let nom = "Visite"
    static let typeComplet = "org.exemple.visite.v9"
    static let resume = "Un nom mal formé."
    var poids: Int
  }

  private struct SansPoint: EventData {
    static let nom = "visite_bis"
    static let typeComplet = "visite"
    static let resume = "Un type sans domaine."
    var poids: Int
  }

  private struct Indescriptible: EventData {
    static let nom = "mesure"
    static let typeComplet = "org.exemple.mesure.v1"
    static let resume = "Une mesure en virgule flottante."
    var nombre: Int
    var poids: Double
  }

  @Test func `are kept in the order in which they come, each once`() throws {
    var own = OwnKinds()
    try own.add(Visite.self)
    try own.add(Visite.self)
    #expect(own.types.count == 1)
  }

  @Test(arguments: [
    (Homonyme.self as any EventData.Type, "visite"), (Usurpe.self, "fr.milo.chose.v1"),
    (Contact.self, "contact"), (Majuscule.self, "Visite"), (SansPoint.self, "visite"),
    (Indescriptible.self, "après « nombre »"),
  ])
  func `are refused with what is wrong`(_ type: any EventData.Type, _ said: String) throws {
    var own = OwnKinds()
    try own.add(Visite.self)
    let error = #expect(throws: FieldError.self) { try own.add(type) }
    #expect("\(try #require(error))".contains(said))
    #expect(own.types.count == 1)
  }

  @Test func `come before the catalogue is read`() throws {
    _ = Catalogue.declarations
    let error = #expect(throws: FieldError.self) { try Catalogue.register(Visite.self) }
    #expect("\(try #require(error))".contains("avant d’ouvrir un journal"))
  }

  @Test func `are what a former type becomes, and nothing else is`() throws {
    var own = OwnKinds()
    let upcaster = Upcaster(from: "org.exemple.visite.v0", to: Visite.self) { $0 }
    // Not before the kind itself.
    #expect(throws: FieldError.self) { try own.add(upcaster) }
    try own.add(Visite.self)
    try own.add(upcaster)
    try own.add(upcaster)
    #expect(own.upcasters.count == 1)
    for from in ["org.exemple.visite.v1", "fr.milo.entretien.v1", "visite"] {
      #expect(throws: FieldError.self) {
        try own.add(Upcaster(from: from, to: Visite.self) { $0 })
      }
    }
    let other = Upcaster(from: "org.exemple.visite.v0", to: Entretien.self) { $0 }
    #expect(throws: FieldError.self) { try own.add(other) }
  }
}
