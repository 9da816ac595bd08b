/// A share as a small bar of characters, an eighth of a character at a time.
enum Spark {
  /// How many columns 100 % takes.
  private static let width = 10
  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A share in hundredths of a percent; nil when it is not a number.
  static func hundredths(_ valeur: Valeur?) -> Int128? {
    guard let number = valeur?.decimal, number.echelle <= 2 else { return nil }
    return number.mantisse * puissanceDeDix(2 - number.echelle)
  }

  /// The bar of a share in hundredths of a percent, at least one eighth when it is not 0.
  static func bar(_ share: Int128?) -> String {
    guard let share, share > 0 else { return "" }
    // No bar is longer than ten times the whole, whatever the figure says.
    let eighth = quotientArrondi(Int(min(share, 100_000)) * width * 8, 10_000)
    let (whole, rest) = max(1, eighth).quotientAndRemainder(dividingBy: 8)
    let end = rest == 0 ? "" : String(eighths[rest - 1])
    return String(repeating: "█", count: whole) + end
  }
}
