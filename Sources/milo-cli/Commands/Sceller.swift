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
    n’est jamais signé ; l’ancien est gardé dans « sceaux/ ». La clé se souvient de la dernière tête qu’elle a signée, \
    dans un fichier à côté d’elle (« .tetes ») : elle ne signe rien qui ne la prolonge, quel que soit le dossier.

    Avec --cosigne, ajoute à « checkpoint » les signatures qu’un témoin a mises sur sa copie.

    Codes de sortie : 2 commande mal écrite ; 3 refus (clé absente, illisible ou d’un autre nom que \
    l’origine, « checkpoint » d’un autre journal, journal.json changé) ; 4 journal endommagé (lignes retirées ou modifiées depuis le dernier sceau, signature fausse, \
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
    let path = arguments[Self.cle] ?? ""
    let key = try console.signingKey(path)
    let now = console.now()
    var formerKeys: [VerifierKey] = []
    for text in arguments.all(Self.ancienne) { formerKeys.append(try journalKey(text)) }
    do throws(SealError) {
      let seal = try journal.seal(
        with: key, heads: path == "-" ? nil : SignedHeads(besideKey: path),
        formerKeys: formerKeys, entryBundles: arguments[Self.lignes], now: now)
      let head = seal.checkpoint.head
      console.say(
        (seal.wasThere ? "Déjà scellé" : "Scellé")
          + " : \(compte(head.size, "ligne", "lignes")), racine \(head.root).")
      if path == "-" {
        console.say(
          "milo : une clé lue de l’entrée standard ne se souvient pas des têtes qu’elle signe.")
      } else if seal.remadeHeads {
        console.say(
          "milo : « \(path).tetes » manquait ; il est refait d’après « checkpoint » et « sceaux/ », qui ont pu être changés."
        )
      }
      if let last = seal.lineAhead {
        console.say(
          "milo : la dernière ligne est datée du \(last), l’horloge indique \(now) : ou bien cette horloge "
            + "retarde, ou bien la ligne fut écrite sous une horloge en avance.")
      }
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
