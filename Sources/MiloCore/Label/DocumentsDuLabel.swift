public import MiloEvents

/// The documents that evidence names by their SHA-256, looked for among files.
public struct DocumentsDuLabel: Sendable {
  /// A piece of evidence that names a document, and the file that is it.
  public struct Document: Hashable, Sendable {
    /// The evidence.
    public let preuve: Referentiel.Saisie<Preuve>
    /// The file whose bytes are those of the document; nil when none is.
    public let fichier: String?
  }

  /// The documents named, in the order of their criteria.
  public let documents: [Document]
  /// The files that no evidence names: other papers, or documents that were altered.
  public let autres: [String]

  /// Looks for the documents of a label.
  ///
  /// - Parameter fichiers: the names of the files, and the SHA-256 of their bytes.
  public init(_ label: Label, fichiers: [String: Digest]) {
    let names = Dictionary(
      fichiers.sorted { $0.key < $1.key }.map { ($0.value.description, $0.key) },
      uniquingKeysWith: { first, _ in first })
    documents = label.bilans.flatMap(\.preuves).compactMap { preuve in
      preuve.donnees.sha256.map { Document(preuve: preuve, fichier: names[$0.text]) }
    }
    let named = Set(documents.map { $0.preuve.donnees.sha256?.text })
    autres = fichiers.filter { !named.contains($0.value.description) }.keys.sorted()
  }

  /// Whether a document is missing.
  public var manque: Bool { documents.contains { $0.fichier == nil } }

  /// The documents, then the files that no evidence names, as a table.
  ///
  /// - Parameter texte: whether the words of evidence, which are free text, are shown.
  public func table(texte: Bool = false) -> ReportTable {
    func ligne(_ id: String, _ valeurs: [String]) -> Ligne {
      Ligne(id: id, libelle: valeurs[0], valeurs: valeurs.map { .texte($0) })
    }
    return ReportTable(
      id: "label.documents", titre: "Documents",
      definition:
        "Un fichier est le document d’une preuve quand son SHA-256 est celui qu’elle dit. Un document modifié manque, et son fichier est de ceux qu’aucune preuve ne nomme.",
      colonnes: [
        Colonne(id: "critere", libelle: "critère", unite: .texte),
        Colonne(id: "libelle", libelle: "preuve", unite: .texte),
        Colonne(id: "etat", libelle: "état", unite: .texte),
        Colonne(id: "fichier", libelle: "fichier", unite: .texte),
        Colonne(id: "sha256", libelle: "document (SHA-256)", unite: .texte),
      ],
      lignes: documents.map { document in
        ligne(
          String(document.preuve.index),
          [
            document.preuve.donnees.critere.text, document.preuve.dite(texte),
            document.fichier == nil ? "manque" : "présent", document.fichier ?? "",
            document.preuve.donnees.sha256?.text ?? "",
          ])
      }
        + autres.map { ligne("fichier:\($0)", ["", "", "qu’aucune preuve ne nomme", $0, ""]) },
      disposition: .lignes)
  }
}
