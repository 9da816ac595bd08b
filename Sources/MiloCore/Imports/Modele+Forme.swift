public import MiloEvents

extension Modele {
  /// The form of a mapping file.
  static let forme = FormeJSON.objet([
    .init(
      nom: "$schema", forme: .texte, aide: "L’adresse d’un schéma, pour les éditeurs."),
    .init(
      nom: "encodage", forme: .unDe(Encodage.allCases.map(\.rawValue)),
      aide: "L’encodage du fichier ; deviné à défaut."),
    .init(
      nom: "separateur", forme: .unDe(separateurs.keys.sorted()),
      aide: "Ce qui sépare deux colonnes ; deviné à défaut."),
    .init(
      nom: "avant_entete", forme: .entier(0...1000),
      aide: "Combien de lignes précèdent les en-têtes : un titre, une date d’extraction."),
    .init(
      nom: "dates", forme: .unOuListe(.texte),
      aide:
        "Les formats de date essayés, dans l’ordre : AAAA, AA, MM, M, MMMM, JJ, J, HH, H, mm, ss ; ou excel."
    ),
    .init(
      nom: "vides", forme: .liste(.texte),
      aide:
        "Ce que le fichier écrit pour dire rien : NULL, N/A, 00/00/0000 ; de toutes les colonnes."),
    .init(
      nom: "passer", forme: .liste(condition),
      aide:
        "Une ligne qui remplit une de ces conditions est passée, et dite : un total, un pied de page."
    ),
    .init(
      nom: "ignorees", forme: .liste(.texte),
      aide: "Les colonnes laissées de côté ; les autres que rien ne lit sont dites à l’essai."),
    siChange, absent,
    .init(
      nom: "motif", forme: .texte,
      aide:
        "Le motif des rectifications et annulations que fait « si_change » ; une phrase à défaut."),
    .init(
      nom: "retablir", forme: .booleen,
      aide:
        "D’un événement importé puis annulé, encore dans le fichier : true l’écrit de nouveau, false le laisse annulé ; à défaut il est dit, et l’import finit par le code 1."
    ),
    .init(
      nom: "evenements", forme: .liste(gabarit), isRequired: true,
      aide: "Les événements qu’une ligne peut faire, dans l’ordre."),
  ])

  private static let siChange = FormeJSON.Cle(
    nom: "si_change", forme: .unDe(SiChange.allCases.map(\.rawValue)),
    aide:
      "Quand l’id est au journal avec un autre contenu : refuser (à défaut), rectifier l’événement, ou ignorer la ligne."
  )
  private static let absent = FormeJSON.Cle(
    nom: "absent", forme: .unDe(SiAbsent.allCases.map(\.rawValue)),
    aide:
      "Quand la ligne nomme un événement que le journal n’a pas (une suppression, une sortie) : refuser (à défaut), ou ignorer."
  )

  private static let gabarit = FormeJSON.objet([
    .init(nom: "type", forme: .texte, isRequired: true, aide: "Un nom du catalogue."),
    .init(
      nom: "nom", forme: .texte,
      aide: "Comment les événements suivants le désignent ; le type à défaut."
    ),
    .init(nom: "si", forme: .liste(condition), aide: "L’événement existe si toutes sont vraies."),
    .init(nom: "sujet", forme: valeur, aide: "De qui ou de quoi parle l’événement."),
    .init(nom: "le", forme: valeur, isRequired: true, aide: "Quand c’est arrivé."),
    .init(
      nom: "id", forme: .unOuListe(valeur),
      aide:
        "Une colonne, dont le texte est l’id, ou plusieurs, dont l’empreinte l’est ; tout le contenu à défaut."
    ),
    siChange, absent,
    .init(nom: "auteur", forme: valeur, aide: "Qui a enregistré."),
    .init(
      nom: "champs", forme: .dictionnaire(valeur), aide: "Les champs du catalogue et leurs valeurs."
    ),
  ])

  private static let condition = FormeJSON.objet([
    .init(nom: "colonne", forme: .texte, isRequired: true, aide: "La colonne regardée."),
    .init(nom: "remplie", forme: .booleen, aide: "true : non vide ; false : vide."),
    .init(nom: "parmi", forme: .liste(.texte), aide: "La cellule est l’une de ces valeurs."),
    .init(nom: "sauf", forme: .liste(.texte), aide: "La cellule n’est aucune de ces valeurs."),
  ])

  private static let valeur = FormeJSON.texteOu(
    .objet([
      .init(
        nom: "colonne", forme: .texte,
        aide: "La colonne lue ; #3 désigne la troisième, quand son en-tête est vide ou en double."),
      .init(nom: "constante", forme: .texte, aide: "La même valeur pour toutes les lignes."),
      .init(
        nom: "evenement", forme: .texte, aide: "L’id de l’événement de ce nom, de la même ligne."),
      .init(nom: "prefixe", forme: .texte, aide: "Mis devant la cellule."),
      .init(
        nom: "valeurs", forme: .dictionnaire(.texte),
        aide:
          "Traductions ; une cellule absente de la table est refusée. Une traduction vide laisse le champ de côté."
      ),
      .init(nom: "defaut", forme: .texte, aide: "La valeur d’une cellule vide."),
      .init(
        nom: "vides", forme: .liste(.texte),
        aide: "Ce que cette colonne écrit pour dire rien, en plus des vides du modèle."),
      .init(
        nom: "completer", forme: .entier(2...64),
        aide: "Met des zéros devant, jusqu’à ce nombre de caractères : 1025 devient 01025."),
      .init(
        nom: "format", forme: .unOuListe(.texte), aide: "Les formats de date de la colonne."),
      .init(
        nom: "heure", forme: .texte,
        aide: "La colonne de l’heure, quand elle n’est pas avec la date."),
      .init(nom: "separateur", forme: .texte, aide: "Ce qui sépare les éléments d’une liste."),
      .init(
        nom: "unite", forme: .unDe(["euros", "heures"]),
        aide:
          "euros : la cellule est en euros, le champ en centimes ; heures : le champ est en minutes."
      ),
    ]))

  /// The JSON Schema of mapping files (2020-12).
  public static var schema: JSONValue {
    var schema = forme.schema.objet
    schema.members.insert(
      contentsOf: [
        .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
        .init("title", "Modèle d’import CSV de Milo"),
      ], at: 0)
    return .object(schema)
  }
}
