import MiloEvents

/// What people read in an evidence file, section by section, as the content of each.
struct DossierSections {
  private let dossier: DossierDePreuve

  init(_ dossier: DossierDePreuve) {
    self.dossier = dossier
  }

  /// What the file is about, and what it was computed from.
  var identite: String {
    var facts = [
      ("Structure", dossier.structure),
      ("Période", "du \(FrenchText.day(dossier.debut)) au \(FrenchText.day(dossier.fin))"),
      (
        "Vu au",
        dossier.vuAu.map(FrenchText.day).map {
          $0 + (dossier.provisoire == true ? " (provisoire)" : "")
        } ?? "toutes les lignes du journal"
      ),
      ("Journal", "\(dossier.cleOuOrigine), \(FrenchText.integer(dossier.taille)) lignes comptées"),
      ("Racine de ces lignes", hex(dossier.racine)),
    ]
    if let reprises = dossier.reprises {
      facts.append(("Horodatages", FrenchText.reprises(reprises)))
    }
    if !dossier.filtres.isEmpty {
      facts.insert(("Filtres", dossier.filtres.joined(separator: ", ")), at: 2)
    }
    let items = facts.map { "<dt>\(safe($0.0))</dt><dd>\(safe($0.1))</dd>" }
    let nominatif = dossier.lignes.contains { $0.originale != nil }
    let avis =
      (nominatif
        ? "Ce fichier contient des données personnelles : des lignes y sont telles qu’au journal, identifiants compris."
        : "Ce fichier contient des données personnelles : deux faits datés désignent quelqu’un, et deux dossiers d’un même journal se rapprochent par l’index de leurs lignes.")
      + " Ne le donnez qu’à qui en a besoin."
    return "<h1>\(safe(dossier.titre))</h1><p class=\"avis\">\(safe(avis))</p>"
      + "<dl>\(items.joined())</dl>"
  }

  /// Where the result of the verification appears.
  var verification: String {
    """
    <h2>Vérification</h2>\
    <p>Ce fichier se vérifie lui-même, sans réseau : le bouton recalcule chaque empreinte, chaque preuve, \
    chaque somme et la signature. La clé publique doit venir d’ailleurs que de ce fichier : demandez-la à la \
    structure. Sans elle, la page peut être intègre, son auteur n’est pas vérifié.</p>\
    <p><label for="cle">Clé publique du journal, telle que la structure la publie</label> \
    <input id="cle" type="text" autocomplete="off" spellcheck="false"></p>\
    <p><button id="verifier" type="button">Vérifier</button></p>\
    <p id="verdict" role="status">Non vérifié.</p><ol id="resultats"></ol>
    """
  }

  /// The criteria, their evidence, their actions.
  var criteres: String {
    guard !dossier.criteres.isEmpty else { return "" }
    return "<h2>Critères</h2>" + dossier.criteres.map(critere).joined()
  }

  /// The figures, their definitions, their sums.
  var chiffres: String {
    guard !dossier.chiffres.isEmpty else { return "" }
    return "<h2>Chiffres</h2>"
      + dossier.chiffres.enumerated().map { chiffre($1, rang: $0) }.joined()
  }

  /// How lines are shown.
  var lignes: String {
    let originals = dossier.lignes.count { $0.originale != nil }
    let withheld = dossier.lignes.count { $0.originale == nil && $0.type == nil }
    let derived = dossier.lignes.count - originals - withheld
    var kinds: [String] = []
    if originals > 0 {
      kinds.append(
        "\(lignes(originals)) telle\(s(originals)) qu’au journal : qui lit ce fichier lit aussi leurs identifiants et leurs textes"
      )
    }
    if derived > 0 {
      kinds.append(
        "\(lignes(derived)) par leur empreinte, avec le type, le \(dossier.precision == .jour ? "jour" : "mois") et le jour d’enregistrement que la structure en déclare ; les jeunes y portent des numéros tirés pour ce seul fichier"
      )
    }
    if withheld > 0 { kinds.append("\(lignes(withheld)) par une empreinte et rien d’autre") }
    return
      "<h2>Lignes</h2><p>Ce dossier s’appuie sur \(lignes(dossier.lignes.count)) du journal.</p>"
      + "<ul>\(kinds.map { "<li>\(safe($0)).</li>" }.joined())</ul>"
  }

