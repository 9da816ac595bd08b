/// What the table of dispositifs says of the entrants of one code.
struct Programme {
  let code: String
  /// Spells opened in the year and still open at its end.
  let ouverts: Int
  /// Spells opened before the year and still open at its end.
  let anciens: Int
}

/// The codes of the published table, the largest last: it takes in whoever has no other entry.
///
/// Only the sum of the two numbers is published (`presents_fin`); a code opened or closed within
/// the year leaves no choice (CEJ, sponsorship).
let programmesBesancon = [
  Programme(code: "PREPA_APPRENTISSAGE", ouverts: 0, anciens: 0),
  Programme(code: "CUI_CIE", ouverts: 22, anciens: 25),
  Programme(code: "PEC", ouverts: 36, anciens: 64),
  Programme(code: "PARRAINAGE", ouverts: 31, anciens: 0),
  Programme(code: "RESEAU_PML", ouverts: 74, anciens: 16),
  Programme(code: "GJ", ouverts: 55, anciens: 3),
  Programme(code: "PPAE", ouverts: 185, anciens: 133),
  Programme(code: "CEJ", ouverts: 350, anciens: 0),
  Programme(code: "PACEA", ouverts: 540, anciens: 380),
  Programme(code: "CEP", ouverts: 755, anciens: 595),
]

extension Reconstitution {
  /// Chooses the entrants of the year: first their union, then each code within it.
  mutating func dispositifsBesancon() {
    let entrants = choisir(
      parmi: indices { $0.accompagne && !$0.sansEntretien },
      quotas: quotasEntree("ensemble") + [("primos entrants", 930, { $0.primo })])
    for i in entrants { jeunes[i].entrees.insert("ensemble") }
    for programme in programmesBesancon { choisirEntrants(programme.code, parmi: entrants) }
    let jsmj = choisir(
      parmi: indices { $0.accompagne && !$0.sansEntretien },
      quotas: [
        ("JSMJ", cibles.effectif("dispositifs/JSMJ/jeunes"), { _ in true }),
        ("JSMJ mineurs", cibles.effectif("dispositifs/JSMJ/mineurs"), { $0.mineurALEntree }),
      ], finesse: [{ $0.femme }], poids: { jeune, v in v == 0 ? 100 : jeune.femme ? 1 : 9 })
    for i in jsmj { jeunes[i].entrees.insert("JSMJ") }
  }

  /// The published counts of one line, on those who enter.
  private func quotasEntree(_ code: String) -> [(String, Int, (Jeune) -> Bool)] {
    let ligne = "dispositifs/\(code)"
    return [
      (code, cibles.effectif("\(ligne)/jeunes"), { _ in true }),
      ("\(code) femmes", cibles.effectif("\(ligne)/femmes_part"), { $0.femme }),
      ("\(code) mineurs", cibles.effectif("\(ligne)/mineurs_part"), { $0.mineurALEntree }),
      (
        "\(code) sans qualification", cibles.effectif("\(ligne)/sans_qualification_part"),
        { $0.niveau.sansQualification }
      ),
      ("\(code) QPV", cibles.effectif("\(ligne)/qpv_part"), { $0.qpv }),
      // The only entrant of the regional preparation cannot be in a rural zone at 20 %.
      (
        "\(code) ZRR",
        code == "PREPA_APPRENTISSAGE" ? 0 : cibles.effectif("\(ligne)/zrr_part"), { $0.zrr }
      ),
    ]
  }

  private mutating func choisirEntrants(_ code: String, parmi entrants: [Int]) {
    let seul: (Jeune) -> Bool = { $0.entrees == ["ensemble"] }
    let choisis = choisir(
      parmi: entrants, quotas: quotasEntree(code),
      finesse: [{ $0.primo }, { $0.entrees.contains("GJ") }, seul],
      poids: { jeune, v in
        switch code {
        // Nobody signs a youth guarantee and an engagement contract in the same year.
        case "CEJ": v == 0 ? 2 : jeune.entrees.contains("GJ") ? 0 : 1
        case "GJ": v == 0 ? 9 : jeune.primo ? 1 : 3
        // Everyone chosen must enter somewhere: the last code takes those who have no other.
        case "CEP": seul(jeune) ? v : jeune.primo && v == 1 ? 5 : 2
        default: v == 0 ? 4 : 1
        }
      })
    for i in choisis { jeunes[i].entrees.insert(code) }
  }
}
