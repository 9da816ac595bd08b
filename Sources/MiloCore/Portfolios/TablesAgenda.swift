import MiloEvents

/// How an agenda calls codes for people.
struct MotsDeLAgenda {
  let repertoire: Repertoire

  /// « Jeudi 15 décembre 2022 ».
  static func jour(_ jour: LocalDate) -> String {
    "\(FrenchText.weekdays[jour.weekday - 1].firstUppercased) \(FrenchText.day("\(jour)"))"
  }

  func conseiller(_ code: String?) -> String {
    code.map { repertoire.libelle(ofConseiller: $0) } ?? "sans conseiller"
  }

  /// What the counsellor is called and the code to type, once where they are the same.
  func conseillerEtCode(_ code: String) -> String {
    let libelle = repertoire.libelle(ofConseiller: code)
    return libelle.contains(code) ? libelle : "\(libelle) (\(code))"
  }

  func site(_ code: String?) -> String {
    code.map { repertoire.libelle(of: $0, axe: .site) ?? $0 } ?? ""
  }

  func objet(_ code: String?) -> String {
    code.map { repertoire.mot($0, "rendez_vous.objet") } ?? ""
  }

  func statut(_ statut: StatutRendezVous) -> String {
    Libelles.mot(statut.rawValue, of: StatutRendezVous.codes)
  }
}

extension Agenda {
  /// What people read: a table a day and counsellor, by chapters of one day; of one counsellor when a
  /// single day is asked.
  public var tables: [ReportTable] {
    let mots = MotsDeLAgenda(repertoire: repertoire)
    let jours = Set(rendezVous.map(\.jour))
    let groupes = Dictionary(grouping: rendezVous) { Groupe(jour: $0.jour, code: $0.conseiller) }
    return groupes.sorted { $0.key < $1.key }.map { groupe, siens in
      let (jour, qui) = (MotsDeLAgenda.jour(groupe.jour), mots.conseiller(groupe.code))
      let chapitre =
        jours.count > 1
        ? Chapitre(id: "j\(groupe.jour)", titre: jour)
        : Chapitre(id: "c-\(groupe.code ?? "")", titre: "\(jour) – \(qui)")
      return table(siens, groupe, "\(jour) – \(qui)", chapitre, mots)
    }
  }

  /// A day of a counsellor's; of nobody's, after those of all.
  private struct Groupe: Hashable, Comparable {
    var jour: LocalDate
    var code: String?

    static func < (left: Groupe, right: Groupe) -> Bool {
      guard left.jour == right.jour else { return left.jour < right.jour }
      guard let code = left.code else { return false }
      return right.code.map { code.utf8.lexicographicallyPrecedes($0.utf8) } ?? true
    }
  }

  private func table(
    _ siens: [RendezVousPrevu], _ groupe: Groupe, _ titre: String, _ chapitre: Chapitre,
    _ mots: MotsDeLAgenda
  ) -> ReportTable {
    var table = ReportTable(
      id: "agenda", titre: titre,
      colonnes: [
        Colonne(id: "heure", libelle: "heure", unite: .texte),
        Colonne(id: "duree_min", libelle: "durée", unite: .minutes),
        Colonne(id: "jeune", libelle: "jeune", unite: .texte),
        Colonne(id: "objet", libelle: "objet", unite: .texte),
        Colonne(id: "site", libelle: "site", unite: .texte),
        Colonne(id: "statut", libelle: "état", unite: .texte),
      ],
      lignes: siens.map { un in
        Ligne(
          id: un.evenement, libelle: un.debut.heure,
          valeurs: [
            .texte(un.debut.heure), .entier(un.dureeMin), .texte(un.jeune),
            .texte(mots.objet(un.objet)), .texte(mots.site(un.site)),
            .texte(mots.statut(un.statut)),
          ])
      }, disposition: .lignes, chapitre: chapitre)
    let ses = creneaux.filter { $0.conseiller == groupe.code && $0.jour == groupe.jour }
    let dits = Creneau.Genre.allCases.compactMap { genre -> String? in
      let ceux = ses.filter { $0.genre == genre }
      guard !ceux.isEmpty else { return nil }
      let mot = genre == .chevauchement ? "Chevauchement" : "Libre"
      let heures = ceux.map { "\($0.debut.heure) – \($0.fin.heure)" }.joined(separator: ", ")
      return "\(mot)\(genre == .chevauchement && ceux.count > 1 ? "s" : "") : \(heures)."
    }
    if !dits.isEmpty { table.precision = dits.joined(separator: " ") }
    return table
  }

  /// What machines read: the appointments, then the times where they overlap or leave some free.
  public var tablesBrutes: [ReportTable] { [tableRendezVous, tableCreneaux] }

  /// The columns of an appointment.
  static let colonnes = [
    Colonne(id: "quand", libelle: "quand", unite: .texte),
    Colonne(id: "duree_min", libelle: "durée", unite: .minutes),
    Colonne(id: "conseiller", libelle: "conseiller", unite: .texte),
    Colonne(id: "jeune", libelle: "jeune", unite: .texte),
    Colonne(id: "objet", libelle: "objet", unite: .texte),
    Colonne(id: "site", libelle: "site", unite: .texte),
    Colonne(id: "statut", libelle: "état", unite: .texte),
    Colonne(id: "ligne", libelle: "ligne"),
    Colonne(id: "evenement", libelle: "événement", unite: .texte),
  ]

