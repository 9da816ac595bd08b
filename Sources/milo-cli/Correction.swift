import MiloCore
import MiloEvents

/// What the verbs that correct an event share: how it is named, why it is corrected, what may be corrected.
enum Correction {
  static let evenement = Argument(
    .texte("ID|@INDEX"), help: "L’événement : son id, ou @ et l’index de sa ligne, comme @5.")
  static let motif = Option(
    "motif", .texte("TEXTE"), help: "Pourquoi ; chiffré avec un coffre.", isRequired: true)
  /// The options of a verb that corrects, besides its own.
  static let options: [any OptionDeclaration] = [
    motif, Ajouter.auteur, Ajouter.essai, SharedOptions.malgreLHorloge, SharedOptions.coffre,
    SharedOptions.journal,
  ]
}

extension EntryContext {
  /// The event that a person names, by its id or by `@` and the index of its line, if it may still be corrected.
  ///
  /// - Throws: that there is none, that it is itself a correction, or that it is cancelled.
  func vise(_ text: String) throws(Failure) -> EvenementVise {
    guard let line = lecture.ligne(tapee: text) else {
      let isIndex = Int(text) != nil
      throw Failure(
        code: .refus,
        message: "aucun événement n’a l’id « \(text) »"
          + (isIndex ? " ; pour la ligne \(text), tapez @\(text)" : " ; « milo lister » les donne"))
    }
    guard let vise = EvenementVise(lecture, ligne: line) else {
      throw .horsDuJournal(text, lecture.taille)
    }
    let what = "ligne \(line) : \(dit.phrase(vise.effectif))"
    if vise.isAnnule {
      throw Failure(
        code: .refus,
        message: "\(what), est déjà annulé ; pour qu’il compte, saisissez-le de nouveau")
    }
    if vise.effectif.declaration?.nom == Effacement.nom {
      throw Failure(
        code: .refus, message: "\(what) : un effacement est définitif, rien ne le corrige")
    }
    if vise.isCorrection {
      throw Failure(
        code: .refus,
        message:
          "\(what), ne se corrige pas : corrigez, ou saisissez de nouveau, l’événement dont il parle"
      )
    }
    guard lecture.ligne(deID: vise.ecrit.id) == line else {
      throw Failure(
        code: .refus,
        message:
          "\(what), a le même id qu’un événement d’une autre source : sa correction ne le désignerait pas"
      )
    }
    return vise
  }

  /// What whoever cancels an event should know first: which events name it.
  func avertissements(annulant vise: EvenementVise) -> [String] {
    let naming = vise.nommePar(lecture)
    guard !naming.isEmpty else { return [] }
    let most = 10
    let head =
      naming.count == 1
      ? "un événement nomme celui-ci, et ne tiendra plus :"
      : "\(naming.count) événements nomment celui-ci, et ne tiendront plus :"
    let rest = naming.count - most
    return ["milo : \(head)"]
      + naming.prefix(most).map { "  ligne \($0.ligne) : \(dit.phrase($0.event))" }
      + (rest > 0 ? ["  et \(compte(rest, "autre", "autres"))"] : [])
  }

  /// An event that corrects another one, now.
  func correction<Data: EventData>(
    _ data: Data, _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> Event {
    do {
      var event = try Event(
        id: "", source: journal.identity.source, subject: nil, time: fuseau.time(at: now), data)
      if let auteur = arguments.auteur(console) {
        (event.authType, event.authID) = ("user", auteur)
      }
      return event
    } catch {
      throw Failure(code: .refus, message: "\(error)")
    }
  }

  /// The event corrected as a sentence says it: « entretien pour J1, le 14 mars 2022 (ligne 5) ».
  func nomme(_ vise: EvenementVise) -> String {
    let sorte =
      vise.effectif.declaration.map { EvenementDit.sorte($0) } ?? "« \(vise.effectif.type) »"
    let whom = vise.effectif.subject.map { " pour \($0)" } ?? ""
    return "\(sorte)\(whom), le \(EvenementDit.moment(vise.effectif.time)) (ligne \(vise.ligne))"
  }
}
