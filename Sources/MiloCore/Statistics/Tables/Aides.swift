import MiloEvents

/// Aids asked for, granted and paid, and the envelopes they consume.
///
/// Amounts are cents.
struct Aides: TableComptable {
  private enum Mesure: Int, CaseIterable {
    case accords, unites, jeunesAccord, montantAccorde, versements, jeunes, montant, enveloppe,
      aEnveloppe, montantSousEnveloppe, demandes, jeunesDemandeurs, montantDemande
  }

  let declaration: TableDeclaration
  private static let total = 0

  init(_ contexte: Contexte) {
    func compte(_ mesure: Mesure) -> Formule { .compte(.mesure(mesure.rawValue)) }
    func terme(_ mesure: Mesure) -> Terme { .mesure(mesure.rawValue) }
    declaration = TableDeclaration(
      id: "aides", titre: "Aides", population: nil,
      definition:
        "Décisions et versements de la période ; un remboursement se déduit dans la période de son versement. L’enveloppe est celle de l’année civile.",
      mesures: Mesure.allCases.count,
      colonnes: [
        ColonneDeclaration("accords", "accords", .nombre, compte(.accords)),
        ColonneDeclaration("unites", "unités", .nombre, compte(.unites)),
        ColonneDeclaration("jeunes_accord", "jeunes (accord)", .nombre, compte(.jeunesAccord)),
        ColonneDeclaration(
          "montant_accorde", "montant accordé", .centimes, compte(.montantAccorde)),
        ColonneDeclaration("versements", "versements", .nombre, compte(.versements)),
        ColonneDeclaration("jeunes", "jeunes", .nombre, compte(.jeunes)),
        ColonneDeclaration("montant", "montant versé", .centimes, compte(.montant)),
        ColonneDeclaration(
          "moyenne", "moyenne par jeune", .centimes, .moyenne(terme(.montant), par: terme(.jeunes))),
        ColonneDeclaration(
          "enveloppe", "enveloppe", .centimes, .compteSi(terme(.enveloppe), terme(.aEnveloppe)),
          horsFiltre: .tout),
        ColonneDeclaration(
          "consommation", "consommation", .pourcent,
          .part(terme(.montantSousEnveloppe), sur: terme(.enveloppe)),
          horsFiltre: .enPartie("enveloppe")),
        ColonneDeclaration("demandes", "demandes", .nombre, compte(.demandes)),
        ColonneDeclaration(
          "jeunes_demandeurs", "jeunes demandeurs", .nombre, compte(.jeunesDemandeurs)),
        ColonneDeclaration(
          "montant_demande", "montant demandé", .centimes, compte(.montantDemande)),
        ColonneDeclaration(
          "moyenne_demandee", "moyenne demandée", .centimes,
          .moyenne(terme(.montantDemande), par: terme(.jeunesDemandeurs))),
      ],
      lignes: [
        LigneDeclaration(
          "total", "total",
          formules: contexte.periode.anneeCivile == nil ? [:] : [8: compte(.enveloppe)])
      ],
      ouvertes: [LignesOuvertes(champ: "aide.demande.aide")])
  }

