import MiloEvents

/// What a column counts of each row, in one slot of the counter or, when it is split, in several.
struct MesureComptee: Sendable {
  /// What is counted.
  var genre: Genre
  /// The first slot.
  var premiere = 0
  /// Which rows count.
  var predicat = Predicat.toujours
  /// What their youths must have, or not.
  var liens: [LienCompte] = []
  /// The values that split it.
  var partage: FamilleComptee?
  /// Whether several structures call alike the things counted once.
  var estCommune = false
  /// The unit of its values.
  var unite: Unite
  /// How many decimals its integers hide: 2 for hundredths.
  var echelle = 0

  enum Genre: Sendable {
    case lignes, jeunes
    case distinct(ChampDeRang)
    case somme(Lecteur)
    /// The sum, then in the next slot the rows that carry the field.
    case moyenne(Lecteur)
    /// The values themselves.
    case valeurs(Lecteur)
  }

  /// How many slots one value takes.
  var largeur: Int { if case .moyenne = genre { 2 } else { 1 } }
  /// How many slots it takes.
  var count: Int { largeur * (partage?.count ?? 1) }

  /// Whether its values add up, so that shares and ratios may be made of them.
  var sAdditionne: Bool {
    switch genre {
    case .lignes, .jeunes, .distinct, .somme: true
    case .moyenne, .valeurs: false
    }
  }

  /// Counts a row on its lines.
  func compter(
    _ rang: Rang, _ lignes: [Int], _ vue: borrowing VueJeune, attributsALaFin: Bool,
    _ compteur: inout Compteur
  ) {
    guard let partage else {
      return compter(rang, lignes, premiere, vue, attributsALaFin: attributsALaFin, &compteur)
    }
    for valeur in partage.valeurs(rang, vue, attributsALaFin: attributsALaFin) {
      compter(
        rang, lignes, premiere + Int(valeur) * largeur, vue, attributsALaFin: attributsALaFin,
        &compteur)
    }
  }

  @inline(__always)
  private func compter(
    _ rang: Rang, _ lignes: [Int], _ mesure: Int, _ vue: borrowing VueJeune,
    attributsALaFin: Bool, _ compteur: inout Compteur
  ) {
    let fait = rang.fait
    switch genre {
    case .lignes: for ligne in lignes { compteur.add(ligne, mesure, fait) }
    case .jeunes: for ligne in lignes { compteur.jeune(ligne, mesure, fait) }
    case .somme(let lecteur):
      let mot = vue.mot(lecteur, rang, attributsALaFin: attributsALaFin)
      guard mot > Fait.encrypted else { return }
      for ligne in lignes { compteur.add(ligne, mesure, fait, montant: Int(mot)) }
    case .moyenne(let lecteur):
      let mot = vue.mot(lecteur, rang, attributsALaFin: attributsALaFin)
      guard mot > Fait.encrypted else { return }
      for ligne in lignes {
        compteur.add(ligne, mesure, fait, montant: Int(mot))
        compteur.add(ligne, mesure + 1, fait)
      }
    case .valeurs(let lecteur):
      let mot = vue.mot(lecteur, rang, attributsALaFin: attributsALaFin)
      guard mot > Fait.encrypted else { return }
      for ligne in lignes { compteur.rencontrer(mot, ligne, mesure, fait) }
    case .distinct(let champ):
      let mot = vue.mot(champ.lecteur, rang, attributsALaFin: attributsALaFin)
      guard mot > Fait.encrypted else { return }
      for cle in champ.cles(mot, vue.contexte) {
        for ligne in lignes { compteur.distinct(cle: cle, ligne, mesure, fait) }
      }
    }
  }
}

extension ChampDeRang {
  /// Whether the things counted once can be called by a name that other journals understand.
  var nommeSesValeurs: Bool {
    switch nature {
    case .codesMultiples, .parties, .presence: false
    default: true
    }
  }

  /// The keys of the things that a word holds: itself, or the entries of a list.
  fileprivate func cles(_ mot: Int64, _ contexte: Contexte) -> [UInt64] {
    switch nature {
    case .choixMultiples(let codes):
      codes.indices.filter { mot >> Int64($0) & 1 == 1 }.map { UInt64($0) }
    case .codesMultiples, .parties:
      // An entry has no number of its own: a hash of 64 bits stands for it.
      nature.entrees(mot, contexte).map { ByteHash.process.hash($0) }
    default: [UInt64(bitPattern: mot)]
    }
  }

  /// What a thing counted once is called; nil when its key does not say it.
  func nom(_ cle: UInt64, _ contexte: Contexte) -> String? {
    switch nature {
    case .choix(let codes), .choixMultiples(let codes):
      codes.indices.contains(Int(truncatingIfNeeded: cle))
        ? codes[Int(truncatingIfNeeded: cle)] : nil
    case .code: contexte.texte(UInt32(truncatingIfNeeded: cle))
    case .source: contexte.histoires.sources.text(UInt32(truncatingIfNeeded: cle))
    case .booleen: cle == 1 ? "oui" : "non"
    case .date: LocalDate(day: Int32(truncatingIfNeeded: cle)).description
    case .mois: Mois(index: Int(truncatingIfNeeded: cle)).description
    case .pas(let pas): pas.texte(Int(truncatingIfNeeded: cle))
    case .entier, .centiemes: String(Int64(bitPattern: cle))
    case .codesMultiples, .parties, .presence: nil
    }
  }
}
