import MiloCore
import MiloEvents

// Un journal en mémoire : rien n’est écrit sur le disque. « Journal(path:) » ouvre un dossier.
let identite = JournalIdentity(origin: "milo.example/demo", source: "/structures/demo")
let journal = Journal(identity: identite, store: MemoryStore())

// Un entretien de 45 minutes : une structure Swift dont les propriétés sont les champs de la ligne.
var entretien = Entretien(conseiller: "c07")
entretien.dureeMin = 45
let evenement = try Event(
  id: "e1", source: identite.source, subject: "J000123", time: "2022-03-14T09:30:00+01:00",
  entretien)

// L’ajout valide tout avant d’écrire ; l’horloge est un paramètre, pour que les essais la tiennent.
let midi = RecordedTime(milliseconds: 1_647_259_200_000)
let redacteur = try JournalWriter(journal, .init { midi })
let places = try redacteur.append([evenement])
redacteur.close()

// Ce qui est écrit : une ligne, un CloudEvent.
for place in places {
  if let ligne = try journal.line(at: place.index) {
    print(String(decoding: ligne, as: UTF8.self))
  }
}
