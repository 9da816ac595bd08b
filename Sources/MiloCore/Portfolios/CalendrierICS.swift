import MiloEvents

/// An agenda as an iCalendar file (RFC 5545), for the calendars of others.
///
/// Nothing intimate is in it: an appointment says its object in words and the youth's identifier, or the object
/// alone. What names an appointment is a digest of the source and of the `id` of its first event, the same in
/// every file, from which neither is read.
public struct CalendrierICS: Sendable {
  private let agenda: Agenda
  private let logiciel: String
  private let montreJeunes: Bool

  /// An agenda to write.
  ///
  /// - Parameters:
  ///   - logiciel: the program that writes it, with its version.
  ///   - montreJeunes: whether youths are named.
  public init(_ agenda: Agenda, logiciel: String, montreJeunes: Bool = true) {
    self.agenda = agenda
    self.logiciel = logiciel
    self.montreJeunes = montreJeunes
  }

  /// The bytes of the file: lines of at most 75 octets, ended by CRLF.
  public var octets: [UInt8] {
    var lignes = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:\(Self.texte("-//Milo//\(logiciel)//FR"))",
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    ]
    let mots = MotsDeLAgenda(repertoire: agenda.repertoire)
    for rendezVous in agenda.rendezVous { lignes += self.lignes(of: rendezVous, mots) }
    lignes.append("END:VCALENDAR")
    return lignes.flatMap(Self.pliee)
  }

  private func lignes(of rendezVous: RendezVousPrevu, _ mots: MotsDeLAgenda) -> [String] {
    let objet = mots.objet(rendezVous.objet)
    let parts = [objet.isEmpty ? "Rendez-vous" : objet] + (montreJeunes ? [rendezVous.jeune] : [])
    var lignes = [
      "BEGIN:VEVENT", "UID:\(Self.uid(rendezVous))",
      "DTSTAMP:\(Self.instant(rendezVous.inscrit.milliseconds))",
      "DTSTART:\(Self.instant(rendezVous.debut.milliseconds))",
    ]
    // An end is later than the start, or is not said.
    if rendezVous.fin.milliseconds > rendezVous.debut.milliseconds {
      lignes.append("DTEND:\(Self.instant(rendezVous.fin.milliseconds))")
    }
    lignes.append("SUMMARY:\(Self.texte(parts.joined(separator: " – ")))")
    if rendezVous.site != nil {
      lignes.append("LOCATION:\(Self.texte(mots.site(rendezVous.site)))")
    }
    return lignes + [
      "STATUS:\(Self.statut(rendezVous))", "SEQUENCE:\(rendezVous.etatsAvant)", "END:VEVENT",
    ]
  }

  private static func statut(_ rendezVous: RendezVousPrevu) -> String {
    if !rendezVous.isMaintenu { return "CANCELLED" }
    return rendezVous.isAVenir ? "TENTATIVE" : "CONFIRMED"
  }

  private static func uid(_ rendezVous: RendezVousPrevu) -> String {
    let named = Array(rendezVous.source.utf8) + [0] + Array(rendezVous.evenement.utf8)
    return "\(SHA256.hash(named))@milo"
  }

  /// An instant in UTC, `20221215T083000Z`.
  private static func instant(_ milliseconds: Int64) -> String {
    let heure = HeureLocaleDite(milliseconds: milliseconds, offsetMinutes: 0)
    let jour = "\(heure.jour)".split(separator: "-").joined()
    return "\(jour)T\(heure.horloge(""))Z"
  }

  /// A text as a value: what separates values is escaped, and so are ends of lines (3.3.11).
  static func texte(_ texte: String) -> String {
    var escaped = ""
    for scalar in texte.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      // Other control characters have no place in a value.
      case _ where scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F: continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A line folded at 75 octets, no character cut, with its CRLFs (3.1).
  static func pliee(_ ligne: String) -> [UInt8] {
    var (folded, width): ([UInt8], Int) = ([], 0)
    for scalar in ligne.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if width + bytes.count > 75 {
        folded += [0x0D, 0x0A, 0x20]
        width = 1
      }
      folded += bytes
      width += bytes.count
    }
    return folded + [0x0D, 0x0A]
  }
}
