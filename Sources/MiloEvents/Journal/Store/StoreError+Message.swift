extension StoreError: CustomStringConvertible {
  /// The message shown to the user, in French: what was found, what was expected, what to do.
  public var description: String {
    switch self {
    case .notFound(let path):
      """
      « \(path) » est introuvable. Vérifiez le chemin du journal, et que le disque ou le partage \
      est bien accessible.
      """
    case .notAJournal(let path):
      """
      Le dossier « \(path) » n’est pas un journal : il n’a pas de fichier journal.json. \
      Indiquez le dossier d’un journal, ou créez-en un.
      """
    case .notAFolder(let path):
      """
      « \(path) » ne mène à rien : un élément du chemin est un fichier, un dossier était attendu. \
      Indiquez le dossier d’un journal, ou un fichier seul dont le nom finit par .jsonl.
      """
    case .notAFile(let path, let found):
      """
      « \(path) » est \(Self.text(found)), un fichier est attendu : il n’est ni lu ni écrit. \
      Déplacez-le, et remettez à sa place le fichier d’une sauvegarde s’il y en avait un.
      """
    case .tooLong(let path, let limit, let found):
      """
      « \(path) » fait \(found) octets, \(limit) au plus étaient attendus : ce n’est pas le fichier \
      que Milo a laissé. Reprenez-le d’une sauvegarde.
      """
    case .readOnlyStore(let path):
      """
      « \(path) » est un fichier seul : il se lit mais ne s’écrit pas. Pour ajouter des \
      événements, importez-le dans un journal (un dossier).
      """
    case .locked(let path, let holder?, let waited) where holder.isThisProgram:
      """
      Ce programme a déjà un écrivain ouvert sur ce journal depuis \(holder.since) (verrou \
      « \(path) »), et il le garde encore après \(Self.text(waited)) d’attente. Rien n’a été écrit. \
      Partagez cet écrivain, ou fermez-le d’abord.
      """
    case .locked(let path, let holder, let waited):
      """
      Un autre programme écrit dans le journal : le verrou « \(path) » est tenu par \
      \(Self.text(holder)), et le reste après \(Self.text(waited)) d’attente. Rien n’a été écrit. \
      Attendez la fin de ce programme, puis recommencez ; n’effacez pas le fichier du verrou.
      """
    case .diskFull(let call):
      """
      Le disque est plein : \(Self.text(call)). Libérez de la place, puis rouvrez le journal et \
      recommencez ; ce qui avait été confirmé est intact.
      """
    case .readOnlyFolder(let call):
      """
      Le disque est en lecture seule : \(Self.text(call)). Le journal se lit, mais rien ne peut y \
      être ajouté à cet endroit.
      """
    case .permissionDenied(let call):
      """
      Vous n’avez pas le droit d’accéder à ce fichier : \(Self.text(call)). Demandez ce droit à la \
      personne qui administre le journal.
      """
    case .system(let call):
      """
      Le système a refusé une opération : \(Self.text(call)). Vérifiez l’état du disque, puis \
      rouvrez le journal ; ce qui avait été confirmé est intact.
      """
    case .failed(let path, let reason):
      "« \(path) » : \(reason). Rien n’a été écrit."
    case .segmentAltered(let path, let alteration):
      """
      Le segment « \(path) » a été modifié en dehors de Milo : \(Self.text(alteration)). Rien n’a \
      été écrit. Retrouvez ce qui l’a modifié, vérifiez le journal, et au besoin reprenez ce \
      fichier d’une sauvegarde.
      """
    case .segmentMissing(let path, let next):
      """
      Le segment « \(path) » était attendu et manque (ou des lignes ont été ôtées de celui qui le \
      précède) : le suivant est « \(next) ». Rien n’a été écrit. Reprenez-le d’une sauvegarde.
      """
    case .foreignSegment(let path, nil):
      """
      Le fichier « \(path) » n’est pas un segment de ce journal : un segment porte un nom de vingt \
      chiffres suivi de .jsonl. Rien n’a été écrit. Déplacez ce fichier hors du dossier.
      """
    case .foreignSegment(let path, let linesBefore?):
      """
      Le segment « \(path) » n’est pas à sa place : \(Self.before(linesBefore)), il devrait \
      s’appeler \(SegmentName(firstLine: linesBefore).text). Rien n’a été écrit. Déplacez ce \
      fichier hors du dossier, ou reprenez le journal d’une sauvegarde.
      """
    case .folderReplaced(let path):
      """
      Le dossier « \(path) » n’est plus celui qui a été ouvert : il a été déplacé, ou un autre a \
      pris son nom. Rien de plus n’a été écrit. Retrouvez-le, puis rouvrez le journal.
      """
    case .recordAltered(let path):
      """
      Journal endommagé : « \(path) », la note du dernier lot, n’est pas de ce journal ; elle dit \
      que des lignes finissent où aucune ne finit. Rien n’a été écrit ni mis de côté. Reprenez ce \
      fichier de la même sauvegarde que les segments ; sans sauvegarde, vérifiez que la dernière \
      ligne est entière, puis déplacez-le hors du dossier.
      """
    case .sealedLinesMissing(let path, let sealed, let found):
      """
      Journal endommagé : « \(path) » compte \(lignes(found)) et un scellement en couvre \(sealed) : \
      des lignes scellées manquent ou sont abîmées. Rien n’a été écrit ni mis de côté. Reprenez les \
      segments d’une sauvegarde.
      """
    case .unstable(let path, let attempts):
      """
      Le dossier « \(path) » a changé pendant chacune des \(attempts) tentatives de lecture. \
      Attendez la fin des autres programmes, puis recommencez.
      """
    case .unusableLines(let reason):
      """
      Les lignes à écrire sont mal formées : \(Self.text(reason)). Rien n’a été écrit. C’est un \
      défaut du programme : signalez-le.
      """
    case .closed(let path):
      "Le journal « \(path) » a été fermé : rouvrez-le avant d’écrire."
    case .poisoned(let path, let cause):
      """
      L’écriture dans le journal « \(path) » est arrêtée depuis une première erreur, et rien de \
      plus n’a été écrit. Rouvrez le journal. Première erreur : \(cause.description)
      """
    }
  }

  private static func text(_ call: FailedCall) -> String {
    "« \(call.path) », \(reason(ofSystemError: call.code)) (appel \(call.call))"
  }

  private static func before(_ count: Int) -> String {
    switch count {
    case 0: "aucune ligne ne le précède"
    case 1: "1 ligne le précède"
    default: "\(count) lignes le précèdent"
    }
  }

  private static func text(_ holder: LockHolder?) -> String {
    guard let holder else { return "un programme qui n’a pas laissé son nom" }
    return "le processus \(holder.pid) de la machine \(holder.host), depuis \(holder.since)"
  }

  private static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds) s" : "\(seconds),\(tenths) s"
  }

  private static func text(_ kind: FileKind) -> String {
    switch kind {
    case .file: "un fichier"
    case .folder: "un dossier"
    case .link: "un lien"
    case .device: "un tube ou un périphérique"
    }
  }

  private static func text(_ alteration: Alteration) -> String {
    switch alteration {
    case .length(let expected, let found):
      "il a \(found) octets, \(expected) étaient attendus"
    case .replaced: "un autre fichier a pris son nom"
    case .removed: "il a été effacé ou déplacé"
    case .unterminated: "sa dernière ligne n’est pas terminée, alors qu’un autre segment le suit"
    }
  }

  private static func text(_ reason: UnusableLines) -> String {
    switch reason {
    case .unterminated: "la dernière n’est pas terminée"
    case .count(let expected, let found): "\(found) lignes trouvées, \(expected) annoncées"
    case .zeroByte(let offset): "un octet nul à la position \(offset)"
    }
  }
}
