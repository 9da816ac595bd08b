public import MiloEvents

/// What remains of an aid's yearly envelope, amounts in cents.
public struct SuiviEnveloppe: Sendable {
  /// The aid's code.
  public var aide: String
  /// The envelope; nil when none is declared.
  public var enveloppe: Int?
  /// What the decisions of the year grant.
  public var accorde: Int128
  /// What was paid in the year, refunds deducted.
  public var verse: Int128
  /// The youths paid in the year.
  public var jeunes: Int
  /// The month in which the envelope ran out, or would at the pace of the last three whole months;
  /// nil when it does not run out within the year, or when nothing tells.
  public var epuisement: Mois?

  /// What remains to be paid; negative beyond the envelope.
  public var reste: Int128? { enveloppe.map { Int128($0) - verse } }
  /// The mean paid to a youth, half up.
  public var moyenne: Int128? { jeunes > 0 ? quotientArrondi(verse, Int128(jeunes)) : nil }
}

extension SuiviAides {
  /// The envelopes of the year, and what each aid did with its own, sorted by code.
  public var enveloppes: [SuiviEnveloppe] {
    let declared = enveloppesDeclarees
    return Set(comptes.keys).union(declared.keys).map { aide in
      let compte = comptes[aide] ?? Compte()
      return SuiviEnveloppe(
        aide: histoires.texts.text(aide), enveloppe: declared[aide],
        accorde: compte.montantAccorde, verse: compte.verse(annee: annee), jeunes: compte.jeunes,
        epuisement: declared[aide].flatMap { epuisement($0, compte.parMois) })
    }.sorted { $0.aide.utf8.lexicographicallyPrecedes($1.aide.utf8) }
  }

  private static let aideEnveloppe = Champ(Enveloppe.self, "aide")
  private static let anneeEnveloppe = Champ(Enveloppe.self, "annee")
  private static let montantEnveloppe = Champ(Enveloppe.self, "montant_centimes")

  /// The last envelope declared for each aid and this year.
  private var enveloppesDeclarees: [UInt32: Int] {
    let words = histoires.words
    var amounts: [UInt32: Int] = [:]
    for fait in histoires.structure where fait.kind == Kinds.enveloppe {
      guard Self.anneeEnveloppe.word(of: fait, in: words) == Int64(annee),
        let aide = Self.aideEnveloppe.code(of: fait, in: words)
      else { continue }
      amounts[aide] = Self.montantEnveloppe.montant(of: fait, in: words)
    }
    return amounts
  }

  /// When the envelope runs out: already, or at the pace of the last three whole months.
  func epuisement(_ enveloppe: Int, _ parMois: [Mois: Int128]) -> Mois? {
    let months = (1...12).map { Mois(year: annee, month: $0) }
    let enveloppe = Int128(enveloppe)
    var left = enveloppe
    for mois in months where mois <= jourVue.mois {
      left -= parMois[mois] ?? 0
      if left <= 0 { return mois }
    }
    let isMonthOver = jourVue == jourVue.mois.lastDay
    let lastWhole = isMonthOver ? jourVue.mois : jourVue.mois.adding(-1)
    let pace = (0..<3).reduce(Int128(0)) { $0 + (parMois[lastWhole.adding(-$1)] ?? 0) }
    guard pace > 0, lastWhole.year <= annee else { return nil }
    let spent = months.reduce(Int128(0)) { $1 <= lastWhole ? $0 + (parMois[$1] ?? 0) : $0 }
    // The first month whose end the pace, a third of three months, carries beyond the envelope.
    let count = ((enveloppe - spent) * 3 + pace - 1) / pace
    guard count <= 24 else { return nil }
    let start = max(lastWhole, Mois(year: annee - 1, month: 12))
    let month = max(start.adding(Int(max(-24, count))), jourVue.mois)
    return month.year == annee ? month : nil
  }
}

extension SuiviAides {
  /// The tables of the year: envelopes, workflow, refusals by reason, PACEA decisions to look at.
  ///
  /// - Parameters:
  ///   - aide: the only aid shown; all when nil.
  ///   - pourLire: whether people read them: words, where programs read codes.
  public func tables(aide: String? = nil, pourLire: Bool = false) -> [ReportTable] {
    let mots = MotsDesDroits(pourLire: pourLire)
    func isAsked(_ code: String) -> Bool { aide == nil || aide == code }
    var tables = [
      tableEnveloppes(isAsked, mots), tableDemandes(isAsked), tableRefus(isAsked, mots),
    ]
    if isAsked(Allocation.PACEA.rawValue) { tables.append(tableDecisions(mots)) }
    return tables
  }