  /// What is proven and what is not.
  var portee: String {
    """
    <h2>Ce que cela prouve</h2>\
    <p>Que les lignes citées sont au journal, à leur place, sous la racine que la structure a signée. Un chiffre dont \
    les lignes sont montrées par leur empreinte est <em>déclaré</em> : rien ne le contredit, mais il repose sur le \
    type, les dates et le montant que la structure dit de ces lignes ; demandez une ligne, son empreinte la \
    reconnaîtra. Un chiffre dont les lignes sont entières est <em>recompté</em> par « milo verifier-dossier », selon \
    la définition de sa table ; des lignes laissées de côté, une annulation par exemple, pourraient encore le changer : \
    seul le journal entier l’exclut. Rien ici ne prouve qu’un fait inscrit est vrai. Une page peut être écrite pour \
    mentir : si vous ne faites pas confiance à qui vous l’a donnée, « milo verifier-dossier » n’exécute rien de ce \
    qu’elle contient.</p>\
    <p>Écrit par \(safe(dossier.auteur)).</p>
    """
  }

  private func critere(_ critere: DossierDePreuve.CritereProuve) -> String {
    let title = safe("\(critere.code) — \(critere.libelle)")
    let axe = critere.axe.map { "<p>Axe : \(safe($0)).</p>" } ?? ""
    let state =
      critere.manques.isEmpty
      ? "<p>Rien ne manque.</p>"
      : "<p>Il manque : \(safe(critere.manques.joined(separator: " ; "))).</p>"
    return "<h3>\(title)</h3>\(axe)\(state)"
      + table(
        ["preuve", "date", "enregistrée", "chiffre", "document (SHA-256)", "lignes"],
        critere.preuves.map { preuve in
          [
            preuve.nom, FrenchText.day(preuve.date),
            FrenchText.day(preuve.enregistree ?? "") + (preuve.tardive == true ? " (tardive)" : ""),
            preuve.indicateur ?? "",
            preuve.sha256 ?? "",
            ([preuve.ligne] + preuve.evenements).map(String.init).joined(separator: ", "),
          ]
        })
      + table(
        ["action", "état", "échéance"],
        critere.actions.map {
          [$0.libelle, $0.etat, $0.echeance.map(FrenchText.day) ?? ""]
        })
  }

  private func chiffre(_ chiffre: DossierDePreuve.Chiffre, rang: Int) -> String {
    let unite = Unite(rawValue: chiffre.unite) ?? .nombre
    let value = FrenchText.value(
      chiffre.calcul.valeur(chiffre.parties.map { Int128($0.valeur) }), unite: unite)
    let population = chiffre.population.map { "<dt>Population</dt><dd>\(safe($0))</dd>" } ?? ""
    let definition = chiffre.definition.map { "<dt>Définition</dt><dd>\(safe($0))</dd>" } ?? ""
    let sums = chiffre.parties.map {
      "<dt>\(safe($0.role.prefix(1).uppercased() + $0.role.dropFirst()))</dt>"
        + "<dd>\(safe(FrenchText.integer($0.valeur)))</dd>"
    }
    return "<article><h3>\(safe(chiffre.libelle))</h3>"
      + "<p class=\"valeur\">\(safe(value))</p><dl><dt>Cellule</dt>"
      + "<dd><code>\(safe(chiffre.cellule))</code></dd>\(population)\(definition)"
      + "\(sums.joined())</dl><details class=\"derriere\" data-rang=\"\(rang)\">"
      + "<summary>Les lignes derrière ce chiffre</summary></details></article>"
  }

  private func table(_ columns: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>\(cells.map { "<\(tag)>\(safe($0))</\(tag)>" }.joined())</tr>"
    }
    return "<div class=\"large\"><table><thead>\(row(columns, "th"))</thead>"
      + "<tbody>\(rows.map { row($0, "td") }.joined())</tbody></table></div>"
  }

  private func lignes(_ count: Int) -> String {
    "\(FrenchText.integer(count)) ligne\(s(count))"
  }

  private func s(_ count: Int) -> String { count < 2 ? "" : "s" }

  private func hex(_ base64: String) -> String {
    Base64.decode(base64).flatMap { Digest($0) }?.description ?? base64
  }

  /// Text as browsers write it back, since the page hashes itself.
  private func safe(_ text: String) -> String { HTMLText.serialized(text) }
}

extension DossierDePreuve.Piece {
  /// What people call it: its label, or the line that says it.
  var nom: String { libelle ?? "preuve de la ligne \(ligne)" }
}
