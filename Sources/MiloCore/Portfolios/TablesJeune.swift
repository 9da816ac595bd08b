import MiloEvents

extension VieDuJeune {
  /// The tables of the youth: state, followers, file, stays, rights, appointments, timeline.
  public var tables: [ReportTable] {
    [
      etat, tableSuivis, tableProfil, sejours("dispositifs", "Dispositifs", dispositifs),
      sejours("situations", "Situations", situations), TablesDroits.droits(droits),
      tableRendezVous, tableChronologie,
    ]
  }

  private var etat: ReportTable {
    var lignes: [[String]] = [
      ["dossier", fiche.etat.libelle],
      ["âge", fiche.age.map { "\($0) ans" } ?? "inconnu"],
      ["dispositifs ouverts", fiche.codes.joined(separator: ", ")],
      ["situation", fiche.situation.rawValue],
      ["dernier entretien", fiche.dernierEntretien.map { "\($0)" } ?? "aucun"],
    ]
    if let days = fiche.joursSansEntretien { lignes.append(["jours sans entretien", "\(days)"]) }
    if let minutes = fiche.minutesSemaine {
      lignes.append(["minutes de la semaine", "\(minutes)"])
    }
    lignes.append(["alertes", fiche.alertes.map(\.rawValue).joined(separator: ", ")])
    return table("etat", "État", ["quoi", "valeur"], lignes)
  }

  private var tableSuivis: ReportTable {
    table(
      "suivi", "Suivi", ["conseiller", "role", "depuis"],
      suivis.map {
        [$0.conseiller ?? "", $0.role?.rawValue ?? "", $0.depuis.map { "\($0)" } ?? ""]
      })
  }

  private var tableProfil: ReportTable {
    table("profil", "Profil", ["attribut", "valeur"], profil.map { [$0.attribut, $0.valeur] })
  }

  private func sejours(_ id: String, _ titre: String, _ sejours: [Sejour]) -> ReportTable {
    table(
      id, titre,
      [String(id.dropLast()), "entree", "fin_prevue", "fin", "motif"],
      sejours.map {
        [
          $0.quoi, "\($0.debut)", $0.finPrevue.map { "\($0)" } ?? "",
          $0.fin.map { "\($0)" } ?? "", $0.motif ?? "",
        ]
      })
  }

  private var tableRendezVous: ReportTable {
    table(
      "rendez_vous", "Rendez-vous", ["quand", "statut", "objet"],
      rendezVous.map { [$0.quand, $0.statut, $0.objet] })
  }

  private var tableChronologie: ReportTable {
    table(
      "chronologie", "Chronologie", ["date", "evenement", "champs", "ligne"],
      chronologie.map {
        ["\($0.date)", $0.nom + ($0.isSansEffet ? " (sans effet)" : ""), $0.champs, "\($0.ligne)"]
      })
  }

  private func table(
    _ id: String, _ titre: String, _ colonnes: [String], _ lignes: [[String]]
  ) -> ReportTable {
    ReportTable(
      id: id, titre: titre,
      colonnes: colonnes.map {
        Colonne(id: $0, libelle: $0.replacing("_", with: " "), unite: .texte)
      },
      lignes: lignes.enumerated().map { rank, cells in
        Ligne(id: String(rank), libelle: cells[0], valeurs: cells.map { .texte($0) })
      }, disposition: .lignes)
  }
}
