import MiloEvents
import Testing

@testable import MiloReconstitutions

/// The lines of a small journal, without their `\n`.
private func lignes(
  numero: Int = 7, annees: ClosedRange<Int> = 2020...2023, evenements: Int, graine: UInt64 = 1
) -> [[UInt8]] {
  var lignes: [[UInt8]] = []
  StructureSynthetique(numero: numero, annees: annees, evenements: evenements, graine: graine)
    .lignes { lot, nombre in
      let nouvelles = lot.split(separator: 0x0A).map { Array($0) }
      #expect(nouvelles.count == nombre)
      #expect(lot.last == 0x0A)
      lignes += nouvelles
    }
  return lignes
}

/// The events of a journal that must be valid.
private func evenements(_ lignes: [[UInt8]]) throws -> [Event] {
  try lignes.map { try EventReader.event(in: $0) }
}

struct StructureSynthetiqueTests {
  @Test(arguments: [0, 1, 37, 2000, 6001])
  func `a journal has exactly the number of lines asked for`(nombre: Int) {
    #expect(lignes(evenements: nombre).count == nombre)
  }

  @Test
  func `the same parameters give the same bytes, any other one gives others`() {
    let reference = lignes(evenements: 1500)
    #expect(lignes(evenements: 1500) == reference)
    #expect(lignes(evenements: 1500, graine: 2) != reference)
    #expect(lignes(numero: 8, evenements: 1500) != reference)
    #expect(lignes(annees: 2021...2023, evenements: 1500) != reference)
  }

  @Test
  func `the bytes are those of every platform and of every run`() {
    // FNV-1a; a change of the generator changes it, and is worth a look at what it changes.
    var empreinte: UInt64 = 0xCBF2_9CE4_8422_2325
    for octet in lignes(evenements: 1500).joined() {
      empreinte = (empreinte ^ UInt64(octet)) &* 0x100_0000_01B3
    }
    #expect(empreinte == 0x97A2_7082_7A30_CCC9)
  }

  @Test
  func `two structures share no id`() throws {
    let premiers = try evenements(lignes(numero: 1, evenements: 1000)).map(\.id)
    let seconds = try evenements(lignes(numero: 2, evenements: 1000)).map(\.id)
    #expect(Set(premiers + seconds).count == 2000)
  }

