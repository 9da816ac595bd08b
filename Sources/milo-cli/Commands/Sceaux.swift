import MiloCore
import MiloEvents

/// `milo sceaux`: up to where a journal is sealed, since when, by whom.
struct Sceaux: Command {
  static let name = "sceaux"
  static let chapter = Chapter.preuve
  static let abstract = "Liste les têtes signées du journal, et ce qu’aucune ne couvre."
  static let discussion = """
    Une ligne par tête, de la première à la dernière : combien de lignes elle couvre et ajoute, quand la dernière \
    fut enregistrée, combien de jours après celle de la tête d’avant, si les lignes du journal la redonnent, qui \
    l’a signée, quels témoins l’ont cosignée et quand, quelles autorités l’ont horodatée et quand. Un dernier rang \
    dit les lignes qu’aucune tête ne couvre.

    Une signature n’est vérifiée qu’avec une clé (--cle-publique, --politique), un jeton d’horodatage qu’avec les \
    certificats de son autorité (--autorite) ; sinon ils ne sont que déclarés. Le code de sortie est 1 quand une \
    tête, une signature ou un jeton ne tient pas.
    """
  static let examples = [
    Example("Ce qui est scellé", "milo sceaux"),
    Example("Avec les témoins vérifiés", "milo sceaux --politique confiance"),
  ]
  static let options: [any OptionDeclaration] =
    TrustOptions.declared + [TrustOptions.autorite, SharedOptions.journal]
    + SharedOptions.display

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    let politique = try arguments.politique(&console)
    let autorite = try arguments.autorite(&console)
    let histoire = try journalling { () throws(JournalError) in
      try SealHistory(journal, politique: politique, autorite: autorite)
    }
    let fuseau = FuseauHoraire(journal.identity.fuseau)
    func jour(_ moment: RecordedTime?) -> LocalDate? {
      moment.flatMap { moment in fuseau?.date(at: moment) }
    }
    var lignes: [Ligne] = []
    var (lines, last): (Int, LocalDate?) = (0, nil)
    func ajouter(
      _ id: String, _ taille: Int, _ moment: RecordedTime?, _ etat: String, _ signe: String,
      _ temoins: String, _ jetons: String, _ racine: String
    ) {
      let day = jour(moment)
      let gap = day.flatMap { day in last.map { day - $0 } }
      lignes.append(
        Ligne(
          id: id, libelle: id,
          valeurs: [
            .texte(id), .entier(taille), .entier(taille - lines), day.map { .texte("\($0)") },
            gap.map { .entier($0) }, .texte(etat), .texte(signe), .texte(temoins), .texte(jetons),
            .texte(racine),
          ]))
      (lines, last) = (taille, day ?? last)
    }
    for tete in histoire.tetes {
      let journaux = tete.signataires.filter { $0.temoinLe == nil }
      let temoins = tete.signataires.filter { $0.temoinLe != nil }
      ajouter(
        tete.fichier, tete.head.size, tete.derniereLigne,
        tete.isFound ? "tient" : "ne tient pas", journaux.map(Self.nom).joined(separator: ", "),
        temoins.map { "\(Self.nom($0)) le \(jour($0.temoinLe).map { "\($0)" } ?? "")" }
          .joined(separator: ", "),
        tete.jetons.map { "\(Self.nom($0)) le \(jour($0.le).map { "\($0)" } ?? "")" }
          .joined(separator: ", "), "\(tete.head.root)")
    }
    if histoire.nonScellees > 0 {
      ajouter(
        "non scellé", histoire.taille, histoire.derniereLigne, "non couvert", "", "", "",
        "")
    }
    let colonnes: [(String, String, Unite)] = [
      ("tete", "Tête", .texte), ("lignes", "Lignes", .nombre), ("ajoutees", "Ajoutées", .nombre),
      ("derniere_ligne", "Dernière ligne", .texte), ("jours", "Jours", .nombre),
      ("etat", "État", .texte), ("signee_par", "Signée par", .texte),
      ("temoins", "Témoins", .texte), ("jetons", "Jetons", .texte), ("racine", "Racine", .texte),
    ]
    try console.show(
      Report(
        titre: "Ce qui est scellé", provenance: nil,
        tables: [
          ReportTable(
            id: "sceaux", titre: "Têtes signées",
            colonnes: colonnes.map { Colonne(id: $0.0, libelle: $0.1, unite: $0.2) },
            lignes: lignes, disposition: .lignes)
        ]), DisplayOptions(arguments))
    return histoire.isBroken ? .constats : .succes
  }

  /// The name of a signatory, and what is known of the signature.
  private static func nom(_ signataire: SealHistory.Signataire) -> String {
    switch signataire.tient {
    case true?: signataire.nom
    case false?: "\(signataire.nom) (fausse)"
    case nil: "\(signataire.nom) (non vérifiée)"
    }
  }

  /// The name of an authority, and what is known of its token.
  private static func nom(_ jeton: SealHistory.Jeton) -> String {
    let nom = jeton.autorite ?? "autorité sans nom"
    return switch jeton.tient {
    case true?: nom
    case false?: "\(nom) (faux)"
    case nil: "\(nom) (non vérifié)"
    }
  }
}

