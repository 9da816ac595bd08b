import MiloEvents

/// Filters and codes in words, as the structure names its things on a day.
extension Repertoire {
  /// A filter in words: « commune : Arcueil, Gentilly ».
  func mots(_ filtre: FiltreDemande) -> String {
    let valeurs = filtre.valeurs.map { libelle($0, de: filtre.cle) }
    return "\(Self.mot(filtre.cle)) : \(valeurs.joined(separator: ", "))"
  }

  /// What a filter is about.
  private static func mot(_ cle: String) -> String {
    if let axe = Axe(rawValue: cle) { return axe.libelle }
    if let mot = autres[cle] { return mot }
    return MotDeChamp(cle, .evenement(Kinds.profil)).sansArticle
  }

  private static let autres = [
    "age": "âge", "regroupement": "territoires", "dispositif": "dispositif",
    "conseiller": "conseiller", "remobilisation": "remobilisation",
    FiltreDemande.operation: "opération",
  ]

  /// What people read for a value of a filter.
  func libelle(_ valeur: String, de cle: String) -> String {
    if valeur == nonRenseigne { return Libelles.mot(valeur, nil).firstLowercased }
    switch cle {
    case "age": return Libelles.mot(valeur, of: Attributs.classesAge)
    case "zone": return Libelles.mot(valeur, of: Zone.codes)
    case "dispositif": return libelle(ofDispositif: valeur)
    case "remobilisation": return Libelles.mot(valeur, of: VersRemobilisation.codes)
    case "regroupement":
      return histoires.texts.number(of: valeur)
        .flatMap { texte(Self.regroupementLibelle, of: regroupements[$0]) } ?? valeur
    case "conseiller":
      return histoires.texts.number(of: valeur)
        .flatMap { texte(Self.conseillerLibelle, of: conseillers[$0]) } ?? valeur
    case "equipe": return mot(valeur, "conseiller.equipe")
    case FiltreDemande.operation: return mot(valeur, "entretien.operation")
    default: break
    }
    if let axe = Axe(rawValue: cle) { return axe.libelle(of: valeur, self) }
    guard let type = Kinds.profil.declaration?.field(named: cle)?.type else { return valeur }
    switch type {
    case .choix(let codes), .liste(.choix(let codes)): return Libelles.mot(valeur, of: codes)
    case .booleen: return valeur == "true" ? "oui" : "non"
    default: return valeur
    }
  }
}
