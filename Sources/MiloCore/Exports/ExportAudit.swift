import MiloEvents

/// What an auditor is given of a journal: enough to count the figures of a period again, and nothing that
/// joins its rows to other files.
///
/// Youths, agents, employers, offers, sessions and events have numbers drawn for this export alone; dates are
/// months unless asked otherwise; ages are classes. Neither text, nor label, nor health, nor what the
/// catalogue does not declare goes out.
struct ExportAudit {
  /// The columns of its events.
  let evenements: TableExport
  /// The columns of its youths.
  let jeunes: TableExport
  private let auJour: Bool
  private let numeros: Pseudonymes

  /// What a number stands for.
  enum Nomme: Hashable {
    case jeune, agent, employeur, offre, session, evenement
  }

  /// The fields that say something of health or of justice, as the guide names them: never encrypted, they
  /// stay in the journal.
  static let sante: Set<String> = [
    "rqth", "freins", "specialite", "motif_specialite", "obligation_formation.issue",
    "dispositif.entree.modalite",
  ]

  /// The tables that have a line for each session, which events number.
  static let tablesDeSeances: Set<String> = ["collectif.sessions"]

  /// An export of youths, given by their rows as an export for the structure has them.
  init(
    of rangees: [[CelluleExport]], auJour: Bool, using generator: inout some RandomNumberGenerator
  ) {
    self.auJour = auJour
    numeros = Pseudonymes(
      Set(rangees.compactMap(\.first).map { Octets($0.texte) }), using: &generator)
    let date: (genre: TableExport.Genre, mots: String) =
      auJour ? (.date, "Date locale") : (.mois, "Mois")
    evenements = TableExport(
      nom: TableExport.evenements.nom,
      titre: "Les événements de la période qui comptent, rectifications faites, jeunes renumérotés",
      colonnes: [
        .init("numero", .entier, "Numéro de l’événement, pour cet export seul."),
        .init("type", .texte, "Nom du catalogue."),
        .init("jeune", .entier, "Numéro du jeune ; vide pour un fait de la structure."),
        .init("sujet", .entier, "Numéro de l’employeur ou de l’offre ; vide pour le reste."),
        .init("date", date.genre, "\(date.mots) de l’événement."),
        .init("enregistre", date.genre, "\(date.mots) de l’enregistrement."),
        .init("delai_saisie", .entier, "Jours de la date à l’enregistrement."),
        .init("auteur", .entier, "Numéro de qui a enregistré."),
        .init("data", .objet, "Les champs, sans texte, libellé ni santé (JSON)."),
      ], cle: ["numero"], referenceJeunes: true)
    jeunes = TableExport(
      nom: TableExport.jeunes.nom, titre: TableExport.jeunes.titre + ", renumérotés",
      colonnes: TableExport.jeunes.colonnes.compactMap { colonne in
        switch colonne.nom {
        case "jeune": .init("jeune", .entier, "Numéro du jeune, pour cet export seul.")
        case "age": .init("classe_age", .texte, "Classe d’âge à la fin de la période.")
        case "date_naissance": nil
        case let nom where Self.sante.contains(nom): nil
        case let nom where colonne.genre == .date: .init(nom, date.genre, colonne.description)
        default: colonne
        }
      }, cle: ["jeune"])
  }

  /// An event that goes out, before anything is numbered.
  struct Ligne {
    /// Index of the line.
    var index: Int
    /// The event as it counts.
    var event: Event
    /// The youth whose event it is.
    var jeune: String?
    /// The local date that it counts at.
    var date: LocalDate
    /// The local date on which it was recorded.
    var enregistre: LocalDate
  }

  /// The rows of the events.
  ///
  /// - Parameter lignes: the events that count, by rising indexes.
  /// - Complexity: holds them all, for rows do not keep the order of the lines.
  func rangees(
    _ lignes: [Ligne], using generator: inout some RandomNumberGenerator
  ) -> [[CelluleExport]] {
    let kept = lignes.filter { !Self.horsActivite.contains($0.event.declaration?.nom ?? "") }
    var named: [Nomme: Set<Octets>] = [:]
    for ligne in kept {
      _ = cells(of: ligne, numero: 0) { genre, nom in
        named[genre, default: []].insert(Octets(nom))
        return nil
      }
    }
    let drawn = named.mapValues { Pseudonymes($0, using: &generator) }
    // The order of the lines would join the rows to the journal.
    let ordered = kept.map { ligne in
      (ligne, jeune: ligne.jeune.flatMap { numeros[$0] } ?? 0)
    }.sorted { left, right in
      let (one, other) = (dite(left.0.date), dite(right.0.date))
      return one == other
        ? (left.0.event.type, left.jeune, left.0.index)
          < (right.0.event.type, right.jeune, right.0.index)
        : one < other
    }.map(\.0)
    let places = Dictionary(
      ordered.enumerated().map { (Octets($1.event.source + " " + $1.event.id), $0 + 1) },
      uniquingKeysWith: { first, _ in first })
    return ordered.enumerated().map { place, ligne in
      cells(of: ligne, numero: place + 1) { genre, nom in
        switch genre {
        case .jeune: numeros[nom]
        case .evenement: places[Octets(ligne.event.source + " " + nom)]
        case .agent, .employeur, .offre, .session: drawn[genre]?[nom]
        }
      }
    }
  }

