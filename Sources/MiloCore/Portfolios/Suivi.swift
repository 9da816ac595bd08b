public import MiloEvents

/// Who follows a youth, as what, and since when; nobody for an orphan.
public struct Suivi: Hashable, Sendable {
  /// The counsellor's code; nil for an orphan.
  public var conseiller: String?
  /// The role; nil for an orphan.
  public var role: RoleReferent?
  /// The first day of the unbroken run; nil for an orphan.
  public var depuis: LocalDate?

  /// Nobody: the youth was accompanied and has no referent.
  static let orphelin = Suivi(conseiller: nil, role: nil, depuis: nil)
}

/// Who holds a role, by the number of the counsellor's code.
struct Titulaire {
  var conseiller: UInt32
  var role: RoleReferent
  var depuis: LocalDate
}

/// The events that say who follows a youth, in time order.
struct FilDesReferents {
  private var referents: [(fait: Fait, role: RoleReferent)] = []
  private var mutations: [Fait] = []
  private let histoires: Histoires

  init(_ faits: ArraySlice<Fait>, _ histoires: Histoires) {
    self.histoires = histoires
    for fait in faits {
      if fait.kind == Kinds.referent {
        let role = RoleReferent(word: Champs.role.word(of: fait, in: histoires.words))
        referents.append((fait, role ?? .referent))
      } else if fait.kind == Kinds.mutation {
        mutations.append(fait)
      }
    }
  }

  var isEmpty: Bool { referents.isEmpty }

  /// The date of the first event that names somebody.
  var debut: LocalDate? { referents.map(\.fait.date).min() }

  private static let sens = Champ(Mutation.self, "sens")

  /// Whether the last transfer by a day is a departure; on its day the youth has left.
  func isParti(at date: LocalDate) -> Bool {
    mutations.last { $0.date <= date }.map {
      Self.sens.word(of: $0, in: histoires.words) == SensMutation.depart.word
    } ?? false
  }

  /// Who holds a role at the end of a day, since the first day of the unbroken run (08.4.1-2).
  func titulaire(_ role: RoleReferent, at date: LocalDate) -> Titulaire? {
    var held: Titulaire?
    var end: LocalDate?
    for (fait, itsRole) in referents where itsRole == role && fait.date <= date {
      let conseiller = Champs.conseillerReferent.code(of: fait, in: histoires.words)
      let isInterrupted = end.map { fait.date - $0 > 1 } ?? false
      if let conseiller {
        if held?.conseiller != conseiller || isInterrupted {
          held = Titulaire(conseiller: conseiller, role: role, depuis: fait.date)
        }
      } else {
        held = nil
      }
      end = Champs.jusquAu.date(of: fait, in: histoires.words)
    }
    return end.map { $0 >= date } ?? true ? held : nil
  }

  /// One entry a counsellor at the end of a day, under the first of its roles; nobody for a youth who
  /// left.
  func titulaires(at date: LocalDate, _ absences: Absences) -> [Titulaire] {
    guard !isEmpty, !isParti(at: date) else { return [] }
    var held: [Titulaire] = []
    func add(_ titulaire: Titulaire) {
      if !held.contains(where: { $0.conseiller == titulaire.conseiller }) { held.append(titulaire) }
    }
    for role in RoleReferent.allCases {
      if let titulaire = titulaire(role, at: date) { add(titulaire) }
    }
    guard let referent = held.first, referent.role == .referent else { return held }
    for absence in absences.of(referent.conseiller, at: date) {
      guard let remplacant = absence.remplacant else { continue }
      add(Titulaire(conseiller: remplacant, role: .remplacant, depuis: absence.du))
    }
    return held
  }

  /// The lines of the events of the role `referent` and of the transfers in ]`debut`, `fin`].
  func lignes(apres debut: LocalDate, jusquAu fin: LocalDate) -> [Fait] {
    let kept = referents.filter { $0.role == .referent }.map(\.fait) + mutations
    return kept.filter { $0.date > debut && $0.date <= fin }
      .sorted { ($0.instant, $0.line) < ($1.instant, $1.line) }
  }
}

extension Histoires {
  /// The codes of all counsellors that the journal declares or names as following a youth, sorted.
  public var codesConseillers: [String] {
    let declared = Champ(Conseiller.self, "code")
    let replaces = Champ(MiloEvents.Absence.self, "remplacant")
    var numbers: Set<UInt32> = []
    for fait in faits where fait.kind == Kinds.referent {
      if let code = Champs.conseillerReferent.code(of: fait, in: words) { numbers.insert(code) }
    }
    for fait in structure {
      let champ =
        fait.kind == Kinds.conseiller ? declared : fait.kind == Kinds.absence ? replaces : nil
      if let code = champ?.code(of: fait, in: words) { numbers.insert(code) }
    }
    return numbers.map { texts.text($0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
