public import MiloEvents

/// The verification of an evidence file: what the page's own script checks, and more, since nothing that
/// the page contains is run.
///
/// The page is written again from its data: a text that people read and that is not what the data says
/// is found, even when the digests of the page were made to match.
public struct ControleDossier: Sendable {
  /// What may be believed of something.
  public enum Etat: String, Sendable {
    /// It was verified.
    case tient
    /// The lines that the file carries whole give the figure again, by the declaration of its table. Lines
    /// left out, a cancellation for instance, could change it: only a whole replay excludes that.
    case recompte = "recompté"
    /// Nothing contradicts it, but it rests on what the file says of lines that it does not carry.
    case declare = "déclaré"
    /// It could not be verified.
    case nonVerifie = "non vérifié"
    /// It was found wrong.
    case neTientPas = "NE TIENT PAS"
  }

  /// What was looked at, and what may be believed of it.
  public struct Point: Hashable, Sendable {
    /// What may be believed.
    public let etat: Etat
    /// What was looked at, and what was found, in French.
    public let message: String
  }

  /// What the whole file is worth to a stranger.
  public enum Verdict: Sendable {
    /// Every figure was counted again, under the reader's key.
    case recompte
    /// Nothing contradicts the file, under the reader's key, but figures are only declared.
    case declare
    /// Nothing contradicts the file, but who wrote it, or what it shows, is not verified.
    case nonVerifie
    /// Something does not hold.
    case neTientPas
  }

  /// What was looked at, in order.
  public private(set) var points: [Point] = []
  /// The data, when they could be read; verified only when ``tient``.
  public private(set) var dossier: DossierDePreuve?

  /// Whether the file is an evidence file at all.
  public private(set) var isDossier = true

  /// What the file is worth.
  public var verdict: Verdict {
    let etats = Set(points.map(\.etat))
    if etats.contains(.neTientPas) { return .neTientPas }
    if etats.contains(.nonVerifie) { return .nonVerifie }
    return etats.contains(.declare) ? .declare : .recompte
  }

  /// Verifies a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - politique: whose signatures are believed; nil for the key that the file itself gives.
  public init(_ bytes: [UInt8], politique: TrustPolicy?) {
    guard let file = DossierFile(bytes) else {
      isDossier = false
      refuse("ce n’est pas un dossier de preuve : les blocs « donnees » et « sceau » manquent")
      return
    }
    do {
      let dossier = try JSONText.decode(
        DossierDePreuve.self, from: String(decoding: file.data, as: UTF8.self))
      guard DossierDePreuve.formatsLus.contains(dossier.format) else {
        refuse(
          "dossier au format \(dossier.format), attendu \(DossierDePreuve.versionFormat) au plus : un logiciel plus récent le lira"
        )
        return
      }
      self.dossier = dossier
    } catch {
      refuse("les données ne se lisent pas : \(error)")
      return
    }
    guard let dossier else { return }
    let seal = checkPage(file, dossier)
    guard let head = checkSeal(dossier, seal, file, politique) else { return }
    checkLines(dossier, head)
    checkFigures(dossier)
  }

  private mutating func hold(_ message: String) {
    points.append(Point(etat: .tient, message: message))
  }

  private mutating func refuse(_ message: String) {
    points.append(Point(etat: .neTientPas, message: message))
  }

  private mutating func leave(_ message: String) {
    points.append(Point(etat: .nonVerifie, message: message))
  }

  // MARK: The page

  /// The seal block, read; the page against it and against what its data give.
  private mutating func checkPage(
    _ file: DossierFile, _ dossier: DossierDePreuve
  ) -> PageSeal? {
    let seal: PageSeal
    let page: DossierPage
    do {
      seal = try JSONText.decode(PageSeal.self, from: String(decoding: file.seal, as: UTF8.self))
      page = try DossierPage(dossier)
    } catch {
      refuse("le bloc « sceau » ne se lit pas : \(error)")
      return nil
    }
    let note = seal.signature.flatMap { try? SignedNote(parsing: Array($0.utf8)) }
    let expected = Array(page.html(signature: note).utf8)
    let place = file.firstDifference(from: expected)
    if let place, dossier.affichage == DossierPage.affichage {
      refuse(
        "la page n’est pas celle que donnent ses données : elle diffère à l’octet \(place), \(page.nom(ofByteAt: place))"
      )
    } else if place != nil {
      leave(
        "affichage d’une autre version, « \(dossier.auteur) » : ce que la page montre n’est pas comparé à ses données"
      )
    } else {
      hold("la page est celle que donnent ses données, à l’octet près")
    }
    return seal
  }

  // MARK: The seal of the journal