  /// Files of persons are no activity.
  private static let horsActivite: Set<String> = [Fusion.nom, Effacement.nom]

  /// The rows of the youths, from those that an export for the structure has.
  func rangees(jeunes rangees: [[CelluleExport]]) -> [[CelluleExport]] {
    let colonnes = TableExport.jeunes.colonnes
    return rangees.compactMap { row -> (Int, [CelluleExport])? in
      guard let number = row.first.flatMap({ numeros[$0.texte] }) else { return nil }
      return (
        number,
        zip(colonnes, row).compactMap { colonne, cell in
          switch colonne.nom {
          case "jeune": .entier(number)
          case "age":
            if case .entier(let age) = cell {
              .texte(Attributs.classesAge[Attributs.classe(ofAge: age)])
            } else {
              .vide
            }
          case "date_naissance": nil
          case let nom where Self.sante.contains(nom): nil
          case _ where colonne.genre == .date:
            LocalDate(cell.texte).map { .texte(dite($0)) } ?? .vide
          default: cell
          }
        }
      )
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// A date at the precision of the export.
  private func dite(_ date: LocalDate) -> String { auJour ? "\(date)" : "\(date.mois)" }

  /// The cells of an event; `number` says what stands for a name.
  private func cells(
    of ligne: Ligne, numero: Int, _ number: (Nomme, String) -> Int?
  ) -> [CelluleExport] {
    func numbered(_ genre: Nomme, _ nom: String?) -> CelluleExport {
      nom.flatMap { number(genre, $0) }.map { .entier($0) } ?? .vide
    }
    let event = ligne.event
    var data = JSONObject()
    for member in event.data.members {
      guard let declaration = event.declaration, let field = declaration.field(named: member.name),
        !Self.sante.contains(field.name),
        !Self.sante.contains("\(declaration.nom).\(field.name)"),
        field.name != "date_naissance",
        let value = said(
          member.value, field.type, Self.nomme(field, in: declaration), number)
      else { continue }
      data.members.append(JSONObject.Member(member.name, value))
    }
    let sujet: Nomme? =
      switch event.declaration?.sujet {
      case .employeur: .employeur
      case .offre: .offre
      default: nil
      }
    return [
      .entier(numero), .texte(event.declaration?.nom ?? ""), numbered(.jeune, ligne.jeune),
      sujet.map { numbered($0, event.subject) } ?? .vide, .texte(dite(ligne.date)),
      .texte(dite(ligne.enregistre)), .entier(ligne.enregistre - ligne.date),
      numbered(.agent, event.authID),
      .texte(String(decoding: JSONWriter.bytes(of: .object(data)), as: UTF8.self)),
    ]
  }

  /// What the codes of a field name, among what is numbered.
  private static func nomme(
    _ field: FieldDeclaration, in declaration: EventDeclaration
  ) -> Nomme? {
    if CodesConnus.genre(of: field, in: declaration)?.0 == .conseiller { return .agent }
    switch (declaration.nom, field.name) {
    case (SortieTerrain.nom, "equipe"): return .agent
    case (_, "employeur"): return .employeur
    case (_, "offre"): return .offre
    case (_, "session"): return .session
    default: return nil
    }
  }

  /// What is said of a value; nil for one that stays in the journal.
  private func said(
    _ value: JSONValue, _ type: FieldType, _ nomme: Nomme?, _ number: (Nomme, String) -> Int?
  ) -> JSONValue? {
    if value == .null { return .null }
    func numbered(_ genre: Nomme) -> JSONValue? {
      value.string.flatMap { number(genre, $0) }.map { .integer($0) }
    }
    switch type {
    case .texte, .texteChiffre, .codeSensible, .libelle, .textePublic, .declaration, .donnees:
      return nil
    case .jeune: return numbered(.jeune)
    case .reference: return numbered(.evenement)
    case .code: return nomme.map(numbered) ?? value
    case .date: return value.string.flatMap { LocalDate($0) }.map { .string(dite($0)) }
    case .moment: return value.string.flatMap { Moment($0)?.date }.map { .string(dite($0)) }
    case .liste(let element):
      guard case .array(let elements) = value else { return nil }
      return .array(elements.compactMap { said($0, element, nomme, number) })
    case .objet(let fields):
      guard case .object(let object) = value else { return nil }
      var kept = JSONObject()
      for member in object.members {
        guard let field = fields.first(where: { $0.name == member.name }),
          let value = said(member.value, field.type, nil, number)
        else { continue }
        kept.members.append(JSONObject.Member(member.name, value))
      }
      return .object(kept)
    case .insee, .pays, .empreinte, .choix, .booleen, .entier, .nombre, .decimal, .mois,
      .dictionnaire:
      return value
    }
  }
}

extension Tableau {
  /// Whether a family of lines has one for each agent, and the declaration keeps them inside.
  var nommeDesAgents: Bool {
    func names(_ famille: Famille) -> Bool {
      let field = famille.par.split(separator: ".").last.map(String.init) ?? famille.par
      return ["auteur", "conseiller", "referent", "remplacant"].contains(field)
        || famille.puis.contains(where: names)
    }
    return !agents
      && lignes.contains { ligne in
        if case .famille(let famille) = ligne { names(famille) } else { false }
      }
  }
}
