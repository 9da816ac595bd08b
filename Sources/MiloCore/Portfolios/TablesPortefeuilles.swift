public import MiloEvents

/// The portfolios as tables, for any front-end.
public enum TablesPortefeuilles {
  /// One row a youth and counsellor; the columns of the machine format.
  public static func portefeuille(_ lignes: [LignePortefeuille]) -> ReportTable {
    ReportTable(
      id: "portefeuille", titre: "Portefeuille",
      definition:
        "Jeunes actifs suivis à la fin du jour, par rôle ; sans conseiller : accompagnés depuis douze mois, sans référent.",
      colonnes: cle + [
        Colonne(id: "role", libelle: "rôle", unite: .texte),
        Colonne(id: "depuis", libelle: "depuis", unite: .texte),
        Colonne(id: "age", libelle: "âge"),
        Colonne(id: "dispositifs", libelle: "dispositifs", unite: .texte),
        Colonne(id: "situation", libelle: "situation", unite: .texte),
        Colonne(id: "dernier_entretien", libelle: "dernier entretien", unite: .texte),
        Colonne(id: "jours_sans_entretien", libelle: "sans entretien", unite: .jours),
        Colonne(id: "minutes_semaine", libelle: "minutes"),
        Colonne(id: "alertes", libelle: "alertes", unite: .texte),
        Colonne(id: "etat", libelle: "état", unite: .texte),
      ],
      lignes: lignes.map { ligne in
        let (suivi, fiche) = (ligne.suivi, ligne.fiche)
        return Ligne(
          id: id(ligne), libelle: fiche.jeune,
          valeurs: cle(ligne) + [
            .texte(suivi.role?.rawValue ?? ""), date(suivi.depuis),
            fiche.age.map { .entier($0) }, .texte(fiche.codes.joined(separator: "+")),
            .texte(fiche.situation.rawValue), date(fiche.dernierEntretien),
            fiche.joursSansEntretien.map { .entier($0) }, fiche.minutesSemaine.map { .somme($0) },
            .texte(ligne.alertes.map(\.rawValue).joined(separator: "+")),
            .texte(fiche.etat.rawValue),
          ])
      }, disposition: .lignes, cles: cle.count)
  }

  /// What a detailed portfolio shows besides.
  public static func detail(_ lignes: [LignePortefeuille]) -> ReportTable {
    ReportTable(
      id: "detail", titre: "Détail",
      definition:
        "Minutes des quatre semaines ISO d’avant, de la plus ancienne à la dernière ; allocation du mois.",
      colonnes: cle + [
        Colonne(id: "dispositifs", libelle: "dispositifs (entrée → fin prévue)", unite: .texte),
        Colonne(id: "entretien", libelle: "entretien", unite: .texte),
        Colonne(id: "atelier", libelle: "atelier", unite: .texte),
        Colonne(id: "information_collective", libelle: "information collective", unite: .texte),
        Colonne(id: "contact", libelle: "contact", unite: .texte),
        Colonne(id: "acte_administratif", libelle: "acte", unite: .texte),
        Colonne(id: "minutes_4_semaines", libelle: "minutes avant", unite: .texte),
        Colonne(id: "du_centimes", libelle: "dû", unite: .centimes),
        Colonne(id: "verse_centimes", libelle: "versé", unite: .centimes),
        Colonne(id: "prochain_rendez_vous", libelle: "prochain rendez-vous", unite: .texte),
      ],
      lignes: lignes.compactMap { ligne in ligne.detail.map { self.ligne(ligne, $0) } },
      disposition: .lignes, cles: cle.count)
  }

  private static func ligne(_ ligne: LignePortefeuille, _ detail: DetailJeune) -> Ligne {
    let dispositifs = ligne.fiche.dispositifs.map { ouvert in
      "\(ouvert.code) (\(ouvert.debut) → \(ouvert.finPrevue.map { "\($0)" } ?? "…"))"
    }
    let minutes = detail.minutesQuatreSemaines?.map { String($0) } ?? []
    return Ligne(
      id: id(ligne), libelle: ligne.fiche.jeune,
      valeurs: cle(ligne) + [.texte(dispositifs.joined(separator: "+"))]
        + detail.derniers.map { date($0) } + [
          .texte(minutes.joined(separator: "+")),
          detail.allocation?.du.map { .somme($0) },
          detail.allocation.map { .somme($0.verse) },
          .texte(detail.prochainRendezVous ?? ""),
        ])
  }

  /// Who passed from one referent to another between two dates.
  ///
  /// - Parameter pourLire: whether people read it: days and kinds in words.
  public static func transferts(
    _ transferts: [Transfert], du debut: LocalDate, au fin: LocalDate, pourLire: Bool = false
  ) -> ReportTable {
    func jour(_ date: LocalDate) -> String { pourLire ? FrenchText.day("\(date)") : "\(date)" }
    return ReportTable(
      id: "transferts", titre: "Transferts",
      definition:
        "Référent à la fin du \(jour(debut)), puis à la fin du \(jour(fin)) ; les événements entre les deux, par leur ligne au journal.",
      colonnes: [
        Colonne(id: "jeune", libelle: "jeune", unite: .texte),
        Colonne(id: "de", libelle: "de", unite: .texte),
        Colonne(id: "vers", libelle: "vers", unite: .texte),
        Colonne(id: "evenements", libelle: "événements", unite: .texte),
      ],
      lignes: transferts.map { transfert in
        let events = transfert.evenements.map { evenement in
          let nom = pourLire ? NomDeRang(evenement.nom).un : evenement.nom
          return "\(nom) du \(jour(evenement.date)), ligne \(evenement.ligne)"
        }
        return Ligne(
          id: transfert.jeune, libelle: transfert.jeune,
          valeurs: [
            .texte(transfert.jeune), .texte(transfert.de ?? ""), .texte(transfert.vers ?? ""),
            .texte(events.joined(separator: " ; ")),
          ])
      }, disposition: .lignes)
  }

  /// The sizes of the portfolios at each month's end.
  public static func historique(_ effectifs: [Effectif]) -> ReportTable {
    ReportTable(
      id: "historique", titre: "Effectifs en fin de mois",
      definition: "Jeunes actifs du portefeuille à la fin du dernier jour du mois, tous rôles.",
      colonnes: [
        Colonne(id: "conseiller", libelle: "conseiller", unite: .texte),
        Colonne(id: "mois", libelle: "mois", unite: .texte),
        Colonne(id: "jeunes", libelle: "jeunes"),
      ],
      lignes: effectifs.map { effectif in
        Ligne(
          id: "\(effectif.conseiller)/\(effectif.mois)", libelle: effectif.conseiller,
          valeurs: [
            .texte(effectif.conseiller), .texte("\(effectif.mois)"), .entier(effectif.jeunes),
          ])
      }, disposition: .lignes, cles: 2)
  }

  private static let cle = [
    Colonne(id: "conseiller", libelle: "conseiller", unite: .texte),
    Colonne(id: "jeune", libelle: "jeune", unite: .texte),
  ]

  private static func cle(_ ligne: LignePortefeuille) -> [Valeur?] {
    [.texte(ligne.suivi.conseiller ?? ""), .texte(ligne.fiche.jeune)]
  }

  private static func id(_ ligne: LignePortefeuille) -> String {
    "\(ligne.suivi.conseiller ?? "")/\(ligne.fiche.jeune)"
  }

  private static func date(_ date: LocalDate?) -> Valeur? {
    date.map { .texte("\($0)") }
  }
}