  private static let aideDemande = Champ(AideDemande.self, "aide")
  private static let montantDemande = Champ(AideDemande.self, "montant_centimes")
  private static let aideDecision = Champ(AideDecision.self, "aide")
  private static let accordee = Champ(AideDecision.self, "accordee")
  private static let montantDecision = Champ(AideDecision.self, "montant_centimes")
  private static let unites = Champ(AideDecision.self, "unites")
  private static let aideVersement = Champ(AideVersement.self, "aide")
  private static let montantVersement = Champ(AideVersement.self, "montant_centimes")
  private static let montantRemboursement = Champ(AideRemboursement.self, "montant_centimes")
  private static let aideEnveloppe = Champ(Enveloppe.self, "aide")
  private static let anneeEnveloppe = Champ(Enveloppe.self, "annee")
  private static let montantEnveloppe = Champ(Enveloppe.self, "montant_centimes")

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis(
      [
        Kinds.aideDemande, Kinds.aideDecision, Kinds.aideVersement, Kinds.aideRemboursement,
        Kinds.enveloppe,
      ], .desLeDebut)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode {
      let fait = vue.dossier[place]
      switch fait.kind {
      case Kinds.aideDemande: demande(fait, vue, &compteur)
      case Kinds.aideDecision: decision(fait, vue, &compteur)
      case Kinds.aideVersement: versement(place, vue, &compteur)
      default: break
      }
    }
  }

  /// The line of an aid and the total.
  private func lines(
    _ champ: Champ, _ fait: Fait, _ vue: borrowing VueJeune, _ compteur: inout Compteur
  ) -> [Int] {
    guard let code = champ.word(of: fait, in: vue.words) else { return [Self.total] }
    return [compteur.ligne(0, UInt32(truncatingIfNeeded: code)), Self.total]
  }

  private func demande(_ fait: Fait, _ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let montant = Int(Self.montantDemande.word(of: fait, in: vue.words) ?? 0)
    for ligne in lines(Self.aideDemande, fait, vue, &compteur) {
      compteur.add(ligne, Mesure.demandes.rawValue, fait)
      compteur.jeune(ligne, Mesure.jeunesDemandeurs.rawValue, fait)
      compteur.add(ligne, Mesure.montantDemande.rawValue, fait, montant: montant)
    }
  }

  private func decision(_ fait: Fait, _ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    guard Self.accordee.word(of: fait, in: vue.words) == 1 else { return }
    let montant = Int(Self.montantDecision.word(of: fait, in: vue.words) ?? 0)
    let unites = Int(Self.unites.word(of: fait, in: vue.words) ?? 0)
    for ligne in lines(Self.aideDecision, fait, vue, &compteur) {
      compteur.add(ligne, Mesure.accords.rawValue, fait)
      compteur.add(ligne, Mesure.unites.rawValue, fait, montant: unites)
      compteur.jeune(ligne, Mesure.jeunesAccord.rawValue, fait)
      compteur.add(ligne, Mesure.montantAccorde.rawValue, fait, montant: montant)
    }
  }

  private func versement(_ place: Int, _ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let fait = vue.dossier[place]
    let aide = Self.aideVersement.word(of: fait, in: vue.words)
    let hasEnveloppe = aide.map {
      vue.contexte.enveloppes[UInt32(truncatingIfNeeded: $0)] != nil
    }
    for ligne in lines(Self.aideVersement, fait, vue, &compteur) {
      compteur.add(ligne, Mesure.versements.rawValue, fait)
      compteur.jeune(ligne, Mesure.jeunes.rawValue, fait)
      func montant(_ centimes: Int, _ event: Fait) {
        compteur.add(ligne, Mesure.montant.rawValue, event, montant: centimes)
        guard hasEnveloppe == true else { return }
        compteur.add(ligne, Mesure.montantSousEnveloppe.rawValue, event, montant: centimes)
      }
      montant(Int(Self.montantVersement.word(of: fait, in: vue.words) ?? 0), fait)
      for other in 0..<vue.dossier.count
      where Int(vue.dossier.cibles[other]) == place && !vue.dossier.isVoid[other] {
        let refund = vue.dossier[other]
        guard refund.kind == Kinds.aideRemboursement else { continue }
        montant(-Int(Self.montantRemboursement.word(of: refund, in: vue.words) ?? 0), refund)
      }
    }
  }

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    for (aide, fait) in contexte.enveloppes {
      let montant = Int(Self.montantEnveloppe.word(of: fait, in: contexte.histoires.words) ?? 0)
      for ligne in [compteur.ligne(0, aide), Self.total] {
        compteur.add(ligne, Mesure.enveloppe.rawValue, fait, montant: montant)
        compteur.add(ligne, Mesure.aEnveloppe.rawValue, fait)
      }
    }
  }

  /// The envelope of each aid for the calendar year that the period is; none for another period.
  static func enveloppes(_ histoires: Histoires, _ periode: Periode) -> [UInt32: Fait] {
    guard let annee = periode.anneeCivile else { return [:] }
    var enveloppes: [UInt32: Fait] = [:]
    for fait in histoires.structure where fait.kind == Kinds.enveloppe && fait.date <= periode.fin {
      guard anneeEnveloppe.word(of: fait, in: histoires.words) == Int64(annee),
        let aide = aideEnveloppe.word(of: fait, in: histoires.words)
      else { continue }
      enveloppes[UInt32(truncatingIfNeeded: aide)] = fait
    }
    return enveloppes
  }
}
