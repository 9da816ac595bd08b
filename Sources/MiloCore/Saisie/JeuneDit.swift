package import MiloEvents

/// A youth as people read it: where things stand in a few lines, then what happened, in words.
///
/// The tables for machines are ``VieDuJeune/tables``.
package struct JeuneDit: Sendable {
  private let vie: VieDuJeune
  private let lecture: Lecture
  private let repertoire: Repertoire
  private let dit: EvenementDit
  private let textes: [Int: Event]?

  /// - Parameter textes: the events with their free texts in clear, by their lines; nil shows no free text.
  package init(
    _ vie: VieDuJeune, _ lecture: Lecture, au date: LocalDate, textes: [Int: Event]? = nil
  ) {
    (self.vie, self.lecture, self.textes) = (vie, lecture, textes)
    repertoire = Repertoire(lecture.histoires, au: date)
    dit = EvenementDit(lecture, au: date)
  }

  /// The state, the file, the rights when there are some, the timeline.
  package var tables: [ReportTable] {
    [etat, profil] + (vie.droits.isEmpty ? [] : [TablesDroits.droits(vie.droits, pourLire: true)])
      + [chronologie]
  }

  private var etat: ReportTable {
    let fiche = vie.fiche
    var lignes: [(String, String)] = [
      ("dossier", fiche.etat.libelle), ("âge", fiche.age.map { "\($0) ans" } ?? "inconnu"),
    ]
    lignes += vie.suivis.map { suivi in
      let role = suivi.role.map { Libelles.mot($0.rawValue, of: RoleReferent.codes) } ?? "suivi"
      let qui = suivi.conseiller.map { repertoire.libelle(ofConseiller: $0) } ?? "personne"
      return (
        role.firstLowercased, qui + (suivi.depuis.map { ", depuis le \(jour($0))" } ?? "")
      )
    }
    lignes += fiche.dispositifs.map { ouvert in
      let fin = ouvert.finPrevue.map { ", fin prévue le \(jour($0))" } ?? ""
      return (ouvert.code, "depuis le \(jour(ouvert.debut))\(fin)")
    }
    lignes.append(("situation", fiche.situation.libelle))
    let sans = fiche.joursSansEntretien.map { $0 == 0 ? " (aujourd’hui)" : " (il y a \($0) j)" }
    lignes.append(
      ("dernier entretien", fiche.dernierEntretien.map { jour($0) + (sans ?? "") } ?? "aucun"))
    if let minutes = fiche.minutesSemaine {
      lignes.append(("minutes de la semaine", "\(minutes)"))
    }
    if !fiche.alertes.isEmpty, fiche.etat != .clos {
      let mots = fiche.alertes.sorted { $0.urgence < $1.urgence }.map(\.libelle)
      lignes.append(("à voir", mots.joined(separator: ", ")))
    }
    return table("etat", "État", ["quoi", "valeur"], lignes.map { [$0, $1] })
  }

  private var profil: ReportTable {
    let fields = Kinds.profil.declaration?.fields ?? []
    let lignes = vie.profil.map { attribut, valeur -> [String] in
      let field = fields.first { $0.name == attribut }
      let codes = valeur.split(separator: ",").map(String.init)
      let mots =
        switch field?.type {
        case .choix(let liste): Libelles.motAuSingulier(valeur, of: liste)
        case .liste(.choix(let liste)):
          codes.map { Libelles.mot($0, of: liste) }.joined(separator: ", ")
        case .date: FrenchText.day(valeur)
        case .code where attribut == "site": repertoire.libelle(of: valeur, axe: .site) ?? valeur
        case .code, .insee: repertoire.mot(valeur, "profil.\(attribut)")
        default: valeur
        }
      let nom = field.flatMap { field in
        Kinds.profil.declaration.map { EvenementDit.nom(field, $0) }
      }
      return [nom ?? attribut, mots]
    }
    return table("profil", "Profil", ["attribut", "valeur"], lignes)
  }

  private var chronologie: ReportTable {
    let lignes = vie.chronologie.map { evenement -> [String] in
      [
        FrenchText.day("\(evenement.date)"),
        phrase(evenement) + (evenement.isSansEffet ? " (sans effet)" : ""),
        "\(evenement.ligne)",
      ]
    }
    return table("chronologie", "Chronologie", ["date", "événement", "ligne"], lignes)
  }

  private func phrase(_ evenement: VieDuJeune.Evenement) -> String {
    guard let event = textes?[evenement.ligne] ?? lecture.effectiveEvent(at: evenement.ligne),
      let declaration = event.declaration
    else { return evenement.nom }
    let codes = dit.codes(event)
    let base = EvenementDit.sorte(declaration) + (codes.isEmpty ? "" : " : \(codes)")
    guard textes != nil else { return base }
    let libres = declaration.fields.compactMap { field -> String? in
      guard field.type.isEncryptable, let text = event.data[field.name]?.string else { return nil }
      return "\(EvenementDit.nom(field, declaration)) \(MotsFrancais.entreGuillemets(text))"
    }
    return ([base] + libres).joined(separator: ", ")
  }

  private func jour(_ date: LocalDate) -> String { FrenchText.day("\(date)") }

  private func table(
    _ id: String, _ titre: String, _ colonnes: [String], _ lignes: [[String]]
  ) -> ReportTable {
    ReportTable(
      id: id, titre: titre,
      colonnes: colonnes.map { Colonne(id: $0, libelle: $0, unite: .texte) },
      lignes: lignes.enumerated().map { rank, cells in
        Ligne(id: String(rank), libelle: cells[0], valeurs: cells.map { .texte($0) })
      }, disposition: .lignes)
  }
}
