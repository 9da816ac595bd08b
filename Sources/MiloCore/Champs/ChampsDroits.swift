import MiloEvents

/// The fields that rights and portfolios read.
enum ChampsDroits {
  static let finPrevueEntree = Champ(DispositifEntree.self, "fin_prevue")
  static let finPrevueProlongation = Champ(DispositifProlongation.self, "fin_prevue")
  static let suspensionDu = Champ(DispositifSuspension.self, "du")
  static let suspensionAu = Champ(DispositifSuspension.self, "au")
  static let categorieFoyer = Champ(FoyerFiscal.self, "categorie")
  static let moisRessources = Champ(Ressources.self, "mois")
  static let deductibles = Champ(Ressources.self, "deductibles_centimes")
  static let partielles = Champ(Ressources.self, "partielles_centimes")
  static let moisJustificatifs = Champ(Justificatifs.self, "mois")
  static let completLe = Champ(Justificatifs.self, "complet_le")
  static let rang = Champ(Sanction.self, "rang")
  static let notifieeLe = Champ(Sanction.self, "notifiee_le")
  static let aideVersement = Champ(AideVersement.self, "aide")
  static let moisVersement = Champ(AideVersement.self, "mois")
  static let montantVersement = Champ(AideVersement.self, "montant_centimes")
  static let montantRemboursement = Champ(AideRemboursement.self, "montant_centimes")
  static let aideDemande = Champ(AideDemande.self, "aide")
  static let aideDecision = Champ(AideDecision.self, "aide")
  static let accordee = Champ(AideDecision.self, "accordee")
  static let montantDecision = Champ(AideDecision.self, "montant_centimes")
  static let unitesDecision = Champ(AideDecision.self, "unites")
  static let motifDecision = Champ(AideDecision.self, "motif")
  static let genreVolontariat = Champ(VolontariatEntree.self, "genre")
  static let finPrevueSituation = ChampCommun("fin_prevue")
}

extension Champ {
  /// The date in this field, or nil when it is absent or cleared.
  func date(of fait: Fait, in words: Column<Int64>) -> LocalDate? {
    word(of: fait, in: words).map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
  }

  /// The month in this field, or nil when it is absent.
  func mois(of fait: Fait, in words: Column<Int64>) -> Mois? {
    word(of: fait, in: words).map { Mois(index: Int($0)) }
  }

  /// The number of the text in this field, or nil when it is absent, cleared or encrypted.
  func code(of fait: Fait, in words: Column<Int64>) -> UInt32? {
    word(of: fait, in: words).map { UInt32(truncatingIfNeeded: $0) }
  }

  /// The amount in this field, 0 when it is absent.
  func montant(of fait: Fait, in words: Column<Int64>) -> Int {
    Int(word(of: fait, in: words) ?? 0)
  }
}

extension ClosedList {
  /// The code that a word of a `Fait` stands for.
  init?(word: Int64?) {
    guard let word, word >= 0, word < Int64(Self.allCases.count) else { return nil }
    self = Self.allCases[Self.allCases.index(Self.allCases.startIndex, offsetBy: Int(word))]
  }
}
