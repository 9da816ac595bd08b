import MiloCore
import MiloEvents

// milo-exemple-service DOSSIER CONSEILLER DATE : montre le portefeuille, puis chaque ligne qui change, qui que
// ce soit qui écrive. Ctrl-C arrête.
let words = CommandLine.arguments.dropFirst()
guard words.count == 3, let date = LocalDate(words[words.startIndex + 2]) else {
  print("usage : milo-exemple-service DOSSIER CONSEILLER DATE")
  throw ExitStatus.usage
}
let conseiller = words[words.startIndex + 1]
let service = try ServicePortefeuilles(Journal(path: words[words.startIndex]), au: date)
let affichage = Affichage(conseiller: conseiller)
await affichage.montrer(service)
try await service.suivre { await affichage.montrer($0) }

/// Shows the rows of a portfolio that are not as they were.
actor Affichage {
  private let conseiller: String
  private var connues: [String: String] = [:]

  init(conseiller: String) {
    self.conseiller = conseiller
  }

  func montrer(_ service: ServicePortefeuilles) async {
    for ligne in await service.lignes(de: conseiller) {
      let alertes = ligne.alertes.map(\.rawValue).joined(separator: ", ")
      let texte = "\(ligne.fiche.jeune) : \(alertes.isEmpty ? "rien à signaler" : alertes)"
      if connues.updateValue(texte, forKey: ligne.fiche.jeune) != texte { print(texte) }
    }
  }
}

/// Why the program stops before doing anything.
enum ExitStatus: Error {
  case usage
}
