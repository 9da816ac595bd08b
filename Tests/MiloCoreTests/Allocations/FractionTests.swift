import Testing

@testable import MiloCore

@Suite struct FractionTests {
  @Test func `a fraction is reduced and its denominator is positive`() {
    #expect(Fraction(6, sur: -8) == Fraction(-3, sur: 4))
    #expect(Fraction(-3, sur: 4).description == "-3/4")
    #expect(Fraction(10, sur: 5).isEntier)
  }

  @Test func `rounding at the half goes toward plus infinity`() {
    #expect(Fraction(5, sur: 2).arrondi == 3)
    #expect(Fraction(-5, sur: 2).arrondi == -2)
    #expect(Fraction(-7, sur: 3).arrondi == -2)
    #expect(Fraction(7, sur: 3).arrondi == 2)
  }

  @Test func `one third three times is one`() {
    let third = Fraction(1, sur: 3)
    #expect(third + third + third == 1)
    #expect(Fraction(1) / third - third * 9 == 0)
    #expect(third < Fraction(1, sur: 2))
  }

  @Test func `amounts beyond 64 bits keep their last cent`() {
    let large = Fraction(9_007_199_254_740_991)
    #expect((large * large) / large == large)
    #expect((large * Fraction(8_640_001) / Fraction(8_640_001)).arrondi == 9_007_199_254_740_991)
  }
}
