import MiloEvents

/// `milo preuve`: the proof that a line is under the seal.
struct Preuve: Command {
  static let name = "preuve"
  static let chapter = Chapter.preuve
  static let abstract =
    "Donne la preuve qu’une ligne est sous le sceau, ou que le journal n’a fait que croître ; la vérifie."
  static let discussion = """
    La preuve (C2SP tlog-proof) tient en un petit fichier : le chemin de la ligne à la racine, et la racine \
    signée. Avec --avec-ligne elle contient la ligne elle-même ; sinon, qui vérifie donne la ligne \
    (--ligne) ou un journal qui l’a (--journal).

    --coherence TAILLE donne la preuve que le journal scellé prolonge ses TAILLE premières lignes, au format qu’un témoin \
    C2SP reçoit ; qui a gardé la tête de cette taille la vérifie avec --verifier et --depuis, sans le journal.

    Codes de sortie de la vérification : 0 la preuve tient, 1 elle ne tient pas, 3 un fichier est illisible.
    """
  static let examples = [
    Example("La preuve d’une ligne", "milo preuve 1204 > ligne-1204.tlog-proof"),
    Example(
      "Sa vérification, sans le journal",
      "milo preuve --verifier ligne-1204.tlog-proof --ligne ligne.json --cle-publique VKEY"),
    Example("Que le journal n’a fait que croître", "milo preuve --coherence 120000 > croissance"),
    Example(
      "Sa vérification, avec la tête gardée",
      "milo preuve --verifier croissance --depuis ancien.checkpoint --cle-publique VKEY"),
  ]
  static let index = Argument(
    .entier("INDEX", 0...Int.max), help: "L’index de la ligne.", arity: .optional)
  static let coherence = Option(
    "coherence", .entier("TAILLE", 0...Int.max),
    help: "Prouve que le sceau prolonge ces premières lignes.")
  static let verifier = Option("verifier", .fichier, help: "La preuve à vérifier.")
  static let depuis = Option(
    "depuis", .fichier, help: "Avec --verifier : la tête gardée, d’où part la preuve de cohérence.")
  static let avecLigne = Flag("avec-ligne", help: "Met la ligne elle-même dans la preuve.")
  static let ligne = Option(
    "ligne", .fichier, help: "Avec --verifier : la ligne, un fichier d’une ligne.")
  static let arguments: [any ArgumentDeclaration] = [index]
  static let options: [any OptionDeclaration] =
    [coherence, verifier, depuis, avecLigne, ligne] + TrustOptions.declared + [
      SharedOptions.journal
    ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    if arguments[Self.verifier] == nil {
      if arguments[Self.depuis] != nil { throw .missingOption(Self.verifier.name) }
      if arguments[Self.coherence] == nil {
        _ = try arguments.required(Self.index)
      } else if let index = arguments[Self.index] {
        throw .surplusArgument(String(index))
      }
    } else {
      if arguments[Self.coherence] != nil {
        throw .incompatibleOptions(Self.coherence.name, Self.verifier.name)
      }
      if let index = arguments[Self.index] { throw .surplusArgument(String(index)) }
      let hasKey =
        arguments[TrustOptions.clePublique] != nil || arguments[TrustOptions.politique] != nil
      if !hasKey { throw .missingOption(TrustOptions.clePublique.name) }
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if let path = arguments[Self.verifier] { return try verify(path, &console) }
    let journal = try arguments.ouvrir(console)
    do throws(InclusionError) {
      if let size = arguments[Self.coherence] {
        console.out.write(try journal.proofOfGrowth(from: size).text)
        return .succes
      }
      let bundle = try journal.proof(
        ofLine: arguments[Self.index] ?? 0, withLine: arguments[Self.avecLigne])
      console.out.write(bundle.text)
      return .succes
    } catch {
      throw Failure(error)
    }
  }

  private func verify(_ path: String, _ console: inout Console) throws(Failure) -> ExitCode {
    guard let politique = try arguments.politique(&console) else { return .usage }
    let bytes = try console.contents(of: path)
    if GrowthBundle.begins(bytes) { return try verify(growth: bytes, path, politique, &console) }
    let bundle: ProofBundle
    do throws(ProofBundleError) {
      bundle = try ProofBundle(parsing: bytes)
    } catch {
      throw Failure(code: .refus, message: "« \(path) » : \(error)")
    }
    let line = try line(of: bundle, &console)
    do throws(ProofBundleError) {
      let signed = try bundle.verify(leafHash: MerkleTree.leafHash(line), policy: politique)
      let checkpoint = signed.checkpoint
      let temoins = signed.cosignatures.map { " ; témoin \($0.key.name)" }.joined()
      console.out.write(
        "La ligne \(bundle.index) est dans le journal « \(checkpoint.origin) », scellé à "
          + "\(checkpoint.head.size) lignes\(temoins).\n")
      return .succes
    } catch {
      console.out.write("La preuve ne tient pas : \(error)\n")
      return .constats
    }
  }

  private func verify(
    growth bytes: [UInt8], _ path: String, _ politique: TrustPolicy, _ console: inout Console
  ) throws(Failure) -> ExitCode {
    guard let kept = arguments[Self.depuis] else {
      throw Failure(
        code: .usage,
        message:
          "« \(path) » est une preuve de cohérence : donnez avec --depuis la tête gardée d’où elle part"
      )
    }
    let old = try console.contents(of: kept)
    let bundle: GrowthBundle
    do throws(ProofBundleError) {
      bundle = try GrowthBundle(parsing: bytes)
    } catch {
      throw Failure(code: .refus, message: "« \(path) » : \(error)")
    }
    do throws(ProofBundleError) {
      let (signed, head) = try bundle.verify(since: old, policy: politique)
      let temoins = signed.cosignatures.map { " ; témoin \($0.key.name)" }.joined()
      console.out.write(
        "Le journal « \(signed.checkpoint.origin) », scellé à "
          + "\(compte(signed.checkpoint.head.size, "ligne", "lignes")), prolonge la tête gardée de "
          + "\(compte(head.size, "ligne", "lignes"))\(temoins).\n")
      return .succes
    } catch {
      console.out.write("La preuve ne tient pas : \(error)\n")
      return .constats
    }
  }

  /// The line: the file given, else the one in the proof, else that of the journal.
  private func line(
    of bundle: ProofBundle, _ console: inout Console
  ) throws(Failure) -> [UInt8] {
    if let path = arguments[Self.ligne] {
      var bytes = try console.contents(of: path)
      if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
      return bytes
    }
    if let line = bundle.extra { return line }
    let journal = try arguments.ouvrir(console)
    let line = try journalling { () throws(JournalError) in try journal.line(at: bundle.index) }
    guard let line else {
      throw Failure(code: .refus, message: "le journal n’a pas de ligne \(bundle.index)")
    }
    return line
  }
}