  private mutating func checkSeal(
    _ dossier: DossierDePreuve, _ seal: PageSeal?, _ file: DossierFile,
    _ politique: TrustPolicy?
  ) -> TreeHead? {
    let bytes = Array(dossier.sceau.utf8)
    let head: TreeHead
    do {
      head = try Checkpoint(parsing: SignedNote(parsing: bytes).text).head
    } catch {
      refuse("le sceau du journal ne se lit pas : \(error)")
      return nil
    }
    let own = dossier.clePublique.flatMap { try? VerifierKey(vkey: $0) }
    let trusted = politique ?? own.map { TrustPolicy(logs: [$0]) }
    if let trusted {
      do throws(TrustError) {
        let signed = try trusted.verify(bytes)
        let witnesses = signed.cosignatures.map { " ; témoin \($0.key.name)" }.joined()
        let found =
          "« \(signed.checkpoint.origin) » a signé son journal à \(head.size) lignes\(witnesses)"
        if politique == nil {
          leave(
            "intègre, auteur non vérifié : \(found), sous une clé que le dossier donne lui-même ; demandez-la à la structure"
          )
        } else {
          hold(found)
        }
      } catch {
        refuse("la signature du journal ne tient pas : \(error)")
      }
    } else {
      leave(
        "auteur non vérifié : il y faut la clé publique du journal, ou une politique de confiance"
      )
    }
    checkSignature(dossier, seal, file, trusted)
    checkPrefix(dossier, head)
    return head
  }

  private mutating func checkSignature(
    _ dossier: DossierDePreuve, _ seal: PageSeal?, _ file: DossierFile, _ trusted: TrustPolicy?
  ) {
    guard let seal else { return }
    guard let text = seal.signature else {
      leave("page non signée : elle et ses empreintes peuvent avoir été refaites ensemble")
      return
    }
    guard let trusted else { return }
    do {
      let note = try SignedNote(parsing: Array(text.utf8))
      _ = try note.verify(with: trusted.logs)
      // Of the bytes received, whatever version wrote them.
      guard note.text == DossierPage.signedText(dossier.cleOuOrigine, file.unsealed) else {
        refuse("la signature de la page est celle d’une autre page")
        return
      }
      hold("le journal a signé cette page")
    } catch {
      refuse("la signature de la page ne tient pas : \(error)")
    }
  }

  private mutating func checkPrefix(_ dossier: DossierDePreuve, _ head: TreeHead) {
    guard let root = Base64.decode(dossier.racine).flatMap({ Digest($0) }) else {
      refuse("la racine des lignes comptées n’est pas une empreinte")
      return
    }
    let path = dossier.coherence.compactMap(dossier.noeud)
    guard path.count == dossier.coherence.count else {
      refuse("la preuve que le sceau prolonge les lignes comptées nomme une empreinte qui manque")
      return
    }
    let old = TreeHead(size: dossier.taille, root: root)
    do throws(HeadError) {
      try head.checkExtends(
        old,
        proof: ConsistencyProof(oldSize: dossier.taille, newSize: head.size, path: path))
      hold("le sceau prolonge les \(dossier.taille) lignes comptées")
    } catch {
      refuse("le sceau ne prolonge pas les \(dossier.taille) lignes comptées : \(error)")
    }
  }

  // MARK: Lines and figures

  private mutating func checkLines(_ dossier: DossierDePreuve, _ head: TreeHead) {
    var held = 0
    // Many lines share a hash: each is read once.
    let noeuds = dossier.noeuds.map { Base64.decode($0).flatMap { Digest($0) } }
    for ligne in dossier.lignes {
      let path = ligne.chemin.compactMap { noeuds.indices.contains($0) ? noeuds[$0] : nil }
      guard path.count == ligne.chemin.count, let leaf = ligne.feuille else {
        refuse("ligne \(ligne.index) : une empreinte manque ou ne se lit pas")
        continue
      }
      do throws(ProofError) {
        try InclusionProof(index: ligne.index, size: head.size, path: path)
          .verify(leafHash: leaf, root: head.root)
        held += 1
      } catch {
        refuse("ligne \(ligne.index) : \(error)")
      }
    }
    if held > 0 {
      hold(
        held > 1
          ? "\(held) lignes sont sous le sceau, à leur place"
          : "1 ligne est sous le sceau, à sa place")
    }
  }

  /// Counts the figures again, and looks for what contradicts them.
  private mutating func checkFigures(_ dossier: DossierDePreuve) {
    guard let temoins = TemoinsDuDossier(dossier) else {
      refuse("la période, les filtres ou le fuseau du dossier ne se lisent pas")
      return
    }
    for message in temoins.contradictionsDesLignes { refuse(message) }
    for constat in temoins.constats { points.append(constat) }
  }
}

/// The seal block of a page.
struct PageSeal: Codable {
  var parties: [String: String]
  var page: String
  var signature: String?
}

extension DossierPage {
  /// In which part a byte of the page stands, in words.
  func nom(ofByteAt place: Int) -> String {
    let html = Array(html().utf8)
    for part in parts {
      let text = Array(part.texte.utf8)
      guard let start = html.firstRange(of: text)?.lowerBound else { continue }
      guard place < start + text.count else { continue }
      guard place >= start else { return "avant la partie « \(part.nom) »" }
      return "dans la partie « \(part.nom) »"
    }
    return "après les parties"
  }
}
