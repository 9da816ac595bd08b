import Foundation
import Testing

@testable import milo

@Suite struct `A reference typed by hand` {
  private let folder = FolderJournal()

  @discardableResult
  private func add(_ kind: String, _ le: String, _ champs: String..., sujet: String = "J1")
    -> FolderJournal.Run
  {
    folder.run(["ajouter", kind, "--sujet", sujet, "--le", le] + champs)
  }

  /// The id of a line.
  private func id(_ line: Int) -> String {
    let lines = folder.segment.split(separator: "\n")
    guard lines.indices.contains(line) else { return "" }
    return lines[line].firstMatch(of: #/"id":"([^"]+)"/#).map { String($0.1) } ?? ""
  }

  /// What the last line says in a field.
  private func last(_ champ: String) -> String? {
    let line = folder.segment.split(separator: "\n").last ?? ""
    guard let start = line.range(of: "\"\(champ)\":\"") else { return nil }
    return String(line[start.upperBound...].prefix { $0 != "\"" })
  }

  @Test func `is the open stay of that code, whatever the youth was in before`() {
    add("dispositif.entree", "2021-01-04", "dispositif=CEJ")
    add("dispositif.sortie", "2021-12-01", "entree=CEJ", "motif=abandon")
    add("dispositif.entree", "2022-01-10", "dispositif=PACEA")
    add("dispositif.entree", "2022-02-01", "dispositif=CEJ")
    #expect(add("manquement", "2022-03-01", "entree=cej", "nature=pas_de_preuve").code == .succes)
    #expect(last("entree") == id(3))
    let run = add("dispositif.sortie", "2022-03-14", "entree=CEJ", "motif=emploi_durable")
    #expect(run.code == .succes && last("entree") == id(3))
    #expect(
      run.err
        == "Écrit, ligne 5 : sortie d’un dispositif pour J1, le 14 mars 2022 : motif « Emploi durable », "
        + "entrée ligne 3 (entrée dans un dispositif du 1er février 2022, dispositif « CEJ ») (id \(id(5))).\n"
    )
  }

