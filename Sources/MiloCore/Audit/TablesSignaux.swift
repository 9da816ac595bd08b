public import MiloEvents

extension Signaux {
  /// What the signals found, one after the other: how many lines of a table there are for each, and what they
  /// are about.
  ///
  /// - Parameters:
  ///   - signaux: the signals wanted; all of them with a summary when nil.
  ///   - agents: whether authors are named; numbered otherwise.
  public func tables(_ signaux: [Signal]? = nil, agents: Bool = false) -> [ReportTable] {
    let tables = (signaux ?? Signal.allCases).map { table($0, agents) }
    guard signaux == nil else { return tables }
    let resume = ReportTable(
      id: "signaux", titre: "Signaux",
      colonnes: [
        Colonne(id: "signal", libelle: "signal", unite: .texte),
        Colonne(id: "titre", libelle: "", unite: .texte),
        Colonne(id: "cas", libelle: "cas"), Colonne(id: "lignes", libelle: "lignes"),
      ],
      lignes: Signal.allCases.map { signal in
        MiloCore.Ligne(
          id: signal.rawValue, libelle: signal.titre,
          valeurs: [
            .texte(signal.rawValue), .texte(signal.titre),
            .entier(tables[signal.place].lignes.count), .entier(nombreDeLignes(signal)),
          ])
      }, disposition: .lignes)
    return [resume] + tables
  }

  /// The lines behind the signals, each with its identifier and its two dates.
  ///
  /// Months without a seal are told by their first and last lines: they have no lines here.
  /// - Parameters:
  ///   - signaux: the signals wanted.
  ///   - agents: whether authors are named; numbered otherwise.
  /// - Throws: an error of the store, when lines cannot be read any more.
  /// - Complexity: reads each of these lines again.
  public func detail(
    _ signaux: [Signal] = Signal.allCases, agents: Bool = false
  ) throws(JournalError) -> ReportTable {
    var found = signaux.flatMap { signal in
      lignes(signal).map { (signal: signal, auteur: $0.auteur, ligne: $0.ligne) }
    }
    found.sort { ($0.signal.place, $0.ligne.index) < ($1.signal.place, $1.ligne.index) }
    let indexes = Set(found.map(\.ligne.index)).sorted()
    let read: [[UInt8]]
    do throws(StoreError) {
      read = try lines.lines(of: indexes)
    } catch {
      throw .store(error)
    }
    let events = Dictionary(
      zip(indexes, read.map { try? EventReader.event(in: $0) }),
      uniquingKeysWith: { first, _ in first })
    let names = ["signal", "index", "jours", "auteur", "date", "enregistre", "id"]
    return ReportTable(
      id: "signaux.lignes", titre: "Lignes derrière les signaux",
      colonnes: names.map {
        Colonne(id: $0, libelle: $0, unite: $0 == "index" || $0 == "jours" ? .nombre : .texte)
      },
      lignes: found.map { signal, auteur, ligne in
        let event = events[ligne.index] ?? nil
        return MiloCore.Ligne(
          id: "\(signal.rawValue).\(ligne.index)", libelle: String(ligne.index),
          valeurs: [
            .texte(signal.rawValue), .entier(ligne.index), ligne.jours.map { .entier($0) },
            .texte(nom(auteur, agents)), .texte(String(event?.time.prefix(10) ?? "")),
            .texte(event?.recordedTime?.description ?? ""), .texte(event?.id ?? ""),
          ])
      }, disposition: .lignes, cles: 2)
  }

  /// What people read beside the figures.
  private static let reserve = """
    Un signal dit où regarder et n’accuse personne : un import, un rattrapage, une horloge remise à l’heure \
    en expliquent la plupart.
    """

  /// A report of tables of these signals.
  public func report(_ tables: [ReportTable]) -> Report {
    var report = Report(
      titre: "Signaux pour qui contrôle", structure: identity.source,
      periode: periode.map { .init(debut: "\($0.debut)", fin: "\($0.fin)") },
      vuAu: vuAu.map { "\($0)" }, taille: taille, racine: racine?.description, tables: tables,
      notes: [Self.reserve])
    report.provenance?.reprises = reprises
    return report
  }

  private func table(_ signal: Signal, _ agents: Bool) -> ReportTable {
    let (colonnes, lignes) = corps(signal, agents)
    return ReportTable(
      id: "signaux.\(signal.rawValue)", titre: signal.titre, definition: signal.definition(seuils),
      colonnes: colonnes,
      lignes: lignes.map { valeurs in
        let id = valeurs.prefix(2).compactMap { $0.flatMap(Self.mot) }.joined(separator: ".")
        return MiloCore.Ligne(id: id, libelle: id, valeurs: valeurs)
      }, disposition: .lignes, cles: signal == .sceaux ? 1 : 2)
  }

