extension Niveau {
  /// Levels that count as *sans qualification*, as the dispositif table says it.
  public static let sansQualification: Set<Niveau> = [.V_non_diplome, .VI_Vbis]
  /// Levels that count as *sans diplôme*: those and an unfinished level IV.
  public static let sansDiplome: Set<Niveau> = [.IV_non_diplome, .V_non_diplome, .VI_Vbis]
  /// *Infra bac* in the large sense: everything below a level IV diploma.
  public static let infraBac: Set<Niveau> = [
    .IV_non_diplome, .V_diplome, .V_non_diplome, .VI_Vbis,
  ]
  /// *Infra bac* in the strict sense, « V, V bis, VI ».
  public static let infraBacStrict: Set<Niveau> = [.V_diplome, .V_non_diplome, .VI_Vbis]
}

extension Contrat {
  /// Contracts of ordinary employment.
  public static let classique: Set<Contrat> = [.CDI, .CDD, .interim, .saisonnier, .autre]
  /// Aided contracts.
  public static let aide: Set<Contrat> = [.PEC, .CUI_CIE, .CAE, .CDDI]
  /// Work-and-study contracts.
  public static let alternance: Set<Contrat> = [.apprentissage, .professionnalisation]
}

extension MotifSortie {
  /// Exits that count as positive: a working list, stated beside every figure that uses it.
  public static let positives: Set<MotifSortie> = [
    .emploi_durable, .emploi_court, .alternance, .formation, .service_civique,
    .creation_entreprise, .scolarite,
  ]
}