  @Test(arguments: zip([2012...2012, 2016...2025, 2022...2023], [3, 4, 5] as [UInt64]))
  func
    `every kind of the catalogue but take-overs and what the structure says of itself occurs from two thousand lines on`(
      annees: ClosedRange<Int>, graine: UInt64
    ) throws
  {
    let types = Set(
      try evenements(lignes(annees: annees, evenements: 2500, graine: graine)).map(\.type))
    #expect(
      Catalogue.declarations.filter { !types.contains($0.type) }.map(\.nom) == [
        "tableau", "structure", "libelle", "composition", "donnee", "poste_comptable",
        "convention", "instance", "manifestation", "audit", "avis_audit", "reprise",
      ])
    #expect(types.contains("org.exemple.visite.v1"))
  }

  @Test
  func `every line is valid and is what the writer writes`() throws {
    for ligne in lignes(evenements: 4000) {
      let evenement = try EventReader.event(in: ligne)
      #expect(EventWriter.line(of: evenement) == ligne)
    }
  }

  @Test
  func `recording goes forward, stays within the years, and follows what happened`() throws {
    var dernier = RecordedTime(milliseconds: .min)
    for evenement in try evenements(lignes(evenements: 4000)) {
      let enregistre = try #require(evenement.recordedTime)
      let moment = try #require(Moment(evenement.time))
      #expect(enregistre >= dernier)
      #expect(moment.unixMilliseconds <= enregistre.milliseconds)
      #expect((2020...2023).contains(Int(enregistre.description.prefix(4)) ?? 0))
      dernier = enregistre
    }
  }

  @Test
  func `references name an earlier line of the expected kind, and no entry ends twice`() throws {
    var sortes: [String: String] = [:]
    var finies: Set<String> = []
    var references = 0
    for evenement in try evenements(lignes(evenements: 6000)) {
      let declaration = evenement.declaration
      for champ in declaration?.fields ?? [] {
        guard case .reference(let attendues) = champ.type,
          let cible = evenement.data[champ.name]?.string
        else { continue }
        let sorte = try #require(sortes[cible])
        #expect(attendues.isEmpty || attendues.contains(sorte))
        references += 1
        if declaration?.nom == "dispositif.sortie" || declaration?.nom == "situation.fin" {
          #expect(finies.insert(cible).inserted)
        }
      }
      #expect(sortes.updateValue(declaration?.nom ?? "", forKey: evenement.id) == nil)
    }
    #expect(references > 500)
  }

  @Test
  func `late entries and corrections keep their shares`() throws {
    let tous = try evenements(lignes(annees: 2022...2022, evenements: 20_000))
    let tardifs = tous.filter { evenement in
      guard let moment = Moment(evenement.time), let enregistre = evenement.recordedTime else {
        return false
      }
      return enregistre.milliseconds - moment.unixMilliseconds > 86_400_000
    }
    #expect((600...2000).contains(tardifs.count))
    let comptes = Dictionary(grouping: tous, by: \.type).mapValues(\.count)
    #expect((30...120).contains(comptes["fr.milo.annulation.v1"] ?? 0))
    #expect((80...220).contains(comptes["fr.milo.rectification.v1"] ?? 0))
    #expect((5...60).contains(comptes["fr.milo.fusion.v1"] ?? 0))
  }

  @Test
  func `the clocks of Paris change on the last Sundays of March and October`() {
    let calendrier = Calendrier(annees: 2022...2022)
    let avances = [(3, 26, 1), (3, 27, 2), (10, 29, 2), (10, 30, 1)]
    for (mois, jour, avance) in avances {
      #expect(calendrier.avance(Calendrier.jour(2022, mois, jour)) == avance)
    }
  }

  @Test
  func `the days share out all the lines, none on a Sunday or on 14 July`() {
    let calendrier = Calendrier(annees: 2022...2022)
    #expect(calendrier.jours.reduce(0) { $0 + calendrier.quota($1, de: 10_007) } == 10_007)
    #expect(calendrier.quota(Calendrier.jour(2022, 7, 14), de: 100_000) == 0)
    #expect(calendrier.quota(Calendrier.jour(2022, 5, 15), de: 100_000) == 0)
  }

  @Test
  func `an identity carries the number in three digits`() {
    let identite = StructureSynthetique(numero: 7, annees: 2022...2022, evenements: 1, graine: 1)
      .identite
    #expect(identite.origin == "milo.example/structure-007")
    #expect(identite.source == "/structures/structure-007")
    #expect(identite.fuseau == "Europe/Paris")
  }

  @Test
  func `a month of CEJ or Garantie jeunes is paid by the scale of its date`() {
    let calendrier = Calendrier(annees: 2020...2023)
    var suivi = Suivi(
      numero: 1, arrivee: HeureLocale(jour: Calendrier.jour(2021, 1, 4), seconde: 0),
      depart: Calendrier.jour(2023, 1, 1), naissance: Calendrier.jour(2002, 1, 1), commune: 0,
      site: 0, referent: 0)
    suivi.debutAllocation = Calendrier.jour(2021, 1, 4)
    suivi.finAllocation = Calendrier.jour(2022, 12, 31)
    let mars2022 = DroitMensuel(suivi, mois: 2022 * 12 + 2, calendrier)
    #expect(mars2022.centimes(deductibles: 0, partielles: 0) == 50_000)
    #expect(mars2022.centimes(deductibles: 0, partielles: 60_000) == 34_733)
    #expect(mars2022.centimes(deductibles: 60_000, partielles: 0) == 0)
    suivi.estGJ = true
    let mai2021 = DroitMensuel(suivi, mois: 2021 * 12 + 4, calendrier)
    #expect(mai2021.centimes(deductibles: 0, partielles: 55_000) == 36_570)
    #expect(mai2021.centimes(deductibles: 0, partielles: 90_100) == 18_065)
    #expect(mai2021.centimes(deductibles: 0, partielles: 150_000) == 0)
  }
}
