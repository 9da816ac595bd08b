import MiloCore

/// Narrow no-break space, as French numbers hold it.
let nnbsp = "\u{202F}"

/// A small report with each unit, a missing figure, a cell that does not exist and awkward text.
let sampleReport = Report(
  titre: "Rapport d'activité 2022", structure: "Mission locale « Est »",
  periode: Report.Periode(debut: "2022-01-01", fin: "2022-12-31"), vuAu: "2023-04-06",
  taille: 12_345, racine: "00ff", tables: [synthese, aides], notes: ["Un jeune, une personne."])

let synthese = ReportTable(
  id: "synthese", titre: "Synthèse", population: "contact",
  definition: "Au moins un événement dans l'année.",
  colonnes: [
    Colonne(id: "valeur", libelle: "Année"),
    Colonne(id: "valeur_n_1", libelle: "Année précédente"),
    Colonne(id: "evolution", libelle: "Évolution", unite: .pourcent),
  ],
  lignes: [
    Ligne(
      id: "contact", libelle: "En contact",
      valeurs: [.entier(1281), .entier(1300), .decimal(ExactDecimal(mantisse: -15, echelle: 1))]),
    Ligne(
      id: "part_accompagnes", libelle: "Part accompagnée", unite: .pourcent,
      valeurs: [.decimal(ExactDecimal(mantisse: 800, echelle: 1)), nil, nil]),
    Ligne(
      id: "duree_moyenne", libelle: "Durée moyenne", unite: .jours,
      valeurs: [.entier(45), .sansObjet, .sansObjet]),
  ])

let aides = ReportTable(
  id: "aides", titre: "Aides, \"montants\"",
  colonnes: [
    Colonne(id: "montant", libelle: "Montant", unite: .centimes),
    Colonne(id: "etp", libelle: "ETP", unite: .etp),
    Colonne(id: "motif", libelle: "Motif", unite: .texte),
  ],
  lignes: [
    Ligne(
      id: "cej", libelle: "CEJ | contrat",
      valeurs: [
        .entier(123_450), .decimal(ExactDecimal(mantisse: 250, echelle: 2)),
        .texte("oui, \"vu\"\nhier"),
      ])
  ])

/// A flat list, one record a line.
let allocations = ReportTable(
  id: "allocations", titre: "Allocations",
  colonnes: [
    Colonne(id: "jeune", libelle: "Jeune", unite: .texte),
    Colonne(id: "mois", libelle: "Mois", unite: .texte),
    Colonne(id: "du_centimes", libelle: "Dû", unite: .centimes),
    Colonne(id: "etat", libelle: "État", unite: .texte),
  ],
  lignes: [
    Ligne(
      id: "1", libelle: "",
      valeurs: [.texte("J1"), .texte("2022-03"), .entier(52_000), .texte("verse")]),
    Ligne(
      id: "2", libelle: "", valeurs: [.texte("J2"), .texte("2022-03"), nil, .texte("a,b")]),
  ],
  disposition: .lignes)

/// A report around some tables, without more.
func report(_ tables: ReportTable...) -> Report {
  Report(titre: "Titre", structure: "S", taille: 1, tables: tables)
}
