/// What French asks of words put together: contractions, elisions, enumerations.
enum MotsFrancais {
  /// The words after « de »: `du secteur`, `de la nature`, `des thèmes`, `d’entrées`, `de « x »`.
  static func de(_ mots: String) -> String {
    for (article, contracte) in [("le ", "du "), ("les ", "des ")] where mots.hasPrefix(article) {
      return contracte + mots.dropFirst(article.count)
    }
    return (commenceParUneVoyelle(mots) ? "d’" : "de ") + mots
  }

  /// `A`, `A ou B`, `A, B ou C`.
  static func enumeration(_ mots: [String], _ conjonction: String = "ou") -> String {
    guard let last = mots.last, mots.count > 1 else { return mots.first ?? "" }
    return mots.dropLast().joined(separator: ", ") + " \(conjonction) " + last
  }

  /// Words between the quotes of French.
  static func entreGuillemets(_ mots: String) -> String { "« \(mots) »" }

  /// A number with its word, which agrees from two on.
  static func compte(_ number: Int, _ one: String, _ several: String) -> String {
    "\(FrenchText.integer(number)) \(abs(number) < 2 ? one : several)"
  }

  private static func commenceParUneVoyelle(_ mots: String) -> Bool {
    mots.first.map { "aeiouyâàéèêëîïôöùûüœAEIOUÉÈÊ".contains($0) } ?? false
  }
}
