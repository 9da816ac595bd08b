import Foundation
import Testing

@testable import milo

/// A folder that holds the journals of three structures, made in another order than that of their sources.
final class Region: Sendable {
  private let folder = FolderJournal(isInitialized: false)
  let noms = ["besancon", "dole", "lons"]
  /// The folder of the journals.
  var path: String { folder.root + "/region" }

  init() {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      Issue.record("cannot make \(path): \(error)")
    }
    for nom in noms.reversed() {
      folder.run(
        "initier", journal(nom), "--source", "/structures/\(nom)", "--origine",
        "milo.example/\(nom)")
      let lines = Self.lines(nom).joined(separator: "\n")
        .replacing("/structures/besancon", with: "/structures/\(nom)")
      let run = folder.run(["importer", "-", "--journal", journal(nom)], input: lines + "\n")
      #expect(run.code == .succes, "\(run.err)")
    }
  }

  /// The folder of the journal of a structure.
  func journal(_ nom: String) -> String { path + "/" + nom }

  /// Runs a question over the folder, or over other journals.
  func run(_ words: [String], _ journals: [String]? = nil) -> FolderJournal.Run {
    folder.run(words + (journals ?? [path]).flatMap { ["--journal", $0] })
  }

  /// A path beside the journals.
  func beside(_ name: String) -> String { folder.root + "/" + name }

  /// Changes a byte of the first line of a structure.
  func damage(_ nom: String) throws {
    let segment = journal(nom) + "/00000000000000000000.jsonl"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: segment))
    bytes[0] = 0xFF
    try bytes.write(to: URL(fileURLWithPath: segment))
  }

  private static func lines(_ nom: String) -> [String] {
    let (january, march) = ("2022-01-10T10:00:00+01:00", "2022-03-02T10:00:00+01:00")
    let jeunes = nom == "dole" ? ["J1", "J2"] : [nom == "lons" ? "J3" : "J1"]
    let conseiller = nom == "lons" ? "c9" : "c1"
    return jeunes.flatMap { jeune in
      [
        line(
          "p\(jeune)", type: "profil", subject: jeune, time: january,
          data: #"{"sexe":"F","date_naissance":"2003-05-01"}"#),
        line(
          "r\(jeune)", type: "referent", subject: jeune, time: january,
          data: #"{"conseiller":"\#(conseiller)"}"#),
        line(
          "e\(jeune)", type: "entretien", subject: jeune, time: january,
          data: #"{"conseiller":"\#(conseiller)"}"#),
        line(
          "d\(jeune)", type: "dispositif.entree", subject: jeune, time: march,
          data: #"{"dispositif":"CEJ"}"#),
        line(
          "v\(jeune)", type: "aide.versement", subject: jeune, time: march,
          data: #"{"aide":"CEJ","montant_centimes":50000,"mois":"2022-03"}"#),
        line("x\(jeune)", subject: jeune, time: january),
        line("n\(jeune)", subject: "N\(jeune)", time: january),
        line(
          "a\(jeune)", type: "annulation", subject: nil, time: "2022-02-01T10:00:00+01:00",
          data: #"{"evenement":"x\#(jeune)","motif":"saisi deux fois"}"#),
      ]
    } + [
      line(
        "o", type: "objectif", subject: "S", time: january,
        data: #"{"indicateur":"synthese/contact/valeur","annee":2022,"cible":10}"#),
      line(
        "c", type: "poste_comptable", subject: "S", time: january,
        data:
          #"{"exercice":2022,"etat":"realise","nature":"produit","poste":"74","libelle":"Subventions","montant_centimes":100}"#
      ),
      line(
        "m", type: "amelioration", subject: "S", time: january,
        data: #"{"code":"A1","libelle":"Accueil","etat":"engagee"}"#),
      line(
        "k", type: "critere", subject: "S", time: january,
        data: #"{"code":"1.1","libelle":"Accueillir","axe":"1"}"#),
    ]
  }
}
