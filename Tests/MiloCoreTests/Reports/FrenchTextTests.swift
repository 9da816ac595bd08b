import Testing

@testable import MiloCore

@Suite struct `French text` {
  @Test(arguments: [
    (0, Unite.nombre, "0"), (999, .nombre, "999"), (1000, .nombre, "1~000"),
    (-1_234_567, .nombre, "−1~234~567"), (5, .centimes, "0,05~€"),
    (-52_000, .centimes, "−520,00~€"), (45, .jours, "45~j"), (3, .etp, "3"),
    (100, .pourcent, "100~%"),
  ])
  func `writes whole numbers`(number: Int, unite: Unite, text: String) {
    let written = FrenchText.value(.entier(number), unite: unite)
    #expect(written.replacing("\u{202F}", with: "~") == text)
  }

  @Test(arguments: [
    ("2022-01-01", "1er janvier 2022"), ("2022-08-31", "31 août 2022"),
    ("2024-02-09", "9 février 2024"), ("2022-13-01", "2022-13-01"), ("hier", "hier"),
    ("2022-00-01", "2022-00-01"),
  ])
  func `writes days in words`(iso: String, text: String) {
    #expect(FrenchText.day(iso) == text)
  }
}
