public import MiloEvents

extension Composition {
  /// The code under which a structure declares the composition of its yearly report.
  public static let codeDuRapport = "rapport"
}

extension Lecture {
  /// A composition that the journal declares under a code, and the index of its line; nil when it declares none,
  /// or has withdrawn it by an empty one.
  ///
  /// The line recorded last holds, whatever its date: what a report shows is knowledge, not activity.
  public func composition(
    _ code: String = Composition.codeDuRapport
  ) -> (composition: Composition, ligne: Int)? {
    histoires.composition(code)
  }

  /// The codes under which the journal declares compositions that hold, in the order of their bytes.
  public var codesDesCompositions: [String] {
    Set(histoires.codesDesCompositions).filter { composition($0) != nil }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What people call the structure on the last day of a period; nil when its journal does not say it.
  public func nomDeLaStructure(au jour: LocalDate) -> String? {
    let fait = histoires.structure.last { $0.kind == Kinds.identite && $0.date <= jour }
    return histoires.texte(Histoires.nomDeStructure, of: fait)
  }
}

extension Histoires {
  private static let code = Champ(CompositionDeRapport.self, "code")
  private static let contenu = Champ(CompositionDeRapport.self, "composition")
  fileprivate static let nomDeStructure = Champ(IdentiteStructure.self, "libelle")

  fileprivate func texte(_ champ: Champ, of fait: Fait?) -> String? {
    fait.flatMap { champ.word(of: $0, in: words) }
      .map { texts.text(UInt32(truncatingIfNeeded: $0)) }
  }

  fileprivate var codesDesCompositions: [String] {
    structure.filter { $0.kind == Kinds.composition }.compactMap { texte(Self.code, of: $0) }
  }

  fileprivate func composition(_ code: String) -> (composition: Composition, ligne: Int)? {
    let last = structure.filter {
      $0.kind == Kinds.composition && texte(Self.code, of: $0) == code
    }.max { $0.line < $1.line }
    guard let last, let text = texte(Self.contenu, of: last),
      let json = try? FormeJSON.value(of: Array(text.utf8)), !json.objet.members.isEmpty,
      let composition = try? Composition(json)
    else { return nil }
    return (composition, Int(last.line))
  }
}
