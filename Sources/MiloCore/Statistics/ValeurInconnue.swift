import MiloEvents

/// A value of a filter that nothing in the journal carries: the filter keeps nobody for it.
public struct ValeurInconnue: Hashable, Sendable {
  /// What is filtered.
  public var cle: String
  /// The value asked for.
  public var valeur: String
  /// The value met that is nearest, if one is.
  public var proche: String?
}

extension ValeurInconnue: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    let proposal = proche.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
    return "filtre « \(cle) » : le journal ne connaît pas « \(valeur) »\(proposal)"
  }
}

extension Histoires {
  /// The values of filters on open codes that the journal neither declares nor carries.
  public func valeursInconnues(_ demandes: [FiltreDemande]) -> [ValeurInconnue] {
    var known: [String: Set<String>] = [:]
    var found: [ValeurInconnue] = []
    for demande in demandes {
      for valeur in demande.valeurs where valeur != nonRenseigne {
        let codes = known[demande.cle] ?? codes(demande.cle)
        known[demande.cle] = codes
        guard let codes, !codes.contains(valeur) else { continue }
        found.append(
          ValeurInconnue(
            cle: demande.cle, valeur: valeur, proche: nearest(to: valeur, among: codes.sorted())))
      }
    }
    return found
  }

  /// The codes that the journal declares or carries under a filter; nil where values are of a closed
  /// list, or anything.
  private func codes(_ cle: String) -> Set<String>? {
    switch cle {
    case "conseiller": return Set(codesConseillers)
    case FiltreDemande.operation: return carried(by: Champs.operation)
    case "dispositif":
      let declared =
        texts(Repertoire.definitionCode, Kinds.dispositifDefinition, structure)
        .union(texts(Repertoire.groupeCode, Kinds.dispositifGroupe, structure))
      let national = Set(DispositifNational.known.keys).union(DispositifNational.groupes.keys)
      return declared.union(national)
        .union(texts(Champs.dispositif, Kinds.dispositifEntree, faits))
    case "site":
      return texts(Repertoire.siteCode, Kinds.site, structure)
        .union(texts(Champs.siteProfil, Kinds.profil, faits)).union(carried(by: Champs.site))
    case "commune":
      return texts(Repertoire.communeINSEE, Kinds.commune, structure)
        .union(texts(Champs.commune, Kinds.profil, faits))
    case "epci": return texts(Repertoire.communeEPCI, Kinds.commune, structure)
    case "quartier":
      return texts(Repertoire.quartierCode, Kinds.quartier, structure)
        .union(texts(Champs.quartier, Kinds.profil, faits))
    default: return nil
    }
  }

  /// The texts in a field of the events of a kind.
  private func texts(_ champ: Champ, _ kind: EventKind, _ faits: [Fait]) -> Set<String> {
    var numbers: Set<Int64> = []
    for fait in faits where fait.kind == kind {
      if let word = champ.word(of: fait, in: words) { numbers.insert(word) }
    }
    return Set(numbers.map { texts.text(UInt32(truncatingIfNeeded: $0)) })
  }

  /// The texts in a field that several kinds share.
  private func carried(by champ: ChampCommun) -> Set<String> {
    var numbers: Set<Int64> = []
    for fait in faits {
      if let word = champ.word(of: fait, in: words) { numbers.insert(word) }
    }
    return Set(numbers.map { texts.text(UInt32(truncatingIfNeeded: $0)) })
  }
}
