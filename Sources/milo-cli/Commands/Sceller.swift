import MiloEvents

/// `milo sceller`: signs the tree head.
struct Sceller: Command {
  static let name = "sceller"
  static let chapter = Chapter.preuve
  static let abstract =
    "Signe l’état du journal : ses lignes ne pourront plus changer sans que cela se voie."
  static let discussion = """
    Vérifie le journal, puis écrit « tile/ » (les empreintes, au format C2SP tlog-tiles), \
    « journal.json.note » et « checkpoint », la racine signée. Un état incompatible avec celui déjà signé \
    n’est jamais signé ; l’ancien est gardé dans « sceaux/ ».

    Avec --cosigne, ajoute à « checkpoint » les signatures qu’un témoin a mises sur sa copie.

    Codes de sortie : 2 commande mal écrite ; 3 refus (clé absente, illisible ou d’un autre nom que \
    l’origine, « checkpoint » d’un autre journal, journal.json changé, horloge en retard sur la dernière \
    ligne) ; 4 journal endommagé (lignes retirées ou modifiées depuis le dernier sceau, signature fausse, \
    constats) ; 5 un autre « milo sceller » est en cours.
    """
  static let examples = [
    Example("Chaque mois", "milo sceller --cle /media/cle/besancon.cle --journal besancon"),
    Example(
      "Avec les lignes, pour un outil tiers",
      "milo sceller --cle /media/cle/besancon.cle --lignes"),
    Example("La signature d’un témoin", "milo sceller --cosigne checkpoint.cosigne"),
  ]
  static let cle = Option("cle", .fichier, help: "Le fichier de la clé privée du journal.")
  static let lignes = Flag(
    "lignes", help: "Écrit aussi les lignes par paquets, dans tile/entries/.")
  static let ancienne = Option(
    "ancienne-cle", .texte("VKEY"),
    help: "Une clé publique qui a pu signer le dernier sceau, si la clé a changé.",
    isRepeatable: true)
  static let cosigne = Option(
    "cosigne", .fichier, help: "Une copie de « checkpoint » signée par un témoin.")
  static let options: [any OptionDeclaration] = [
    cle, lignes, ancienne, cosigne, SharedOptions.journal,
  ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    if arguments[Self.cosigne] == nil {
      _ = try arguments.required(Self.cle)
    } else if arguments[Self.cle] != nil {
      throw .incompatibleOptions(Self.cle.name, Self.cosigne.name)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    if let path = arguments[Self.cosigne] { return try cosign(journal, path, &console) }
    let key = try console.signingKey(arguments[Self.cle] ?? "")
    var formerKeys: [VerifierKey] = []
    for text in arguments.all(Self.ancienne) { formerKeys.append(try journalKey(text)) }
    do throws(SealError) {
      let seal = try journal.seal(
        with: key, formerKeys: formerKeys, entryBundles: arguments[Self.lignes],
        now: console.now())
      let head = seal.checkpoint.head
      console.say(
        (seal.wasThere ? "Déjà scellé" : "Scellé")
          + " : \(compte(head.size, "ligne", "lignes")), racine \(head.root).")
      return .succes
    } catch {
      throw Failure(error)
    }
  }

  private func cosign(
    _ journal: Journal, _ path: String, _ console: inout Console
  ) throws(Failure) -> ExitCode {
    let bytes = try console.contents(of: path)
    do throws(SealError) {
      let count = try journal.addCosignatures(of: bytes)
      console.say(
        count == 0
          ? "Signature déjà là : rien n’a été ajouté."
          : "\(compte(count, "signature ajoutée", "signatures ajoutées")) à « checkpoint ».")
      return .succes
    } catch {
      throw Failure(error)
    }
  }
}
