import MiloCore
import MiloEvents
import Testing

@testable import milo

@Suite struct `A declared table, from the command line` {
  private static let contrats = """
    { "id": "contrats", "titre": "Contrats signés", "definition": "Entrées en emploi.",
      "compte": "emploi.entree", "ou": { "contrat": "CDI" },
      "colonnes": [{ "id": "entrees", "libelle": "Entrées", "mesure": "lignes" }] }
    """

  @Test func `is checked, and named`() {
    let folder = FolderJournal()
    let run = folder.run("tableau", folder.file("t.json", Self.contrats))
    #expect(run == .init(code: .succes, out: "« contrats » : Contrats signés\n", err: ""))
    let wrong = Self.contrats.replacing("CDI", with: "CDJ")
    let refused = folder.run("tableau", folder.file("f.json", wrong), "--expliquer")
    #expect(refused.code == .refus && refused.out.isEmpty)
    #expect(refused.err.contains("« ou.contrat »") && refused.err.contains("« CDI »"))
  }

  @Test func `is said in French, each one in its turn`() {
    let folder = FolderJournal()
    let both = "[\(Self.contrats), \(Self.contrats.replacing("contrats", with: "autres"))]"
    let run = folder.run("tableau", "--expliquer", folder.file("t.json", both))
    let one = """
      Contrats signés (contrats)
      Entrées en emploi.

      Ce qui est compté
        – On compte les entrées en emploi de la période.
        – Ne comptent que celles pour lesquelles la nature du contrat est « CDI ».
        – Tous les jeunes comptent, qu’ils soient accompagnés ou non.

      Les lignes
        – Une seule ligne, le total.

      Les colonnes
        – « Entrées » (entrees) : le nombre d’entrées en emploi.

      """
    #expect(run.code == .succes)
    #expect(run.out == one + "\n" + one.replacing("(contrats)", with: "(autres)"))
  }

  @Test func `is begun, for somebody to change`() {
    let folder = FolderJournal()
    let run = folder.run("tableau", "--modele", "offre")
    #expect(
      run.out == """
        {
          "id": "offre_par_contrat",
          "titre": "Offres d’emploi, par contrat proposé",
          "definition": "Les offres d’emploi de la période, par contrat proposé.",
          "compte": "offre",
          "lignes": [{ "par": "contrat" }, { "id": "total" }],
          "colonnes": [
            { "id": "nombre", "libelle": "Offres d’emploi", "mesure": "lignes" },
            {
              "id": "postes",
              "libelle": "Nombre de postes",
              "mesure": { "somme": "postes" }
            }
          ]
        }

        """)
    #expect(folder.run("tableau", folder.file("m.json", run.out)).code == .succes)
    #expect(
      folder.run("tableau", "--modele", "entretiens").err.contains(
        "vouliez-vous dire « entretien »"))
    #expect(folder.run("tableau", "--modele", "offre", "t.json").code == .usage)
    #expect(folder.run("tableau", "--modele", "offre", "--expliquer").code == .usage)
    #expect(folder.run("tableau").code == .usage)
  }

  @Test func `has a schema that an editor takes`() throws {
    let folder = FolderJournal()
    let run = folder.run("catalogue", "--schema", "tableau")
    #expect(try JSONText.value(of: Array(run.out.utf8)) == Tableau.schema)
    #expect(folder.run("catalogue", "entretien", "--schema", "tableau").code == .usage)
    #expect(folder.run("catalogue", "--schema", "tableau", "--format", "json").code == .usage)
  }
}