  private var tableRendezVous: ReportTable {
    ReportTable(
      id: "agenda", titre: "Rendez-vous", colonnes: Self.colonnes,
      lignes: rendezVous.map { Ligne(id: $0.evenement, libelle: $0.quand, valeurs: $0.valeurs) },
      disposition: .lignes)
  }

  private var tableCreneaux: ReportTable {
    ReportTable(
      id: "creneaux", titre: "Chevauchements et temps libres",
      colonnes: [
        Colonne(id: "genre", libelle: "genre", unite: .texte),
        Colonne(id: "conseiller", libelle: "conseiller", unite: .texte),
        Colonne(id: "du", libelle: "du", unite: .texte),
        Colonne(id: "au", libelle: "au", unite: .texte),
        Colonne(id: "minutes", libelle: "durée", unite: .minutes),
        Colonne(id: "evenement", libelle: "événement", unite: .texte),
        Colonne(id: "avec", libelle: "avec", unite: .texte),
      ],
      lignes: creneaux.map { creneau in
        Ligne(
          id: creneau.evenement, libelle: creneau.du,
          valeurs: [
            .texte(creneau.genre.rawValue), .texte(creneau.conseiller), .texte(creneau.du),
            .texte(creneau.au), .entier(creneau.minutes), .texte(creneau.evenement),
            .texte(creneau.avec),
          ])
      }, disposition: .lignes)
  }
}

extension RendezVousPrevu {
  /// The values of ``Agenda/colonnes``.
  fileprivate var valeurs: [Valeur?] {
    [
      .texte(quand), .entier(dureeMin), .texte(conseiller ?? ""), .texte(jeune),
      .texte(objet ?? ""), .texte(site ?? ""), .texte(statut.rawValue), .entier(ligne),
      .texte(evenement),
    ]
  }
}

extension ADeplacer {
  /// What people read: the appointments, and who could take each.
  public var tables: [ReportTable] {
    let mots = MotsDeLAgenda(repertoire: repertoire)
    return [
      ReportTable(
        id: "a_deplacer", titre: "Rendez-vous à déplacer", definition: Self.definition,
        colonnes: [
          Colonne(id: "ligne", libelle: "ligne", unite: .texte),
          Colonne(id: "jour", libelle: "jour", unite: .date),
          Colonne(id: "heure", libelle: "heure", unite: .texte),
          Colonne(id: "jeune", libelle: "jeune", unite: .texte),
          Colonne(id: "absent", libelle: "absent", unite: .texte),
          Colonne(id: "objet", libelle: "objet", unite: .texte),
          Colonne(id: "candidats", libelle: "qui peut le prendre", unite: .texte),
        ],
        lignes: rendezVous.map { un in
          let candidats = un.candidats.map {
            "\(mots.conseillerEtCode($0.conseiller)) : \($0.rendezVous)"
          }
          return Ligne(
            id: un.rendezVous.evenement, libelle: un.rendezVous.jeune,
            valeurs: [
              .texte("\(un.rendezVous.ligne)"), .texte("\(un.rendezVous.jour)"),
              .texte(un.rendezVous.debut.heure), .texte(un.rendezVous.jeune),
              .texte(mots.conseiller(un.absent)), .texte(mots.objet(un.rendezVous.objet)),
              .texte(candidats.isEmpty ? "personne" : candidats.joined(separator: ", ")),
            ])
        }, disposition: .lignes)
    ]
  }

  private static let definition =
    "Rendez-vous encore proposés ou reportés d’un conseiller absent ce jour-là ; le remplaçant s’il est là, sinon les collègues de l’équipe (du site sans équipe), avec leurs rendez-vous du jour."

  /// What machines read.
  public var tablesBrutes: [ReportTable] {
    [
      ReportTable(
        id: "a_deplacer", titre: "Rendez-vous à déplacer", definition: Self.definition,
        colonnes: Agenda.colonnes + [
          Colonne(id: "absence_du", libelle: "absence du", unite: .texte),
          Colonne(id: "absence_au", libelle: "absence au", unite: .texte),
          Colonne(id: "candidats", libelle: "candidats", unite: .texte),
          Colonne(id: "leurs_rendez_vous", libelle: "leurs rendez-vous", unite: .texte),
          Colonne(id: "commande", libelle: "commande", unite: .texte),
        ],
        lignes: rendezVous.map { un in
          Ligne(
            id: un.rendezVous.evenement, libelle: un.rendezVous.quand,
            valeurs: un.rendezVous.valeurs + [
              .texte("\(un.du)"), .texte("\(un.au)"),
              .texte(un.candidats.map(\.conseiller).joined(separator: "+")),
              .texte(un.candidats.map { String($0.rendezVous) }.joined(separator: "+")),
              .texte(un.commande ?? ""),
            ])
        }, disposition: .lignes)
    ]
  }
}
