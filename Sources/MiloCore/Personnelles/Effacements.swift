public import MiloEvents

/// The erasures that a journal records, and what they make unreadable.
///
/// An erasure concerns the files of one person: the youth it names and those merged with it. It covers
/// the lines before it; a youth who comes back has a new key. Erasing is physical: it holds whatever the
/// day of the view.
public struct Effacements: Sendable {
  private let histoires: Histoires
  /// For each kept youth, the line of the last erasure.
  private let lines: [UInt32: UInt32]

  /// The erasures known to a reading of the journal.
  public init(_ histoires: Histoires) {
    self.histoires = histoires
    let kind = EventKind(of: Effacement.self)
    var lines: [UInt32: UInt32] = [:]
    for histoire in histoires.jeunes {
      for fait in histoire.faits where fait.kind == kind {
        lines[histoire.jeune] = max(lines[histoire.jeune] ?? 0, fait.line)
      }
    }
    self.lines = lines
  }

  /// The line of the last erasure of a person; nil when there is none.
  public func ligne(de jeune: String) -> Int? {
    histoires.jeune(jeune).flatMap { lines[$0] }.map { Int($0) }
  }

  /// Whether a line about a youth stands before an erasure.
  public func isEffacee(_ jeune: String, ligne: Int) -> Bool {
    self.ligne(de: jeune).map { ligne < $0 } ?? false
  }

  /// All persons erased: every identifier of each, and the line of the last erasure.
  public var personnes: [(identifiants: [String], ligne: Int)] {
    lines.sorted { $0.value < $1.value }.map { jeune, line in
      (histoires.identifiants(dePersonne: jeune), Int(line))
    }
  }
}

extension Lecture {
  /// The erasures that an interruption left unfinished: their keys are still in the coffre.
  ///
  /// A person with lines after the erasure came back, and rightly has a new key.
  ///
  /// - Throws: what the coffre throws.
  public func effacementsInacheves(
    _ coffre: some KeyStore
  ) throws(KeyStoreError) -> [Constat] {
    var constats: [Constat] = []
    for (identifiants, ligne) in Effacements(histoires).personnes {
      guard let number = identifiants.first.flatMap({ histoires.jeune($0) }),
        histoires.derniereLigne(dePersonne: number).map({ $0 < ligne }) ?? true
      else { continue }
      for identifiant in identifiants where try coffre.key(of: identifiant) != nil {
        let place = try? lines.place(of: ligne)
        constats.append(
          Constat(
            code: .effacement, index: ligne, segment: place?.segment, octet: place?.offset,
            message:
              "la clé de « \(identifiant) » est encore au coffre : son effacement reste à finir"
          ))
      }
    }
    return constats
  }
}

extension Lecture {
  /// The lines about a person that hold, in clear, what a key could have hidden: no erasure reaches them.
  ///
  /// - Parameter jeune: the number of any identifier of the person.
  public func lignesEnClair(dePersonne jeune: UInt32) -> [Int] {
    lignes(dePersonne: jeune).filter { line in
      event(at: line).map(FieldCipher.hasReadableField) ?? false
    }
  }

  /// Others under whose keys lines about a person are encrypted: those about whom they were written, before a
  /// rectification moved them.
  ///
  /// - Returns: the identifiers, each with such a line, and whether other lines are still about it.
  public func autresCles(
    dePersonne jeune: UInt32
  ) -> [(identifiant: String, ligne: Int, isConnu: Bool)] {
    let siens = Set(histoires.identifiants(dePersonne: jeune).map { Octets($0) })
    var autres: [Octets: (identifiant: String, ligne: Int, isConnu: Bool)] = [:]
    for line in lignes(dePersonne: jeune) {
      guard histoires.rectifications[UInt32(truncatingIfNeeded: line)] != nil,
        let event = event(at: line),
        FieldCipher.hasEncryptedField(event), let subject = event.subject
      else { continue }
      let name = Octets(subject)
      guard !siens.contains(name), autres[name] == nil else { continue }
      let others = histoires.jeune(subject).flatMap { histoires.histoire($0) }
      autres[name] = (subject, line, !(others?.faits.isEmpty ?? true))
    }
    return autres.values.sorted { $0.ligne < $1.ligne }
  }

  /// The lines about a person, after an erasure if any, that hold an encrypted field.
  public func lignesChiffrees(dePersonne jeune: UInt32, apres effacement: Int?) -> [Int] {
    lignes(dePersonne: jeune).filter { line in
      line > effacement ?? -1 && event(at: line).map(FieldCipher.hasEncryptedField) ?? false
    }
  }

  /// The lines about a person, corrections of these included, erasures left out.
  private func lignes(dePersonne jeune: UInt32) -> [Int] {
    guard let histoire = histoires.histoire(histoires.kept(jeune)) else { return [] }
    let effacement = EventKind(of: Effacement.self)
    let own = histoire.faits.filter { $0.kind != effacement }.map { Int($0.line) }
    let ownLines = Set(own)
    // Corrections name an event, and are nobody's: those of this person's events come too.
    let corrections = histoires.corrections.filter { correction in
      correction.target.map { ownLines.contains(Int($0.line)) } ?? false
    }.map { Int($0.fait.line) }
    return (own + corrections).sorted()
  }
}

extension Histoires {
  /// All identifiers of the person whose file is this one, merged files included, sorted.
  ///
  /// - Parameter jeune: the number of any of them.
  public func identifiants(dePersonne jeune: UInt32) -> [String] {
    let garde = kept(jeune)
    let merged = fusions.filter { $0.kept == garde }.map(\.absorbed)
    return ([garde] + merged).map { texts.text($0) }.sorted()
  }

  /// The last line about a person that is not an erasure; nil when there is none.
  public func derniereLigne(dePersonne jeune: UInt32) -> Int? {
    let kind = EventKind(of: Effacement.self)
    return histoire(kept(jeune))?.faits.filter { $0.kind != kind }.map { Int($0.line) }.max()
  }
}
