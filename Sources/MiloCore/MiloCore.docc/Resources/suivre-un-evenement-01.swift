import MiloCore
import MiloEvents

// Un journal en mémoire : rien n’est écrit sur le disque. « Journal(path:) » ouvre un dossier.
let identite = JournalIdentity(origin: "milo.example/demo", source: "/structures/demo")
let journal = Journal(identity: identite, store: MemoryStore())
