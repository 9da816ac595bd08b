extension Reconstitution {
  /// Closes the spells of the year that must be, adds those of the years before, and notes them all.
  mutating func sejoursBesancon() {
    fermerLAnnee()
    sejoursAnciens()
    parrainageAncien()
    justice()
    anneePrecedente()
    for n in sejours.indices { noterSejour(n) }
  }

  /// 1 030 of the 1 274 entrants still have a spell at the end of the year.
  private mutating func fermerLAnnee() {
    var quotas: [(String, Int, (Jeune) -> Bool)] = [("restent", 1030, { _ in true })]
    for programme in programmesBesancon where programme.code != "PARRAINAGE" {
      quotas.append((programme.code, programme.ouverts, { $0.entrees.contains(programme.code) }))
    }
    let entrants = indices { $0.entrees.contains("ensemble") }
    let seulementParraine: (Jeune) -> Bool = { $0.entrees == ["ensemble", "PARRAINAGE"] }
    let restent = Set(
      choisir(
        parmi: entrants, quotas: quotas, finesse: [seulementParraine],
        poids: { jeune, v in v == 0 ? 19 : seulementParraine(jeune) ? 0 : 81 }))
    let parraines = entrants.filter { jeunes[$0].entrees.contains("PARRAINAGE") }
    let suivis = Set(
      hasard.tirage(
        cibles.effectif("dispositifs/PARRAINAGE/presents_fin"),
        dans: parraines.filter(restent.contains)))
    for n in sejours.indices where sejours[n].code != "JSMJ" {
      let reste =
        sejours[n].code == "PARRAINAGE"
        ? suivis.contains(sejours[n].jeune) : restent.contains(sejours[n].jeune)
      if !reste { sejours[n].sortie = sortie(apres: sejours[n].entree) }
    }
  }

  /// A day of exit in the year, some weeks after the entry where the year allows.
  private mutating func sortie(apres entree: Jour) -> Jour {
    let fin = Jour(2022, 12, 30)
    let debut = min(max(entree + 30, premierJour), fin)
    return jourOuvre(debut...fin)
  }

  /// Spells of 2021 still open at the end of 2022, mostly of youths without any entry in 2022.
  private mutating func sejoursAnciens() {
    let presents = cibles.effectif("dispositifs/ensemble/presents_fin")
    let ouverts = Set(
      sejours.filter { $0.sortie == nil && $0.code != "JSMJ" }.map(\.jeune))
    let candidats = indices {
      $0.accompagne && !$0.primo && $0.entrees.isEmpty && $0.annees.contains(2021)
    }
    let nouveaux = hasard.tirage(presents - ouverts.count, dans: candidats)
    let parts = ["CEP": 530, "PACEA": 350, "PPAE": 110, "RESEAU_PML": 14, "CUI_CIE": 20, "PEC": 54]
    for programme in programmesBesancon where programme.anciens > 0 {
      let revenus = ouverts.sorted().filter {
        !jeunes[$0].primo && !jeunes[$0].entrees.contains(programme.code)
          && !(programme.code == "PACEA" && jeunes[$0].entrees.contains("CEJ"))
          && jeunes[$0].annees.contains(2021)
      }
      let anciens = programme.anciens
      let part = max(parts[programme.code] ?? anciens, anciens - revenus.count)
      // Those without the general follow-up, at the end of the list, all have another contract.
      let ordre = programme.code == "PACEA" ? Array(nouveaux.reversed()) : nouveaux
      let libres = programme.code == "CEP" || programme.code == "PACEA"
      let porteurs = libres ? Array(ordre.prefix(part)) : hasard.tirage(part, dans: nouveaux)
      for i in porteurs + hasard.tirage(anciens - part, dans: revenus) {
        sejours.append(Sejour(jeune: i, code: programme.code, entree: entreeAncienne(i)))
      }
    }
  }

  private mutating func entreeAncienne(_ i: Int, depuis: Jour = Jour(2021, 2, 1)) -> Jour {
    let fin = Jour(2021, 12, 20)
    return jourOuvre(min(max(depuis, jeunes[i].arrivee), fin)...fin)
  }

  /// Sponsorships open on 1 January: as many as left, less those who entered and left in the year.
  private mutating func parrainageAncien() {
    let sorties = cibles.effectif("parrainage/sorties/valeur")
    let sortants = sejours.filter { $0.code == "PARRAINAGE" && $0.sortie != nil }.count
    let candidats = indices {
      $0.accompagne && !$0.primo && !$0.entrees.contains("PARRAINAGE") && $0.annees.contains(2021)
    }
    let debut = sejours.count
    for i in hasard.tirage(sorties - sortants, dans: candidats) {
      let entree = entreeAncienne(i, depuis: Jour(2021, 9, 1))
      let fin = jourOuvre(premierJour...Jour(2022, 4, 29))
      sejours.append(Sejour(jeune: i, code: "PARRAINAGE", entree: entree, sortie: fin))
    }
    ajusterDurees(debut..<sejours.count, total: sorties * 137)
    let positives = cibles.effectif("parrainage/positives/valeur")
    let abandons = cibles.effectif("parrainage/abandons/valeur")
    let favorables = ["emploi_durable", "emploi_court", "alternance", "formation", "scolarite"]
    let parraines = sejours.indices.filter { sejours[$0].code == "PARRAINAGE" }
    let parrains = conseillers["parrain"] ?? []
    for (rang, n) in parraines.enumerated() {
      sejours[n].conseiller = parrains[rang % parrains.count]
    }
    let sortis = hasard.melange(parraines.filter { sejours[$0].sortie != nil })
    for (rang, n) in sortis.enumerated() {
      sejours[n].motif =
        rang < positives
        ? favorables[rang % favorables.count]
        : rang < positives + abandons ? "abandon" : rang % 2 == 0 ? "echeance" : "demande_jeune"
    }
  }

  /// Moves exits of old sponsorships so that all those that ended last `total` days together: four
  /// months and a half each, as published.
  private mutating func ajusterDurees(_ anciens: Range<Int>, total: Int) {
    var manque = total
    for sejour in sejours where sejour.code == "PARRAINAGE" {
      if let sortie = sejour.sortie { manque -= sortie - sejour.entree }
    }
    var n = anciens.lowerBound
    for _ in 0..<20_000 where manque != 0 {
      if let sortie = sejours[n].sortie {
        let pas = sortie.jourDeSemaine == (manque > 0 ? 4 : 0) ? 3 : 1
        let autre = manque > 0 ? sortie + pas : sortie - pas
        if pas <= abs(manque), autre.estOuvre, autre >= premierJour, autre <= Jour(2022, 9, 30) {
          sejours[n].sortie = autre
          manque -= manque > 0 ? pas : -pas
        }
      }
      n = n + 1 < anciens.upperBound ? n + 1 : anciens.lowerBound
    }
  }

  /// Youths under justice control: 19 are met in both settings; 65 came from the year before.
  private mutating func justice() {
    let entrants = hasard.melange(sejours.indices.filter { sejours[$0].code == "JSMJ" })
    let ferme = cibles.effectif("modalites.JSMJ/milieu_ferme/jeunes")
    let ouvert = cibles.effectif("modalites.JSMJ/milieu_ouvert/jeunes")
    let doubles = ferme + ouvert - entrants.count
    for (rang, n) in entrants.enumerated() {
      sejours[n].modalite = rang < ferme ? "milieu_ferme" : "milieu_ouvert"
      if rang < doubles {
        // Released: followed outside from the day the first spell ends.
        let suite = jourOuvre(sejours[n].entree...Jour(2022, 12, 23))
        sejours[n].sortie = suite
        sejours.append(
          Sejour(
            jeune: sejours[n].jeune, code: "JSMJ", entree: suite, modalite: "milieu_ouvert"))
      } else if hasard.chance(45) {
        sejours[n].sortie = sortie(apres: sejours[n].entree)
      }
    }
    let anciens = cibles.effectif("dispositifs/JSMJ/suivis") - entrants.count
    let candidats = indices {
      $0.accompagne && !$0.primo && !$0.entrees.contains("JSMJ") && $0.annees.contains(2021)
        && !$0.femme
    }
    for i in hasard.tirage(anciens, dans: candidats) {
      let fin = hasard.chance(70) ? jourOuvre(premierJour...dernierJour) : nil
      sejours.append(
        Sejour(
          jeune: i, code: "JSMJ", entree: entreeAncienne(i), sortie: fin,
          modalite: hasard.chance(55) ? "milieu_ouvert" : "milieu_ferme"))
    }
  }

  /// Entries of 2021 that ended since: about 300 youth guarantees, general follow-up for the rest of
  /// those who entered something that year (1 762 if the published fall of 27,7 % is theirs).
  private mutating func anneePrecedente() {
    let candidats = indices {
      $0.annees.contains(2021) && !$0.contactSeul && $0.naissance.annee < 2005
    }
    for (code, nombre) in [("GJ", 301), ("PACEA", 480), ("PPAE", 160)] {
      let deja = Set(sejours.filter { $0.code == code }.map(\.jeune))
      entrerEn2021(code, hasard.tirage(nombre, dans: candidats.filter { !deja.contains($0) }))
    }
    let deja = Set(sejours.filter { $0.code == "CEP" }.map(\.jeune))
    let entres = Set(sejours.filter { $0.entree.annee == 2021 && $0.code != "JSMJ" }.map(\.jeune))
    let libres = candidats.filter { !deja.contains($0) }
    entrerEn2021(
      "CEP", hasard.tirage(1762 - entres.count, dans: libres.filter { !entres.contains($0) }))
    entrerEn2021("CEP", hasard.tirage(200, dans: libres.filter(entres.contains)))
  }

  private mutating func entrerEn2021(_ code: String, _ membres: [Int]) {
    for i in membres {
      let entree = entreeAncienne(i, depuis: Jour(2021, 1, 5))
      let fin = jourOuvre((entree + 60)...(entree + 330))
      sejours.append(Sejour(jeune: i, code: code, entree: entree, sortie: fin))
    }
  }
}
