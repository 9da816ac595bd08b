/// One event to be recorded: everything a journal line says, before the journal checks and writes it.
public struct Brouillon: Sendable {
  /// Catalogue name, without prefix or version: `entretien` stands for `fr.milo.entretien.v1`.
  public var nom: String
  /// Identifier, unique within the source (UUIDv7 shape).
  public var id: String
  /// Whom or what the event is about.
  public var sujet: String
  /// When it happened: RFC 3339 with the Paris offset of that day.
  public var moment: String
  /// When it was recorded: RFC 3339, UTC, milliseconds.
  public var enregistre: String
  /// Code of the person who recorded it, if any.
  public var auteur: String?
  /// The event's own fields, in catalogue order.
  public var data: [(String, Valeur)]
}

/// A JSON value of an event's data.
public indirect enum Valeur: Sendable {
  /// A string.
  case texte(String)
  /// An integer.
  case entier(Int)
  /// A decimal number, as it must be written.
  case decimal(String)
  /// A boolean.
  case booleen(Bool)
  /// The null value, which clears an attribute.
  case nul
  /// An array.
  case liste([Valeur])
  /// An object, its members in order.
  case objet([(String, Valeur)])
}

extension Valeur: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  /// Makes a text.
  public init(stringLiteral valeur: String) { self = .texte(valeur) }
  /// Makes an integer.
  public init(integerLiteral valeur: Int) { self = .entier(valeur) }
  /// Makes a boolean.
  public init(booleanLiteral valeur: Bool) { self = .booleen(valeur) }

  /// Makes the text of a day, `YYYY-MM-DD`.
  static func date(_ jour: Jour) -> Valeur { .texte(jour.texte) }

  /// Makes a list of codes.
  static func codes(_ codes: [String]) -> Valeur { .liste(codes.map(Valeur.texte)) }
}
