extension Tableau {
  /// Which rows count: what their fields hold, all of it.
  public struct Conditions: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// What a field holds.
    public struct Clause: Hashable, Sendable {
      /// The field.
      public var champ: String
      /// What it holds.
      public var critere: Critere

      /// A field and what it holds.
      public init(_ champ: String, _ critere: Critere) {
        self.champ = champ
        self.critere = critere
      }
    }

    /// The fields, each judged by itself.
    public var clauses: [Clause]
    /// Of these, one at least holds; none when empty.
    public var parmi: [Conditions]

    /// What these fields hold, and one of these conditions.
    public init(_ clauses: [Clause] = [], parmi: [Conditions] = []) {
      self.clauses = clauses
      self.parmi = parmi
    }

    /// What these fields hold.
    public init(dictionaryLiteral elements: (String, Critere)...) {
      self.init(elements.map { Clause($0, $1) })
    }

    /// Whether every row satisfies them.
    public var isEmpty: Bool { clauses.isEmpty && parmi.isEmpty }
  }

  /// What a field holds.
  public indirect enum Critere: Hashable, Sendable {
    /// That value; of a list, among its entries.
    case vaut(Scalaire)
    /// One of these.
    case uneDe([Critere])
    /// An integer or a date between two bounds, both included, either of which may be missing.
    case entre(min: Scalaire?, max: Scalaire?)
    /// Nothing: absent, or cleared.
    case absent
    /// The contrary, which an absent value satisfies.
    case non(Critere)
  }

  /// A value as a declaration writes it.
  public enum Scalaire: Hashable, Sendable {
    /// A code, a date, a month.
    case texte(String)
    /// An integer, in the unit of its field.
    case entier(Int)
    /// True or false.
    case booleen(Bool)
  }
}

extension Tableau.Scalaire: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .texte(value) }
  /// An integer.
  public init(integerLiteral value: Int) { self = .entier(value) }
  /// True or false.
  public init(booleanLiteral value: Bool) { self = .booleen(value) }
}

extension Tableau.Critere: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByNilLiteral
{
  /// That text.
  public init(stringLiteral value: String) { self = .vaut(.texte(value)) }
  /// That integer.
  public init(integerLiteral value: Int) { self = .vaut(.entier(value)) }
  /// True or false.
  public init(booleanLiteral value: Bool) { self = .vaut(.booleen(value)) }
  /// One of these.
  public init(arrayLiteral elements: Tableau.Critere...) { self = .uneDe(elements) }
  /// Nothing.
  public init(nilLiteral: ()) { self = .absent }
}