  @Test func `is refused with what could be meant, and what to type, when nothing answers`() {
    add("dispositif.entree", "2021-01-04", "dispositif=CEJ")
    add("dispositif.sortie", "2021-12-01", "entree=@0", "motif=abandon")
    add("dispositif.entree", "2022-01-10", "dispositif=PACEA")
    let before = folder.bytes
    let run = add("dispositif.sortie", "2022-03-14", "entree=CEJ", "motif=abandon")
    #expect(run.code == .refus && folder.bytes == before)
    #expect(
      run.err
        == "milo : entree=CEJ : aucun événement n’a cet id, et aucun de « J1 » n’y répond au 14 mars 2022 ; attendu : entrée "
        + "dans un dispositif ; donnez la ligne de celui qui convient :\n"
        + "  entree=@0 : entrée dans un dispositif du 4 janvier 2021, dispositif « CEJ » (déjà finie le "
        + "1er décembre 2021, ligne 1)\n"
        + "  entree=@2 : entrée dans un dispositif du 10 janvier 2022, dispositif « PACEA »\n")
    let other = add(
      "dispositif.sortie", "2022-03-14", "entree=CEJ", "motif=abandon", sujet: "J2")
    #expect(other.code == .refus && other.err.contains("entree=@INDEX"))
  }

  @Test func `is refused when several answer`() {
    add("emploi.entree", "2022-01-10", "contrat=CDD")
    add("emploi.entree", "2022-02-10", "contrat=CDI")
    let run = add("emploi.suivi", "2022-03-14", "entree=emploi", "statut=en_poste")
    #expect(
      run.code == .refus
        && run.err.contains("2 événements de « J1 » y répondent")
        && run.err.contains("entree=@0") && run.err.contains("entree=@1"))
    #expect(add("emploi.suivi", "2022-03-14", "entree=cdi", "statut=en_poste").code == .succes)
    #expect(last("entree") == id(1))
    #expect(add("situation.fin", "2022-03-14", "entree=@1").code == .succes)
    #expect(add("situation.fin", "2022-03-14", "entree=emploi").code == .succes)
    #expect(last("entree") == id(0), "the other one is over")
  }

  @Test func `prefers what is not answered yet`() {
    add("aide.demande", "2022-01-10", "aide=FAJ")
    add("aide.decision", "2022-01-20", "demande=FAJ", "aide=FAJ", "accordee=oui")
    add("aide.demande", "2022-02-10", "aide=FAJ")
    #expect(
      add("aide.decision", "2022-03-01", "demande=FAJ", "aide=FAJ", "accordee=non").code == .succes)
    #expect(last("demande") == id(2))
  }

  @Test func `of an appointment is the one proposed, not what became of another`() {
    add("rendez_vous", "2022-03-01", "quand=2022-03-08 9h", "statut=propose")
    add("rendez_vous", "2022-03-08", "quand=2022-03-08 9h", "statut=present", "rendez_vous=propose")
    add("rendez_vous", "2022-03-09", "quand=2022-03-14 9h", "statut=propose")
    let run = add(
      "rendez_vous", "2022-03-14", "quand=2022-03-14 9h", "statut=absent",
      "rendez_vous=rendez_vous")
    #expect(run.code == .succes && last("rendez_vous") == id(2), "\(run.err)")
  }

  @Test func `follows fusions and corrections, and leaves out what is cancelled`() {
    add("dispositif.entree", "2022-01-10", "dispositif=CEJ", sujet: "J2")
    add("dispositif.entree", "2022-01-11", "dispositif=CEJ")
    add("fusion", "2022-02-01", "absorbe=J2")
    folder.run("ajouter", "annulation", "evenement=@1", "motif=doublon")
    #expect(
      add("dispositif.prolongation", "2022-03-14", "entree=CEJ", "fin_prevue=2022-12-31").code
        == .succes)
    #expect(last("entree") == id(0))
  }

  @Test func `is an existing id before anything else, and a line of the journal`() {
    folder.run("ajouter", "contact", "--sujet", "J1", "--id", "CEJ", "canal=sms")
    add("dispositif.entree", "2022-01-10", "dispositif=CEJ")
    let run = add("dispositif.sortie", "2022-03-14", "entree=CEJ", "motif=abandon")
    #expect(
      run.code == .refus && run.err.contains("« CEJ » (ligne 0), qui est un événement contact"))
    let beyond = add("dispositif.sortie", "2022-03-14", "entree=@9", "motif=abandon")
    #expect(
      beyond.err == "milo : entree=@9 : le journal a 2 lignes, l’index va de 0 à 1\n"
        && beyond.code == .refus)
    #expect(
      add("dispositif.sortie", "2022-03-14", "entree=@1", "motif=abandon").code == .succes)
  }

  @Test func `is what each youth of a group has`() {
    add("dispositif.entree", "2022-01-10", "dispositif=CEJ")
    add("dispositif.entree", "2022-01-11", "dispositif=CEJ", sujet: "J2")
    let run = folder.run(
      "ajouter", "demarche", "--sujet", "J1", "--sujet", "J2", "entree=CEJ", "minutes=60",
      "nature=emploi")
    #expect(run.code == .succes)
    let lines = folder.segment.split(separator: "\n")
    #expect(lines[2].contains(id(0)) && lines[3].contains(id(1)))
  }
}

@Suite struct `A reference to another youth's event` {
  @Test func `is refused, by its line and by its id`() {
    let folder = FolderJournal()
    folder.run(
      "ajouter", "dispositif.entree", "--sujet", "J1", "--id", "e1", "--le", "2022-02-01",
      "dispositif=CEJ")
    folder.run("ajouter", "accueil", "--sujet", "J2", "site=siege")
    for named in ["@0", "e1"] {
      let run = folder.run(
        "ajouter", "dispositif.sortie", "--sujet", "J2", "entree=\(named)", "motif=abandon")
      #expect(run.code == .refus && run.out.isEmpty)
      #expect(run.err.contains("est de « J1 » ; attendu : un événement de « J2 »"), "\(run.err)")
    }
    #expect(
      folder.run("ajouter", "dispositif.sortie", "--sujet", "J1", "entree=@0", "motif=abandon").code
        == .succes)
  }

  @Test func `is the line that is typed, whatever ids look like it`() {
    let folder = FolderJournal()
    folder.run("ajouter", "accueil", "--sujet", "J1", "--id", "e0", "site=siege")
    folder.run("ajouter", "contact", "--sujet", "J1", "--id", "@0", "canal=sms")
    #expect(folder.run("annuler", "@0", "--motif", "m").err.contains("accueil pour J1"))
  }
}
