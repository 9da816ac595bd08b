/// A window of days around a row, in words.
enum FenetreDite {
  /// When something happens: « dans les 180 jours (environ 6 mois) qui suivent, le jour même compris ».
  static func phrase(_ entre: ClosedRange<Int>?) -> String {
    guard let entre else { return "dans la période" }
    let (debut, fin) = (entre.lowerBound, entre.upperBound)
    switch (debut, fin) {
    case (0, 0): return "le jour même"
    case (1, 1): return "le lendemain"
    case (-1, -1): return "la veille"
    case (let day, let same) where day == same:
      return "exactement \(jours(abs(day))) \(day > 0 ? "après" : "avant")"
    case (0, _): return "dans les \(jours(fin)) qui suivent, le jour même compris"
    case (1, _): return "dans les \(jours(fin)) qui suivent"
    case (_, 0): return "dans les \(jours(-debut)) qui précèdent, le jour même compris"
    case (_, -1): return "dans les \(jours(-debut)) qui précèdent"
    case (let debut, _) where debut > 0: return "de \(debut) à \(jours(fin)) après"
    case (_, let fin) where fin < 0: return "de \(-debut) à \(jours(-fin)) avant"
    default: return "de \(jours(-debut)) avant à \(jours(fin)) après"
    }
  }

  /// So many days, with the months or years that they make.
  static func jours(_ count: Int) -> String {
    let jours = MotsFrancais.compte(count, "jour", "jours")
    guard count >= 59 else { return jours }
    let mois = (count * 12 + 182) / 365
    let environ =
      mois == 12
      ? "un an" : mois.isMultiple(of: 12) ? "\(mois / 12) ans" : "\(mois) mois"
    return "\(jours) (environ \(environ))"
  }
}
