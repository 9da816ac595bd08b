/// How large a structure is, from its number of lines a year.
struct Tailles {
  /// Youths followed at one time.
  let jeunes: Int
  let conseillers: Int
  let sites: Int
  let communes: Int
  let partenaires: Int
  let employeurs: Int
  let quartiers = 4
  let criteres: Int

  init(evenementsParAn: Int) {
    jeunes = max(6, evenementsParAn / 12)
    conseillers = min(40, max(3, evenementsParAn / 1500))
    sites = min(6, max(2, evenementsParAn / 8000))
    communes = min(48, max(5, evenementsParAn / 1200))
    partenaires = min(24, max(3, evenementsParAn / 2500))
    employeurs = max(5, evenementsParAn / 100)
    criteres = min(12, max(2, evenementsParAn / 4000))
  }
}
