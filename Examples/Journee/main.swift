import MiloEvents

// milo-exemple-journee DOSSIER CONSEILLER DATE JEUNE : note un entretien de 45 minutes à 9 h, puis montre la journée.
let words = CommandLine.arguments.dropFirst()
guard words.count == 4, let date = LocalDate(words[words.startIndex + 2]) else {
  print("usage : milo-exemple-journee DOSSIER CONSEILLER DATE JEUNE")
  throw ExitStatus.usage
}
let journal = try Journal(path: words[words.startIndex])
let conseiller = words[words.startIndex + 1]
let journee = Journee(conseiller: conseiller, date: date)
var entretien = Entretien(conseiller: Code(conseiller))
entretien.dureeMin = 45
// An example has no clock of its own: it records the interview at noon of its day.
let noon = RecordedTime(milliseconds: (Int64(date.day) * 24 + 12) * 3_600_000)
try journee.noter(
  entretien, avec: words[words.startIndex + 3], a: "09:00:00+01:00", dans: journal, clock: { noon })
for ligne in try journee.lignes(journal) { print(ligne) }

/// Why the program stops before doing anything.
enum ExitStatus: Error {
  case usage
}
