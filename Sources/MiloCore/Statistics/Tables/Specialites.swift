import MiloEvents

/// Interviews of a speciality, and the motives of them.
struct Specialites: TableComptable {
  private static let specialite = Champ(Entretien.self, "specialite")
  private static let motif = Champ(Entretien.self, "motif_specialite")

  private enum Mesure: Int, CaseIterable { case entretiens, jeunes, nouveaux }

  let declaration = TableDeclaration(
    id: "specialites", titre: "Entretiens de spécialité", population: nil,
    definition:
      "Entretiens de la période ; nouveaux : premier entretien de toujours dans la spécialité, ou dans la spécialité pour ce motif. Un motif illisible est non renseigné.",
    mesures: Mesure.allCases.count,
    colonnes: [
      ColonneDeclaration("entretiens", "entretiens", .nombre, .compte(.mesure(0))),
      ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(1))),
      ColonneDeclaration("nouveaux", "nouveaux", .nombre, .compte(.mesure(2))),
    ],
    lignes: Specialite.codes.map { LigneDeclaration($0, $0) }
      + Specialite.codes.map {
        LigneDeclaration(
          "\($0).motif.\(nonRenseigne)",
          "\(Libelles.mot($0, of: Specialite.codes)), motif non renseigné", isOuverte: true)
      },
    ouvertes: Specialite.codes.map { specialite in
      LignesOuvertes(
        "\(specialite).motif.",
        libelle: { motif, repertoire in
          let mot = repertoire.mot(motif, "entretien.motif_specialite")
          return
            "\(Libelles.mot(specialite, of: Specialite.codes)) : \((mot == motif ? Libelles.mot(motif, nil) : mot).firstLowered)"
        })
    },
    ouvertesDabord: false)

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis([Kinds.entretien])
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    for place in vue.periode where vue.dossier[place].kind == Kinds.entretien {
      let fait = vue.dossier[place]
      guard let specialite = Self.specialite.word(of: fait, in: vue.words) else { continue }
      let motif = Self.motif(of: fait, vue.words)
      let (hasSame, hasSameMotif) = earlier(place, specialite, motif, vue)
      func count(_ ligne: Int, isNew: Bool) {
        compteur.add(ligne, Mesure.entretiens.rawValue, fait)
        compteur.jeune(ligne, Mesure.jeunes.rawValue, fait)
        if isNew { compteur.jeune(ligne, Mesure.nouveaux.rawValue, fait) }
      }
      count(Int(specialite), isNew: !hasSame)
      guard let motif else { continue }
      let ligne =
        motif == Fait.encrypted
        ? Specialite.codes.count + Int(specialite)
        : compteur.ligne(Int(specialite), UInt32(truncatingIfNeeded: motif))
      count(ligne, isNew: !hasSameMotif)
    }
  }

  /// Whether an earlier interview is of the same speciality, and of the same motive too.
  private func earlier(
    _ place: Int, _ specialite: Int64, _ motif: Int64?, _ vue: borrowing VueJeune
  ) -> (specialite: Bool, motif: Bool) {
    var hasSame = false
    for other in 0..<place where !vue.dossier.isVoid[other] {
      let fait = vue.dossier[other]
      guard fait.kind == Kinds.entretien, fait.date <= vue.fin,
        Self.specialite.word(of: fait, in: vue.words) == specialite
      else { continue }
      hasSame = true
      if Self.motif(of: fait, vue.words) == motif { return (true, true) }
    }
    return (hasSame, false)
  }

  /// The word of the motive, `Fait.encrypted` included; nil when there is none.
  private static func motif(of fait: Fait, _ words: Column<Int64>) -> Int64? {
    fait.place(ofField: motif.ordinal).map { words[$0] }
  }
}