extension SealHistory {
  /// Whether a head is not that of the lines, or a signature or a token is false.
  var isBroken: Bool {
    tetes.contains { tete in
      !tete.isFound || tete.signataires.contains { $0.tient == false }
        || tete.jetons.contains { $0.tient == false }
    }
  }

  /// What an auditor asks first, a line each.
  ///
  /// - Parameters:
  ///   - reprises: how many lines came with recorded times that the journal did not see.
  ///   - complet: whether every line was verified.
  ///   - projections: whether histories were replayed.
  func resume(
    _ fuseau: FuseauHoraire?, reprises: Int, complet: Bool, projections: Bool
  ) -> [String] {
    func jour(_ moment: RecordedTime?) -> String {
      moment.flatMap { moment in fuseau?.date(at: moment) }.map { FrenchText.day("\($0)") } ?? "?"
    }
    guard let premiere = tetes.first, let derniere = tetes.last else {
      return [
        taille == 0
          ? "Jamais scellé, et vide."
          : "Jamais scellé : rien n’empêche de récrire ses "
            + "\(compte(taille, "ligne", "lignes")) sans que cela se voie."
      ]
    }
    var lines = [
      "Scellé depuis le \(jour(premiere.derniereLigne)), jusqu’au "
        + "\(jour(derniere.derniereLigne)) : \(compte(derniere.head.size, "ligne", "lignes")), "
        + "\(compte(tetes.count, "tête signée", "têtes signées"))."
    ]
    let signataires = Set(tetes.flatMap(\.signataires).filter { $0.temoinLe == nil }.map(\.nom))
    if !signataires.isEmpty {
      lines.append("Signé par : \(signataires.sorted().joined(separator: ", ")).")
    }
    let temoins = Set(tetes.flatMap(\.signataires).filter { $0.temoinLe != nil }.map(\.nom))
    let jetons = tetes.flatMap(\.jetons)
    let valables = jetons.filter { $0.tient != false }
    lines.append(
      temoins.isEmpty
        ? "Aucun témoin"
          + (valables.isEmpty ? " : la structure seule dit quand elle a scellé." : ".")
        : "Témoins : \(temoins.sorted().joined(separator: ", ")).")
    if let dernier = valables.max(by: { $0.le < $1.le }) {
      lines.append(
        "Horodaté : \(compte(valables.count, "jeton", "jetons")), le dernier du \(jour(dernier.le)) par "
          + "\(dernier.autorite ?? "une autorité sans nom")"
          + (dernier.tient == nil ? " (non vérifié)." : "."))
    }
    lines.append(
      nonScellees == 0
        ? "Toutes les lignes sont sous la dernière tête."
        : "Non scellé : \(compte(nonScellees, "ligne", "lignes")), jusqu’au \(jour(derniereLigne))."
    )
    if reprises > 0 {
      lines.append(
        "Repris d’ailleurs : \(compte(reprises, "ligne", "lignes")), dont ce journal n’a pas constaté l’horodatage."
      )
    }
    var reste: [String] = []
    let unverified = tetes.flatMap(\.signataires).contains { $0.tient == nil }
    if unverified { reste.append("des signatures (--cle-publique, --politique)") }
    if jetons.contains(where: { $0.tient == nil }) {
      reste.append("des jetons d’horodatage (--autorite)")
    }
    if !complet, !tetes.isEmpty, !unverified { reste.append("les lignes une à une (--complet)") }
    if !projections { reste.append("les références d’une histoire à l’autre (--projections)") }
    if !reste.isEmpty { lines.append("Non vérifié : \(reste.joined(separator: " ; ")).") }
    return lines
  }
}