  private static func mot(_ valeur: Valeur) -> String? {
    switch valeur {
    case .texte(let texte): texte
    case .entier(let entier): String(entier)
    case .decimal, .sansObjet, .secret: nil
    }
  }

  private func corps(_ signal: Signal, _ agents: Bool) -> ([Colonne], [[Valeur?]]) {
    let auteur = Colonne(id: "auteur", libelle: "auteur", unite: .texte)
    func mois(_ id: String) -> Colonne { Colonne(id: id, libelle: id, unite: .texte) }
    func nombre(_ id: String, _ libelle: String? = nil) -> Colonne {
      Colonne(id: id, libelle: libelle ?? id)
    }
    switch signal {
    case .tardifs:
      return (
        [
          mois("mois"), auteur, nombre("evenements", "événements"), nombre("tardifs"),
          Colonne(id: "part", libelle: "part", unite: .pourcent),
        ],
        tardifs.map { tardifs in
          [
            .texte("\(tardifs.mois)"), .texte(nom(tardifs.auteur, agents)),
            .entier(tardifs.evenements), .entier(tardifs.lignes.count),
            part(Int128(tardifs.lignes.count), Int128(tardifs.evenements), decimales: 1)
              .map { .decimal($0) },
          ]
        }
      )
    case .rafales:
      return (
        [mois("minute"), auteur, nombre("lignes"), nombre("lots")],
        rafales.map {
          [
            .texte(fuseau.time(at: $0.minute)), .texte(nom($0.auteur, agents)),
            .entier($0.lignes.count), .entier($0.lots),
          ]
        }
      )
    case .identifiants:
      return (
        [
          auteur, nombre("tires", "identifiants"), nombre("avant"), nombre("apres", "après"),
          Colonne(id: "jours", libelle: "plus grand écart", unite: .jours),
        ],
        identifiants.map { identifiants in
          let jours = identifiants.lignes.compactMap(\.jours)
          return [
            .texte(nom(identifiants.auteur, agents)), .entier(identifiants.tires),
            .entier(identifiants.avant), .entier(identifiants.lignes.count - identifiants.avant),
            .entier(jours.map(abs).max() ?? 0),
          ]
        }
      )
    case .corrections:
      return (
        [
          mois("annee"), auteur, nombre("annulations"), nombre("rectifications"),
          Colonne(id: "jours", libelle: "dernière après", unite: .jours),
        ],
        corrections.map { corrections in
          [
            .texte("\(corrections.annee)"), .texte(nom(corrections.auteur, agents)),
            .entier(corrections.annulations),
            .entier(corrections.lignes.count - corrections.annulations),
            .entier(corrections.lignes.compactMap(\.jours).max() ?? 0),
          ]
        }
      )
    case .sceaux:
      return (
        [
          mois("mois"), nombre("lignes"), nombre("premiere", "première"),
          nombre("derniere", "dernière"), nombre("couvertes", "couvertes depuis"),
        ],
        moisSansSceau.map {
          [
            .texte("\($0.mois)"), .entier($0.lignes), .entier($0.premiere), .entier($0.derniere),
            .entier($0.couvertes),
          ]
        }
      )
    }
  }

  private func lignes(_ signal: Signal) -> [(auteur: Int?, ligne: Ligne)] {
    switch signal {
    case .tardifs: tardifs.flatMap { cas in cas.lignes.map { (cas.auteur, $0) } }
    case .rafales: rafales.flatMap { cas in cas.lignes.map { (cas.auteur, $0) } }
    case .identifiants: identifiants.flatMap { cas in cas.lignes.map { (cas.auteur, $0) } }
    case .corrections: corrections.flatMap { cas in cas.lignes.map { (cas.auteur, $0) } }
    case .sceaux: []
    }
  }

  private func nombreDeLignes(_ signal: Signal) -> Int {
    signal == .sceaux
      ? moisSansSceau.reduce(0) { $0 + $1.lignes } : lignes(signal).count
  }

  private func nom(_ auteur: Int?, _ agents: Bool) -> String {
    guard let auteur else { return "sans auteur" }
    return agents ? auteurs[auteur] : "auteur \(auteur + 1)"
  }
}

extension Signal {
  /// Its place among all.
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
