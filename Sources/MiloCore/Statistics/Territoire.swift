import MiloEvents

/// Where a youth belongs, on each axis of territory.
enum Territoire {
  /// Place of the zone in its closed list; nil when unknown.
  static func zone(_ attributs: Attributs, _ repertoire: Repertoire) -> Int64? {
    attributs.site.flatMap { repertoire.zone(ofSite: $0) }
  }

  /// Number of the code on an axis other than zone; nil when unknown.
  static func value(_ axe: Axe, _ attributs: Attributs, _ repertoire: Repertoire) -> UInt32? {
    switch axe {
    case .zone: nil
    case .site: attributs.site
    case .commune: attributs.commune
    case .epci: attributs.commune.flatMap { repertoire.epci(ofCommune: $0) }
    case .quartier: attributs.quartier
    }
  }
}