  private var codes: [(code: String, compte: Compte)] {
    comptes.map { (histoires.texts.text($0.key), $0.value) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
  }

  private func tableEnveloppes(
    _ isAsked: (String) -> Bool, _ mots: MotsDesDroits
  ) -> ReportTable {
    ReportTable(
      id: "enveloppes", titre: "Enveloppes \(annee)",
      definition:
        "Décisions et versements de l’année ; épuisement prévu au rythme des trois derniers mois entiers.",
      colonnes: [
        Colonne(id: "aide", libelle: "aide", unite: .texte),
        Colonne(id: "enveloppe_centimes", libelle: "enveloppe", unite: .centimes),
        Colonne(id: "accorde_centimes", libelle: "accordé", unite: .centimes),
        Colonne(id: "verse_centimes", libelle: "versé", unite: .centimes),
        Colonne(id: "reste_centimes", libelle: "reste", unite: .centimes),
        Colonne(id: "jeunes", libelle: "jeunes"),
        Colonne(id: "moyenne_centimes", libelle: "moyenne", unite: .centimes),
        Colonne(id: "epuisement", libelle: "épuisement", unite: .texte),
      ],
      lignes: enveloppes.filter { isAsked($0.aide) }.map { suivi in
        Ligne(
          id: suivi.aide, libelle: suivi.aide,
          valeurs: [
            .texte(suivi.aide), suivi.enveloppe.map { .entier($0) }, .somme(suivi.accorde),
            .somme(suivi.verse), suivi.reste.map { .somme($0) }, .entier(suivi.jeunes),
            suivi.moyenne.map { .somme($0) }, suivi.epuisement.map { .texte(mots.mois($0)) },
          ])
      }, disposition: .lignes)
  }

  private func tableDemandes(_ isAsked: (String) -> Bool) -> ReportTable {
    ReportTable(
      id: "demandes", titre: "Demandes, décisions, versements \(annee)",
      definition: "Délais médians en jours, de la demande à la décision et au versement.",
      colonnes: [
        Colonne(id: "aide", libelle: "aide", unite: .texte),
        Colonne(id: "demandes", libelle: "demandes"),
        Colonne(id: "en_attente", libelle: "en attente"),
        Colonne(id: "montant_demande_centimes", libelle: "demandé", unite: .centimes),
        Colonne(id: "accords", libelle: "accords"),
        Colonne(id: "refus", libelle: "refus"),
        Colonne(id: "unites", libelle: "unités"),
        Colonne(id: "versements", libelle: "versements"),
        Colonne(id: "delai_decision", libelle: "délai de décision", unite: .jours),
        Colonne(id: "delai_versement", libelle: "délai de versement", unite: .jours),
      ],
      lignes: codes.filter { isAsked($0.code) }.map { code, compte in
        Ligne(
          id: code, libelle: code,
          valeurs: [
            .texte(code), .entier(compte.demandes), .entier(compte.enAttente),
            .somme(compte.montantDemande), .entier(compte.accords),
            .entier(compte.refus.values.reduce(0, +)), .somme(compte.unites),
            .entier(compte.versements), mediane(compte.delaisDecision),
            mediane(compte.delaisVersement),
          ])
      }, disposition: .lignes)
  }

  private func tableRefus(
    _ isAsked: (String) -> Bool, _ mots: MotsDesDroits
  ) -> ReportTable {
    let repertoire = Repertoire(histoires, au: jourVue)
    let lignes = codes.filter { isAsked($0.code) }.flatMap { code, compte in
      compte.refus.map { motif, count in
        (code, motif == Fait.nobody ? "non_renseigne" : histoires.texts.text(motif), count)
      }.sorted { $0.1 < $1.1 }
    }
    return ReportTable(
      id: "refus", titre: "Refus par motif \(annee)",
      colonnes: [
        Colonne(id: "aide", libelle: "aide", unite: .texte),
        Colonne(id: "motif", libelle: "motif", unite: .texte),
        Colonne(id: "refus", libelle: "refus"),
      ],
      lignes: lignes.map { code, motif, count in
        Ligne(
          id: "\(code)/\(motif)", libelle: motif,
          valeurs: [
            .texte(code), .texte(mots.pourLire ? repertoire.motif(motif) : motif), .entier(count),
          ])
      }, disposition: .lignes)
  }

  private func tableDecisions(_ mots: MotsDesDroits) -> ReportTable {
    ReportTable(
      id: "decisions_pacea", titre: "Décisions PACEA au-delà des règles \(annee)",
      colonnes: [
        Colonne(id: "jeune", libelle: "jeune", unite: .texte),
        Colonne(id: "mois", libelle: "mois", unite: .texte),
        Colonne(id: "accorde_centimes", libelle: "accordé", unite: .centimes),
        Colonne(id: "admis_centimes", libelle: "admis", unite: .centimes),
        Colonne(id: "calcul", libelle: "calcul", unite: .texte),
      ],
      lignes: decisionsHorsRegle.map { decision in
        let calcul = decision.etapes.map { mots.phrase("\($0.libelle) : \($0.formule)") }
        return Ligne(
          id: "\(decision.jeune)/\(decision.mois)", libelle: decision.jeune,
          valeurs: [
            .texte(decision.jeune), .texte(mots.mois(decision.mois)), .somme(decision.accorde),
            decision.admis.map { .entier($0) }, .texte(calcul.joined(separator: " ; ")),
          ])
      }, disposition: .lignes)
  }
}

extension Repertoire {
  /// What people read for the motive of a decision: what the structure calls it, else the words of its code.
  fileprivate func motif(_ code: String) -> String {
    let mot = mot(code, "\(AideDecision.nom).motif")
    return mot == code ? Libelles.mot(code, nil) : mot
  }
}

/// The median of whole days, with one decimal where it falls between two; nil without any.
func mediane(_ days: [Int]) -> Valeur? {
  guard !days.isEmpty else { return nil }
  let sorted = days.sorted()
  let (low, high) = (sorted[(days.count - 1) / 2], sorted[days.count / 2])
  guard !(low + high).isMultiple(of: 2) else { return .entier((low + high) / 2) }
  return .decimal(ExactDecimal(mantisse: (low + high) * 5, echelle: 1))
}
