import MiloEvents

/// The absences of the period, and the appointments that they meet, by site and by team.
///
/// A day counts once a counsellor, an appointment once a line, however many absences cover it.
struct AbsencesDesConseillers: TableComptable {
  private static let quand = Champ(RendezVous.self, "quand")
  private static let statut = Champ(RendezVous.self, "statut")

  private enum Mesure: Int, CaseIterable { case absences, jours, rendezVous, jeunes }

  let declaration: TableDeclaration
  /// The place of the line of each team.
  private let equipes: [String: Int]
  private let total: Int

  init(_ contexte: Contexte) {
    let codes = contexte.absents.values.reduce(into: Set<String>()) { $0.formUnion($1.equipes) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    equipes = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    total = codes.count
    declaration = Self.declaration(equipes: codes, contexte.repertoire)
  }

  private static func declaration(
    equipes: [String], _ repertoire: Repertoire
  ) -> TableDeclaration {
    func compte(_ mesure: Mesure) -> Formule { .compte(.mesure(mesure.rawValue)) }
    return TableDeclaration(
      id: "absences", titre: "Absences", population: nil,
      definition:
        "Absences déclarées au plus tard à la fin de la période, dont un jour au moins est de la période ; leurs jours de calendrier, une fois par conseiller ; les rendez-vous de l’absent ces jours-là, tels que connus à la fin, sauf ceux que la structure a annulés, et leurs jeunes distincts. Site et équipes sont ceux du dernier fait qui concerne l’agent.",
      mesures: Mesure.allCases.count,
      colonnes: [
        ColonneDeclaration(
          "absences", "absences", .nombre, compte(.absences), horsFiltre: .tout),
        ColonneDeclaration("jours", "jours", .nombre, compte(.jours), horsFiltre: .tout),
        ColonneDeclaration("rendez_vous", "rendez-vous", .nombre, compte(.rendezVous)),
        ColonneDeclaration("jeunes", "jeunes", .nombre, compte(.jeunes)),
      ],
      lignes: equipes.map {
        LigneDeclaration("equipe.\($0)", Equipe.nom($0, repertoire), isOuverte: true)
      } + [LigneDeclaration("total", "total")],
      ouvertes: [
        LignesOuvertes("site.", libelle: { Axe.site.libelle(of: $0, $1) }),
        // No line comes from here: the codes of teams, part of longer texts, have no number of their own.
        LignesOuvertes("equipe."),
      ])
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.absence, Kinds.rendezVous], .jusquALaFin)
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    let absents = vue.contexte.absents
    guard !absents.isEmpty else { return }
    for rendezVous in vue.rendezVousConnus() {
      let etat = vue.dossier[rendezVous.dernier]
      guard let conseiller = rendezVous.conseiller, let absent = absents[conseiller],
        Self.statut.word(of: etat, in: vue.words) != StatutRendezVous.annule_structure.word,
        let number = Self.quand.code(of: etat, in: vue.words),
        let jour = Moment(vue.contexte.texte(number))?.date, vue.contexte.periode.contains(jour),
        absent.absences.contains(where: { $0.contains(jour) })
      else { continue }
      forEachLine(of: absent, &compteur) { ligne, compteur in
        compteur.add(ligne, Mesure.rendezVous.rawValue, etat)
        compteur.jeune(ligne, Mesure.jeunes.rawValue, etat)
      }
    }
  }

  func compterStructure(_ contexte: Contexte, _ compteur: inout Compteur) {
    // The numbers of codes depend on how the lines were read, those of lines do not.
    let absents = contexte.absents.values.sorted { $0.premiereLigne < $1.premiereLigne }
    for absent in absents {
      var known: [Periode] = []
      for absence in absent.absences {
        let debut = max(absence.du, contexte.periode.debut)
        guard let jours = Periode(du: debut, au: min(absence.au, contexte.periode.fin)) else {
          continue
        }
        let more = jours.joursHors(known)
        known.append(jours)
        forEachLine(of: absent, &compteur) { ligne, compteur in
          compteur.add(ligne, Mesure.absences.rawValue, absence.fait)
          if more > 0 {
            compteur.add(ligne, Mesure.jours.rawValue, absence.fait, montant: more)
          }
        }
      }
    }
  }

  private func forEachLine(
    of absent: Absent, _ compteur: inout Compteur, _ body: (Int, inout Compteur) -> Void
  ) {
    body(total, &compteur)
    for equipe in absent.equipes {
      if let ligne = equipes[equipe] { body(ligne, &compteur) }
    }
    if let site = absent.site { body(compteur.ligne(0, site), &compteur) }
  }
}

/// An absent counsellor: its absences that meet a period, its place and its teams at the end.
struct Absent: Sendable {
  /// In the order in which they were declared.
  var absences: [Absences.Absence] = []
  /// The number of the code of its site.
  var site: UInt32?
  /// The codes of its teams, sorted.
  var equipes: [String] = []

  /// The index of the line of the first absence declared.
  var premiereLigne: UInt32 { absences.first?.fait.line ?? 0 }

  /// Those of a period, by the number of the counsellor's code.
  static func tous(_ periode: Periode, _ repertoire: Repertoire) -> [UInt32: Absent] {
    var absents: [UInt32: Absent] = [:]
    for absence in Absences.touchant(periode, repertoire.histoires) {
      absents[absence.conseiller, default: Absent()].absences.append(absence)
    }
    for code in absents.keys {
      guard let fait = repertoire.conseillers[code] else { continue }
      absents[code]?.site = Equipe.site.code(of: fait, in: repertoire.histoires.words)
      absents[code]?.equipes = Equipe.parts(of: fait, repertoire.histoires).keys
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return absents
  }
}

extension Periode {
  /// How many days are of none of these periods.
  fileprivate func joursHors(_ autres: [Periode]) -> Int {
    var (count, next) = (0, debut)
    for autre in autres.sorted(by: { $0.debut < $1.debut }) where autre.fin >= next {
      if autre.debut > fin { break }
      if autre.debut > next { count += autre.debut - next }
      next = autre.fin + 1
    }
    return count + max(0, (fin - next) + 1)
  }
}
