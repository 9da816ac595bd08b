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
