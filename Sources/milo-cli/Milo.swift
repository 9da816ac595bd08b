/// The command line of Milo.
@main
enum Milo {
  /// The program that the words are given to.
  static let program = Program(
    name: "milo", version: "0.1.0",
    abstract: "Tient le journal d’une mission locale et en recompte les chiffres.",
    commands: commands)

  /// The program and its version, as a page names what made it.
  static let logiciel = "\(program.name) \(program.version)"

  /// The verbs, in the order of the help inside each chapter.
  static let commands: [any Command.Type] = [
    Initier.self, ExempleCommand.self, Ajouter.self, Saisir.self, Corriger.self, Annuler.self,
    Importer.self,
    Exporter.self, Lister.self,
    Voir.self,
    Suivre.self,
    Jeune.self, Portefeuille.self, AgendaCommand.self, Allocations.self, ConservationCommand.self,
    Effacer.self,
    Stats.self, PartielCommand.self, FusionnerCommand.self, TablesCommand.self, TableauCommand.self,
    RapportCommand.self, ObjectifsCommand.self,
    FinancesCommand.self, AmeliorationsCommand.self,
    Verifier.self, Sceller.self, Sceaux.self, Cle.self, Preuve.self, Temoin.self, Horodater.self,
    Expliquer.self, EcartCommand.self, Depuis.self, Rejouer.self, Tardifs.self, Corrections.self,
    SignauxCommand.self, LabelCommand.self, DossierCommand.self, VerifierDossier.self,
    CatalogueCommand.self,
    CacheCommand.self, ConfigCommand.self, Aide.self,
    CompletionScript.self, Proposer.self,
    Manuel.self,
  ]

  static func main() {
    fillStandardDescriptors()
    ignoreSignalsOfWrites()
    var console = Console.process
    let code = program.run(commandLineWords(), on: &console)
    exitProcess(code.rawValue)
  }
}
