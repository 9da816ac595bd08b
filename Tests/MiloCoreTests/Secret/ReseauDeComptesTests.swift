import Testing

@testable import MiloCore

/// A network of counts under 5, by name.
private struct Essai {
  var reseau = ReseauDeComptes()
  private var places: [String: Int] = [:]

  /// Adds counts that a cell shows each.
  mutating func montrer(_ counts: KeyValuePairs<String, Int>) {
    for (nom, valeur) in counts {
      let isSmall = (1..<5).contains(valeur)
      let place = reseau.ajouter(
        .init(
          valeur: Int128(valeur), bornes: 1...(isSmall ? 4 : Int128.max), cellules: 1,
          isProtegee: false, isCachee: false))
      if isSmall { reseau.cacher(place) }
      places[nom] = place
    }
  }

  mutating func lier(_ parts: [String], _ tout: String) {
    reseau.lier(parts.compactMap { places[$0] }, [tout].compactMap { places[$0] })
  }

  /// The names of what is hidden in the end.
  mutating func caches() -> [String] {
    reseau.proteger()
    return places.filter { reseau.inconnues[$0.value].isCachee }.map(\.key).sorted()
  }
}

@Suite struct `A network of counts` {
  @Test func `hides one more where a total would tell a small count, the smallest that does`() {
    var essai = Essai()
    essai.montrer(["F": 3, "M": 40, "autres": 9, "total": 52])
    essai.lier(["F", "M", "autres"], "total")
    // Each hides one cell; the first in order serves as well as the other.
    #expect(essai.caches() == ["F", "M"])
  }

  @Test func `hides nothing more where two small counts keep each other`() {
    var essai = Essai()
    essai.montrer(["F": 3, "M": 4, "total": 7])
    essai.lier(["F", "M"], "total")
    #expect(essai.caches() == ["F", "M"])
  }

  @Test func `hides the total where two counts of four make the eight that it shows`() {
    // Given two counts that are at most 4 each: 8 says both.
    var essai = Essai()
    essai.montrer(["F": 4, "M": 4, "total": 8])
    essai.lier(["F", "M"], "total")
    #expect(essai.caches() == ["F", "M", "total"])
  }

  @Test func `closes a square of a crossing`() {
    var essai = Essai()
    essai.montrer([
      "F.a": 2, "F.b": 10, "M.a": 11, "M.b": 12, "F": 12, "M": 23, "a": 13, "b": 22, "total": 35,
    ])
    for (parts, tout) in [
      (["F.a", "F.b"], "F"), (["M.a", "M.b"], "M"), (["F.a", "M.a"], "a"), (["F.b", "M.b"], "b"),
      (["F", "M"], "total"), (["a", "b"], "total"),
    ] { essai.lier(parts, tout) }
    #expect(essai.caches() == ["F.a", "F.b", "M.a", "M.b"])
  }

  @Test func `hides what the structures beside their ensemble would tell`() {
    // Given a small count in one of two structures, the ensemble shown beside: it is the other's complement,
    var essai = Essai()
    essai.montrer([
      "nord.F": 3, "nord.M": 30, "nord": 33, "sud.F": 20, "sud.M": 21, "sud": 41, "F": 23, "M": 51,
      "ensemble": 74,
    ])
    for (parts, tout) in [
      (["nord.F", "nord.M"], "nord"), (["sud.F", "sud.M"], "sud"), (["F", "M"], "ensemble"),
      (["nord.F", "sud.F"], "F"), (["nord.M", "sud.M"], "M"), (["nord", "sud"], "ensemble"),
    ] { essai.lier(parts, tout) }
    // then four cells are hidden: no row and no column has one alone.
    let hidden = essai.caches()
    #expect(hidden.count == 4 && hidden.contains("nord.F"))
  }

  @Test func `says which counts the rule alone tells, whatever is hidden`() {
    // Four youths on four lines, whom nobody else can be: only who knows what was hidden first is sure.
    var essai = Essai()
    essai.montrer(["a": 1, "b": 1, "c": 1, "d": 1, "total": 4])
    essai.lier(["a", "b", "c", "d"], "total")
    #expect(essai.caches() == ["a", "b", "c", "d", "total"])
    #expect(essai.reseau.sansMouvement.isEmpty)
  }
}
