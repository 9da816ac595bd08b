import MiloEvents

/// The words of the lines of the national tables that codes of closed lists name.
///
/// A line says its code after a prefix, or two codes that cross; the words are those of ``Libelles``.
struct MotsDesLignes: Sendable {
  /// The table, or the beginning of the ids of a family.
  private let table: String
  private let prefixe: String
  /// What stands before the words where the line is not among its own: « sexe : femmes ».
  private let devant: String
  /// The lists whose codes the line says, one after the other.
  private let listes: [[String]]

  private init(_ table: String, _ prefixe: String, _ devant: String, _ listes: [String]...) {
    (self.table, self.prefixe, self.devant, self.listes) = (table, prefixe, devant, listes)
  }

  /// What people read for a line: among its own, and among others; nil for a line that says no such code.
  static func mots(_ ligne: String, of table: String) -> (court: String, entier: String)? {
    for famille in familles(of: table) {
      if let court = famille.court(ligne) {
        let entier = famille.devant.isEmpty ? court : "\(famille.devant) : \(court.firstLowered)"
        return (court, entier)
      }
    }
    return nil
  }

  private static func familles(of table: String) -> [MotsDesLignes] {
    familles.filter { table == $0.table || table.hasPrefix($0.table + ".") }
  }

  private func court(_ ligne: String) -> String? {
    guard ligne.hasPrefix(prefixe) else { return nil }
    let codes = ligne.dropFirst(prefixe.count).split(
      separator: ".", omittingEmptySubsequences: false
    ).map(String.init)
    guard codes.count == listes.count else { return nil }
    var mots: [String] = []
    for (code, liste) in zip(codes, listes) {
      guard code == nonRenseigne || liste.contains(code) else { return nil }
      let mot = Libelles.mot(code, of: liste)
      mots.append(mots.isEmpty ? mot : mot.firstLowered)
    }
    return mots.joined(separator: ", ")
  }

  private static let familles: [MotsDesLignes] =
    [
      MotsDesLignes("profil", "sexe.", "sexe", Sexe.codes),
      MotsDesLignes("profil", "age.", "âge", Attributs.classesAge),
      MotsDesLignes("profil", "niveau.", "formation", Niveau.codes),
      MotsDesLignes("profil", "hebergement.", "hébergement", Hebergement.codes),
      MotsDesLignes("profil", "mobilite.", "mobilité", Mobilite.codes),
      MotsDesLignes("profil", "freins.", "frein", Theme.codes),
      MotsDesLignes("file_active", "motif.", "clos", MotifCloture.codes),
      MotsDesLignes("origine", "", "", Origine.codes),
      MotsDesLignes("sorties", "", "", MotifSortie.codes),
      MotsDesLignes("emploi", "contrat.", "", Contrat.codes),
      MotsDesLignes("emploi", "contrat.", "", Contrat.codes, DureeContrat.codes),
      MotsDesLignes("formation", "genre.", "", GenreFormation.codes),
      MotsDesLignes("immersion", "", "", GenreImmersion.codes),
      MotsDesLignes("volontariat", "", "", GenreVolontariat.codes),
      MotsDesLignes("situations", "", "", FamilleDeSituation.codes),
      MotsDesLignes("collectif", "genre.", "genre", GenreInformation.codes),
      MotsDesLignes("collectif", "theme.", "thème", Theme.codes),
      MotsDesLignes("specialites", "", "", Specialite.codes),
      MotsDesLignes("obligation_formation", "issue.", "issue", IssueObligation.codes),
      MotsDesLignes("reperage", "source.", "repérés par", SourceReperage.codes),
      MotsDesLignes("reperage", "vers.", "remobilisés vers", VersRemobilisation.codes),
      MotsDesLignes("mobilite_internationale", "", "", StatutMobilite.codes),
      MotsDesLignes(
        "mobilite_internationale", "", "", ProgrammeMobilite.codes, StatutMobilite.codes),
      MotsDesLignes("equipe", "", "", RoleConseiller.codes),
      MotsDesLignes("equipe", "contrat.", "contrat", ContratConseiller.codes),
      MotsDesLignes("gouvernance", "", "", GenreInstance.codes),
      MotsDesLignes("manifestations", "", "", GenreManifestation.codes),
      MotsDesLignes("ameliorations", "", "", EtatAmelioration.codes),
      MotsDesLignes("implantation", "", "", GenreSite.codes),
      MotsDesLignes("implantation", "", "", GenreSite.codes, Zone.codes),
    ]
    + Population.allCases.map {
      MotsDesLignes("territoire.\($0.rawValue).zone", "", "", Zone.codes)
    }
}
