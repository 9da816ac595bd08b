import Testing

@testable import MiloCore

@Suite struct `The colours of a page` {
  /// The custom properties of each theme, by name: the light one first.
  private var themes: [[Substring: Substring]] {
    let style = HTMLStyle.sheet.split(
      separator: ":root {", omittingEmptySubsequences: false)
    return style.dropFirst().compactMap { block in
      let rules = block.prefix { $0 != "}" }
      let matches = rules.matches(of: #/--([a-z0-9]+): (#[0-9a-f]{6})/#)
      guard !matches.isEmpty else { return nil }
      return Dictionary(matches.map { ($0.output.1, $0.output.2) }) { first, _ in first }
    }
  }

  /// Relative luminance (WCAG 2.2).
  private func luminance(_ colour: Substring) -> Double {
    let digits = colour.dropFirst()
    let channels = stride(from: 0, to: 6, by: 2).map { place -> Double in
      let start = digits.index(digits.startIndex, offsetBy: place)
      let value =
        Double(Int(digits[start..<digits.index(start, offsetBy: 2)], radix: 16) ?? 0) / 255
      return value <= 0.03928 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// x to the power 2.4, as x² times the fifth root of x².
  private func power(_ x: Double) -> Double {
    let square = x * x
    var root = 0.5
    for _ in 0..<60 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }

  private func contrast(_ one: Substring, _ other: Substring) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test func `are read without effort, by day and by night`() throws {
    #expect(themes.count == 2)
    for theme in themes {
      let paper = try #require(theme["fond"])
      // All of these write words somewhere: 4.5 is the level AA for text.
      for name in ["encre", "discret", "accent", "s1", "s2", "s3", "s4", "s5", "s6", "s7"] {
        let colour = try #require(theme[Substring(name)])
        #expect(contrast(colour, paper) >= 4.5, "\(name) \(colour) sur \(paper)")
        if name == "encre" || name == "discret" {
          #expect(contrast(colour, try #require(theme["carte"])) >= 4.5)
        }
      }
    }
  }
}
