import MiloEvents

@testable import MiloCore

/// A page that somebody received: an evidence file or a published report, controlled as `milo` does.
func lirePage(_ octets: [UInt8]) {
  let controle = ControleDossier(octets, politique: nil)
  loi(!controle.points.isEmpty, "le contrôle d’une page dit toujours quelque chose")
  loi(
    controle.verdict == .neTientPas || controle.verdict == .nonVerifie,
    "sans clé, aucune page n’est tout à fait vérifiée")
  if let dossier = controle.dossier {
    for ligne in dossier.lignes.prefix(4) { _ = dossier.preuve(ligne: ligne.index) }
  }
  guard let rapport = try? RapportPublie(octets, logiciel: "milo") else { return }
  let journal = Journal(
    identity: JournalIdentity(origin: "o", source: "/structures/besancon"), store: MemoryStore([]))
  if let controle = try? rapport.controle(journal) {
    loi(
      (controle.tient && controle.autreVersion == nil)
        == "\(controle)".hasPrefix("rapport conforme"),
      "le contrôle d’un rapport dit ce qu’il a trouvé")
  }
}
