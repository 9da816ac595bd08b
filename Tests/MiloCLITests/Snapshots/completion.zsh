#compdef milo
# Complétion de milo pour zsh, produite par « milo completion zsh ».
# Les mots que donne le programme, avec leur sens quand il en dit un.
_milo_mots() {
  local -a lignes mots suite
  local ligne mot tab=$'\t'
  lignes=(${(f)"$(milo proposer --sens $1 -- ${words[1,CURRENT]} 2> /dev/null)"})
  for ligne in $lignes; do
    mot=${ligne%%$tab*}
    mot=${mot//:/\\:}
    if [[ $ligne == *$tab* ]]; then mot+=:${ligne#*$tab}; fi
    mots+=($mot)
  done
  if [[ $1 == champs || $1 == filtres ]]; then suite=(-S ''); fi
  _describe -t $1 $1 mots "${suite[@]}"
}
_milo() {
  local -a verbs=(
    'initier:Crée un journal vide dans un dossier.'
    'exemple:Crée un journal d’exemple, et compare ses chiffres aux chiffres publiés.'
    'ajouter:Ajoute un événement, champ par champ.'
    'saisir:Demande un événement, champ par champ, et l’écrit.'
    'corriger:Corrige un événement : des champs, la date ou le sujet.'
    'annuler:Annule un événement : il ne compte plus, sa ligne reste.'
    'importer:Ajoute les événements de fichiers JSON lines ou CSV, tous ou aucun.'
    'exporter:Écrit le journal pour d’autres outils : CSV, SQLite ou JSON lines.'
    'lister:Liste les événements, tels que le journal les garde.'
    'voir:Montre un événement, par son id ou l’index de sa ligne.'
    'suivre:Montre les événements à mesure qu’ils arrivent, et les alertes qu’ils lèvent.'
    'jeune:Montre un jeune : son état à une date et toute son histoire.'
    'portefeuille:Donne le portefeuille d’un conseiller, ou ceux de toute la structure.'
    'agenda:Donne les rendez-vous d’un conseiller, ou ceux de toute la structure.'
    'allocations:Recalcule les allocations mois par mois : dû, versé, état.'
    'conservation:Liste les jeunes dont la durée de conservation est atteinte.'
    'effacer:Détruit la clé d’un jeune : ses champs chiffrés deviennent illisibles, partout.'
    'stats:Compte l’activité d’une année ou d’une période.'
    'partiel:Écrit des résultats partiels, que « milo fusionner » réunit.'
    'fusionner:Réunit des résultats partiels, et montre leurs tables.'
    'tables:Liste les tables des statistiques, leurs lignes et leurs colonnes.'
    'tableau:Vérifie des tables déclarées, les dit en français, en ébauche une.'
    'rapport:Écrit le rapport annuel, ou recalcule un rapport publié.'
    'objectifs:Compare les objectifs d’une année à ce qui a été réalisé.'
    'finances:Montre le budget et les comptes d’un exercice, totaux recomptés.'
    'ameliorations:Montre la feuille de route : les actions, leur état, leur budget.'
    'verifier:Vérifie chaque ligne du journal ; silencieux si tout va bien.'
    'sceller:Signe l’état du journal : ses lignes ne pourront plus changer sans que cela se voie.'
    'sceaux:Liste les têtes signées du journal, et ce qu’aucune ne couvre.'
    'cle:Fait une clé de signature, ou montre la clé publique d’un fichier.'
    'preuve:Donne la preuve qu’une ligne est sous le sceau, ou que le journal n’a fait que croître ; la vérifie.'
    'temoin:Cosigne un sceau, après avoir vérifié qu’il prolonge le dernier vu.'
    'horodater:Fait dater le dernier sceau par une autorité d’horodatage (RFC 3161).'
    'expliquer:Montre les jeunes et les événements derrière un chiffre.'
    'ecart:Dit quels chiffres ont changé entre deux dates de vue, et à cause de quoi.'
    'depuis:Dit ce que le journal a gagné depuis une tête signée que l’on a gardée.'
    'rejouer:Donne l’état de chiffres choisis après chaque mois de saisie.'
    'tardifs:Liste les événements saisis longtemps après leur date.'
    'corrections:Dit qui a corrigé quoi, quand, pourquoi, avant et après.'
    'signaux:Dit où regarder de plus près : saisies tardives, rafales, corrections.'
    'label:Fait le point sur le label : critères, preuves, chiffres, actions, manques.'
    'dossier:Écrit un dossier de preuve : une page qui se vérifie elle-même, sans réseau.'
    'verifier-dossier:Vérifie un dossier de preuve, sans rien exécuter de ce qu’il contient.'
    'catalogue:Donne le catalogue des événements, leurs champs et leurs schémas JSON.'
    'cache:Dit ce que garde le cache d’un journal, le refait ou le vide.'
    'config:Montre ou change ce qui n’est plus à taper à chaque commande.'
    'aide:Explique un verbe, ou les présente tous.'
    'completion:Écrit le script qui complète les commandes dans un shell.'
    'proposer:Donne aux scripts de complétion les mots qui peuvent suivre.'
    'manuel:Écrit la page de manuel, au format de man.'
  )
  if ((CURRENT == 2)); then
    _describe -t verbes verbe verbs
    return
  fi
  local verb=${words[2]}
  shift words
  ((CURRENT--))
  case $verb in
    initier) _arguments \
      '--source=[Qui enregistre, comme /structures/besancon.]:URI: ' \
      '--origine=[L’origine des têtes signées, comme milo.example/besancon.]:NOM: ' \
      '--fuseau=[Le fuseau horaire où finissent les jours ; Europe/Paris à défaut.]:FUSEAU: ' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:Le dossier du journal ; il est créé au besoin.:_files -/' ;;
    exemple) _arguments \
      '--graine=[La graine du hasard ; 2022 à défaut.]:G: ' \
      '--annees=[Pour national : combien d’années, jusqu’à 2025 ; 10 à défaut.]:N: ' \
      '--structures=[Pour national : combien de structures, chacune dans son dossier si plus d’une.]:N: ' \
      '--evenements=[Pour national : combien d’événements par structure ; 60 000 par an à défaut.]:N: ' \
      '--comparer[Compare le journal du dossier aux chiffres publiés, au lieu de le créer.]' \
      '--tout[Avec --comparer : montre aussi les chiffres qui concordent.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:Le journal à créer.:(besancon-2022 besancon-2024 innovam-2023 sud-meusien-2022 bethune-2024 national)' \
      '2:Le dossier du journal.:_files -/' ;;
    ajouter) _arguments \
      '*--sujet=[De qui ou de quoi parle l’événement ; répétée, un événement pour chacun.]:SUJET:_milo_mots sujets' \
      '--sujets=[Un fichier de sujets, un par ligne ; - pour l’entrée. Un événement pour chacun.]:FICHIER:_files' \
      '--le=[Quand c’est arrivé : une date (midi est alors supposé), une heure, ou les deux ; maintenant à défaut.]:DATE: ' \
      '--id=[L’identifiant ; un UUID est fait à défaut.]:ID: ' \
      '--auteur=[Qui enregistre : le code du conseiller ; à défaut celui de « milo config ».]:CODE:_milo_mots conseillers' \
      '--taille-attendue=[Refuse si le journal n’a pas exactement ce nombre de lignes.]:N: ' \
      '--essai[Montre la ligne sans l’écrire.]' \
      '--strict[Refuse un code que le journal ne connaît pas.]' \
      '--malgre-l-horloge[Écrit même si la dernière ligne est datée plus de 10 min après l’horloge de la machine.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:Le nom du catalogue, comme dispositif.entree.:(accueil profil referent mutation fusion dossier.cloture dossier.reouverture entretien atelier information_collective contact acte_administratif rendez_vous plan dispositif.entree dispositif.prolongation dispositif.suspension dispositif.sortie emploi.entree emploi.suivi formation.entree immersion.entree volontariat.entree scolarite.entree mobilite_internationale situation.fin foyer_fiscal ressources justificatifs manquement sanction demarche aide.demande aide.decision aide.versement aide.remboursement enveloppe orientation orientation.issue employeur.contact offre mise_en_relation mise_en_relation.issue sortie_terrain reperage remobilisation obligation_formation site commune conseiller absence dispositif.definition dispositif.groupe regroupement quartier partenaire objectif bareme satisfaction critere preuve amelioration tableau structure libelle composition donnee poste_comptable convention instance manifestation audit avis_audit annulation rectification effacement reprise)' \
      '*:Un champ de l’événement.:_milo_mots champs' ;;
    saisir) _arguments \
      '--auteur=[Qui enregistre : le code du conseiller ; à défaut celui de « milo config ».]:CODE:_milo_mots conseillers' \
      '--essai[Montre la ligne sans l’écrire.]' \
      '--strict[Refuse un code que le journal ne connaît pas.]' \
      '--malgre-l-horloge[Écrit même si la dernière ligne est datée plus de 10 min après l’horloge de la machine.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::Le nom du catalogue ; demandé à défaut.:(accueil profil referent mutation fusion dossier.cloture dossier.reouverture entretien atelier information_collective contact acte_administratif rendez_vous plan dispositif.entree dispositif.prolongation dispositif.suspension dispositif.sortie emploi.entree emploi.suivi formation.entree immersion.entree volontariat.entree scolarite.entree mobilite_internationale situation.fin foyer_fiscal ressources justificatifs manquement sanction demarche aide.demande aide.decision aide.versement aide.remboursement enveloppe orientation orientation.issue employeur.contact offre mise_en_relation mise_en_relation.issue sortie_terrain reperage remobilisation obligation_formation site commune conseiller absence dispositif.definition dispositif.groupe regroupement quartier partenaire objectif bareme satisfaction critere preuve amelioration tableau structure libelle composition donnee poste_comptable convention instance manifestation audit avis_audit annulation rectification effacement reprise)' ;;
    corriger) _arguments \
      '--le=[La nouvelle date, dite comme à « milo ajouter ».]:DATE: ' \
      '--sujet=[Le nouveau sujet.]:SUJET:_milo_mots sujets' \
      '*--sans=[Un champ à retirer.]:CHAMP: ' \
      '--strict[Refuse un code que le journal ne connaît pas.]' \
      '--motif=[Pourquoi ; chiffré avec un coffre.]:TEXTE: ' \
      '--auteur=[Qui enregistre : le code du conseiller ; à défaut celui de « milo config ».]:CODE:_milo_mots conseillers' \
      '--essai[Montre la ligne sans l’écrire.]' \
      '--malgre-l-horloge[Écrit même si la dernière ligne est datée plus de 10 min après l’horloge de la machine.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:L’événement \: son id, ou @ et l’index de sa ligne, comme @5.: ' \
      '*:Un champ, avec sa nouvelle valeur.:_milo_mots champs' ;;
    annuler) _arguments \
      '--motif=[Pourquoi ; chiffré avec un coffre.]:TEXTE: ' \
      '--auteur=[Qui enregistre : le code du conseiller ; à défaut celui de « milo config ».]:CODE:_milo_mots conseillers' \
      '--essai[Montre la ligne sans l’écrire.]' \
      '--malgre-l-horloge[Écrit même si la dernière ligne est datée plus de 10 min après l’horloge de la machine.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:L’événement \: son id, ou @ et l’index de sa ligne, comme @5.: ' ;;
    importer) _arguments \
      '--essai[Vérifie sans rien écrire.]' \
      '--reprise[Garde l’horodatage d’enregistrement des lignes, et le dit au journal ; journal vide seulement.]' \
      '--motif=[Avec --reprise : pourquoi, tel que le journal le dira.]:TEXTE: ' \
      '--modele=[Lit des fichiers CSV selon ce modèle, écrit en JSON.]:FICHIER:_files' \
      '--nouveau-modele[Écrit l’ébauche d’un modèle d’après les colonnes d’un CSV.]' \
      '--retablir[Avec --modele : écrit de nouveau ce qui a été importé, puis annulé.]' \
      '--schema[Écrit le schéma JSON des modèles.]' \
      '--strict[Refuse un code que le journal ne connaît pas.]' \
      '--malgre-l-horloge[Écrit même si la dernière ligne est datée plus de 10 min après l’horloge de la machine.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '*:Un fichier JSON lines, ou CSV avec --modele ; - pour l’entrée standard.:_files' ;;
    exporter) _arguments \
      '--sortie=[Le dossier (csv) ou le fichier à écrire ; - pour la sortie standard (jsonl).]:SORTIE: ' \
      '-o+[Le dossier (csv) ou le fichier à écrire ; - pour la sortie standard (jsonl).]:SORTIE: ' \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--type=[Un nom du catalogue, ou un type entier.]:TYPE:_milo_mots types' \
      '--sujet=[jsonl : les lignes de ce sujet.]:SUJET:_milo_mots sujets' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '--profil=[csv, sqlite : pour qui ; la structure à défaut.]:PROFIL:(structure audit)' \
      '--precision=[La précision des dates des lignes ; mois à défaut.]:PRÉCISION:(mois jour)' \
      '*--avec-texte=[Laisse sortir ce champ de texte libre, ou ce champ en x_.]:CHAMP:(commentaire evaluation intitule libelle motif objectif source)' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--secret=[Cache les comptes de 1 à N − 1 jeunes, et ce qui les ferait retrouver.]:N: ' \
      '--public[Pour ce qui sort de la maison : comme « --secret 5 », à défaut d’un autre N.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:Ce qu’il faut écrire.:(csv sqlite jsonl)' ;;
    lister) _arguments \
      '*--type=[Un nom du catalogue, ou un type entier.]:TYPE:_milo_mots types' \
      '--sujet=[De qui ou de quoi parle l’événement.]:SUJET:_milo_mots sujets' \
      '--du=[Pas avant ce jour.]:DATE: ' \
      '--au=[Pas après ce jour.]:DATE: ' \
      '--nombre=[Au plus ce nombre d’événements.]:N: ' \
      '--texte[Montre aussi les champs de texte libre.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    voir) _arguments \
      '--texte[Montre aussi les champs de texte libre.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:L’id de l’événement, ou l’index de sa ligne.: ' ;;
    suivre) _arguments \
      '--depuis=[Montre d’abord les lignes à partir de cet index ; les nouvelles seulement à défaut.]:INDEX: ' \
      '--pendant=[S’arrête après ce temps.]:SECONDES: ' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    jeune) _arguments \
      '--au=[L’état à la fin de ce jour ; celui de la vue à défaut.]:DATE: ' \
      '--texte[Montre aussi les textes libres : commentaires, objectifs, motifs.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:L’identifiant du jeune.:_milo_mots sujets' ;;
    portefeuille) _arguments \
      '--au=[La date du portefeuille, en fin de journée ; aujourd’hui à défaut.]:DATE: ' \
      '--depuis=[Liste les transferts depuis cette date.]:DATE: ' \
      '--historique[Donne les effectifs à chaque fin de mois.]' \
      '--equipe[Compte par conseiller et par équipe.]' \
      '--detail[Ajoute les derniers événements, les minutes, l’allocation, le rendez-vous.]' \
      '--tous[Montre aussi les dossiers clos, ou inactifs.]' \
      '--alertes[Ne garde que les jeunes en alerte.]' \
      '*--poids=[Le poids d’un dispositif dans la charge.]:DISPOSITIF=POIDS: ' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::Le code d’un conseiller ; tous à défaut.:_milo_mots conseillers' ;;
    agenda) _arguments \
      '--du=[Le premier jour ; aujourd’hui à défaut, « lundi » est le prochain.]:DATE: ' \
      '--au=[Le dernier jour ; le septième à défaut.]:DATE: ' \
      '--site=[Ne garde que les rendez-vous de ce site.]:CODE: ' \
      '--tous[Montre aussi les rendez-vous annulés.]' \
      '--a-deplacer[Liste ce que les absences laissent à déplacer, et à qui.]' \
      '*--absence=[Une absence à essayer, sans la déclarer.]:CONSEILLER:DU:AU: ' \
      '--ics=[Écrit un calendrier (iCalendar) dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--sans-jeunes[Le calendrier ne nomme pas les jeunes.]' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse, ou un calendrier (ics) sur la sortie ; table à défaut.]:FORMAT:(table json csv md html ics)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::Le code d’un conseiller ; tous à défaut.:_milo_mots conseillers' ;;
    allocations) _arguments \
      '--jeune=[Un seul jeune.]:ID:_milo_mots sujets' \
      '--code=[Une seule aide : CEJ, GJ, PACEA…]:CODE:_milo_mots aides' \
      '--mois=[Un seul mois de droit.]:MOIS: ' \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '--detail[Montre chaque étape du calcul, avec sa source.]' \
      '--ecart-depuis=[Ce qu’il faut régulariser depuis ce que l’on savait ce jour.]:DATE: ' \
      '--enveloppes[Suit toutes les aides de l’année : délais, refus, enveloppes.]' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    conservation) _arguments \
      '--au=[La date, en fin de journée ; celle de la vue à défaut.]:DATE: ' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    effacer) _arguments \
      '--motif=[Pourquoi ; reste en clair au journal.]:TEXTE: ' \
      '--base=[Sur quel fondement.]:BASE:(fin_conservation demande)' \
      '--auteur=[Qui enregistre : le code du conseiller ; à défaut celui de « milo config ».]:CODE:_milo_mots conseillers' \
      '--oui[Efface sans demander.]' \
      '--essai[Montre ce qui deviendrait illisible, sans rien effacer.]' \
      '--malgre-l-horloge[Écrit même si la dernière ligne est datée plus de 10 min après l’horloge de la machine.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:L’identifiant du jeune.:_milo_mots sujets' ;;
    stats) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--table=[Une table, ou le début de plusieurs.]:TABLE:_milo_mots tables' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '--evolution[Ajoute à chaque colonne l’année d’avant.]' \
      '--decimales=[Les décimales des parts.]:N: ' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--par=[Les chiffres de chaque structure, de l’ensemble, ou des deux ; à défaut de l’ensemble, et des structures quand elles sont dix au plus.]:QUI:(structure ensemble les-deux)' \
      '--situer=[Met à côté de l’ensemble le minimum, les quartiles et le maximum des structures, et la valeur et le rang de celle-ci.]:STRUCTURE: ' \
      '--mesures[CSV et JSON : donne de chaque part et de chaque moyenne le numérateur et le dénominateur.]' \
      '--cle-commune=[Le secret que les structures partagent (« milo cle commune ») : qui passe de l’une à l’autre compte une fois dans l’ensemble.]:FICHIER:_files' \
      '--secret=[Cache les comptes de 1 à N − 1 jeunes, et ce qui les ferait retrouver.]:N: ' \
      '--public[Pour ce qui sort de la maison : comme « --secret 5 », à défaut d’un autre N.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    partiel) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--table=[Une table, ou le début de plusieurs.]:TABLE:_milo_mots tables' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '--evolution[Ajoute à chaque colonne l’année d’avant.]' \
      '--cle-commune=[Le secret que les structures partagent (« milo cle commune ») : qui passe de l’une à l’autre compte une fois dans l’ensemble.]:FICHIER:_files' \
      '--sortie=[Le fichier à écrire ; - pour la sortie standard.]:FICHIER:_files' \
      '-o+[Le fichier à écrire ; - pour la sortie standard.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::Lit les lignes d’un journal sur l’entrée standard.:(-)' ;;
    fusionner) _arguments \
      '*--table=[Une table, ou le début de plusieurs.]:TABLE:_milo_mots tables' \
      '--decimales=[Les décimales des parts.]:N: ' \
      '--par=[Les chiffres de chaque structure, de l’ensemble, ou des deux ; à défaut de l’ensemble, et des structures quand elles sont dix au plus.]:QUI:(structure ensemble les-deux)' \
      '--situer=[Met à côté de l’ensemble le minimum, les quartiles et le maximum des structures, et la valeur et le rang de celle-ci.]:STRUCTURE: ' \
      '--mesures[CSV et JSON : donne de chaque part et de chaque moyenne le numérateur et le dénominateur.]' \
      '--secret=[Cache les comptes de 1 à N − 1 jeunes, et ce qui les ferait retrouver.]:N: ' \
      '--public[Pour ce qui sort de la maison : comme « --secret 5 », à défaut d’un autre N.]' \
      '--sortie=[Écrit les résultats partiels réunis dans ce fichier ; - pour la sortie standard.]:FICHIER:_files' \
      '-o+[Écrit les résultats partiels réunis dans ce fichier ; - pour la sortie standard.]:FICHIER:_files' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '*:Des fichiers de résultats partiels ; - pour l’entrée standard.:_files' ;;
    tables) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::Une table, ou le début de plusieurs ; toutes à défaut.:_milo_mots tables' ;;
    tableau) _arguments \
      '--expliquer[Dit les déclarations en phrases.]' \
      '--modele=[Écrit une première déclaration de ce qui est compté.]:COMPTE:(jeunes evenements sejours situations rendez_vous orientations accueil profil referent mutation fusion dossier.cloture dossier.reouverture entretien atelier information_collective contact acte_administratif plan dispositif.entree dispositif.prolongation dispositif.suspension dispositif.sortie emploi.entree emploi.suivi formation.entree immersion.entree volontariat.entree scolarite.entree mobilite_internationale situation.fin foyer_fiscal ressources justificatifs manquement sanction demarche aide.demande aide.decision aide.versement aide.remboursement enveloppe orientation orientation.issue employeur.contact offre mise_en_relation mise_en_relation.issue sortie_terrain reperage remobilisation obligation_formation site commune conseiller absence dispositif.definition dispositif.groupe regroupement quartier partenaire objectif bareme satisfaction critere preuve amelioration tableau structure libelle composition donnee poste_comptable convention instance manifestation audit avis_audit effacement reprise)' \
      '--nationaux=[Écrit la déclaration d’une table nationale.]:TABLE:(synthese evenements.contact evenements.accompagnes evenements.entretien evenements.primos profil.contact profil.accompagnes profil.entretien profil.primos profil.entres.AGIR profil.entres.CEJ profil.entres.CEP profil.entres.CUI_CIE profil.entres.GJ profil.entres.JSMJ profil.entres.OBLIGATION_FORMATION profil.entres.PACEA profil.entres.PARRAINAGE profil.entres.PEC profil.entres.PIAL profil.entres.POP profil.entres.PPAE profil.entres.PRIJ profil.entres.PSYCHOLOGUE profil.entres.REPERAGE profil.entres.SANTE profil.entres.CEJ_GJ profil.entres.CEJ_PACEA profil.suivis.AGIR profil.suivis.CEJ profil.suivis.CEP profil.suivis.CUI_CIE profil.suivis.GJ profil.suivis.JSMJ profil.suivis.OBLIGATION_FORMATION profil.suivis.PACEA profil.suivis.PARRAINAGE profil.suivis.PEC profil.suivis.PIAL profil.suivis.POP profil.suivis.PPAE profil.suivis.PRIJ profil.suivis.PSYCHOLOGUE profil.suivis.REPERAGE profil.suivis.SANTE profil.suivis.CEJ_GJ profil.suivis.CEJ_PACEA profil.reperes profil.remobilises file_active origine territoire.contact.zone territoire.contact.site territoire.contact.commune territoire.contact.epci territoire.contact.quartier territoire.accompagnes.zone territoire.accompagnes.site territoire.accompagnes.commune territoire.accompagnes.epci territoire.accompagnes.quartier territoire.entretien.zone territoire.entretien.site territoire.entretien.commune territoire.entretien.epci territoire.entretien.quartier territoire.primos.zone territoire.primos.site territoire.primos.commune territoire.primos.epci territoire.primos.quartier evolution dispositifs modalites.AGIR modalites.CEJ modalites.CEP modalites.CUI_CIE modalites.GJ modalites.JSMJ modalites.OBLIGATION_FORMATION modalites.PACEA modalites.PARRAINAGE modalites.PEC modalites.PIAL modalites.POP modalites.PPAE modalites.PRIJ modalites.PSYCHOLOGUE modalites.REPERAGE modalites.SANTE modalites.CEJ_GJ modalites.CEJ_PACEA sorties.AGIR sorties.CEJ sorties.CEP sorties.CUI_CIE sorties.GJ sorties.JSMJ sorties.OBLIGATION_FORMATION sorties.PACEA sorties.PARRAINAGE sorties.PEC sorties.PIAL sorties.POP sorties.PPAE sorties.PRIJ sorties.PSYCHOLOGUE sorties.REPERAGE sorties.SANTE sorties.CEJ_GJ sorties.CEJ_PACEA partenaires.AGIR partenaires.CEJ partenaires.CEP partenaires.CUI_CIE partenaires.GJ partenaires.JSMJ partenaires.OBLIGATION_FORMATION partenaires.PACEA partenaires.PARRAINAGE partenaires.PEC partenaires.PIAL partenaires.POP partenaires.PPAE partenaires.PRIJ partenaires.PSYCHOLOGUE partenaires.REPERAGE partenaires.SANTE partenaires.CEJ_GJ partenaires.CEJ_PACEA emploi formation immersion volontariat situations aides collectif collectif.sessions rendez_vous specialites parrainage orientations offres obligation_formation reperage mobilite_internationale objectifs equipe absences implantation territoire_couvert donnees conventions gouvernance manifestations ameliorations qualite)' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::Le fichier des déclarations.:_files' ;;
    rapport) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '--composition=[Ce que la page montre : un fichier, ou le code d’une composition du journal ; à défaut celle du journal dont le code est « rapport », sinon celle de Milo.]:FICHIER:_files' \
      '--documents=[Le dossier des images que la composition nomme ; le sien à défaut.]:DIR:_files -/' \
      '--modele[Écrit la composition de Milo, pour en partir : la nationale, ou celle de plusieurs structures si --journal en nomme plusieurs.]' \
      '--verifier=[Recalcule ce rapport publié et dit ce qui diffère.]:FICHIER:_files' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--cle-commune=[Le secret que les structures partagent (« milo cle commune ») : qui passe de l’une à l’autre compte une fois dans l’ensemble.]:FICHIER:_files' \
      '--secret=[Cache les comptes de 1 à N − 1 jeunes, et ce qui les ferait retrouver.]:N: ' \
      '--public[Pour ce qui sort de la maison : comme « --secret 5 », à défaut d’un autre N.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    objectifs) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    finances) _arguments \
      '--exercice=[L’exercice, une année civile.]:ANNEE: ' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    ameliorations) _arguments \
      '--au=[La date de l’état, en fin de journée ; celle de la vue à défaut.]:DATE: ' \
      '--texte[Montre aussi les champs de texte libre.]' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    verifier) _arguments \
      '*--depuis=[Un ancien « checkpoint », que le journal doit prolonger.]:FICHIER:_files' \
      '--cle-publique=[La clé publique du journal, pour vérifier sa signature.]:VKEY: ' \
      '--politique=[Un fichier de confiance (C2SP tlog-policy) : journaux, témoins, quorum.]:FICHIER:_files' \
      '--autorite=[Les certificats (PEM) de l’autorité d’horodatage, obtenus d’elle, pour vérifier ses jetons.]:FICHIER:_files' \
      '--tolerance=[De combien l’horodatage d’une ligne peut contredire un témoin, un jeton ; 10 à défaut.]:MINUTES: ' \
      '--complet[Relit aussi ce qu’un sceau reconnu couvre.]' \
      '--projections[Rejoue les histoires : signale les références rompues, les codes jamais déclarés.]' \
      '--resume[Dit après les constats ce qui est scellé, par qui, et ce qui n’a pas été vérifié.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    sceller) _arguments \
      '--cle=[Le fichier de la clé privée du journal.]:FICHIER:_files' \
      '--lignes[Écrit aussi les lignes par paquets, dans tile/entries/.]' \
      '*--ancienne-cle=[Une clé publique qui a pu signer le dernier sceau, si la clé a changé.]:VKEY: ' \
      '--cosigne=[Une copie de « checkpoint » signée par un témoin.]:FICHIER:_files' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    sceaux) _arguments \
      '--cle-publique=[La clé publique du journal, pour vérifier sa signature.]:VKEY: ' \
      '--politique=[Un fichier de confiance (C2SP tlog-policy) : journaux, témoins, quorum.]:FICHIER:_files' \
      '--autorite=[Les certificats (PEM) de l’autorité d’horodatage, obtenus d’elle, pour vérifier ses jetons.]:FICHIER:_files' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    cle) _arguments \
      '--nom=[Le nom de la clé : l’origine du journal, sans espace ni « + ».]:ORIGINE: ' \
      '--temoin[Montre la clé publique sous laquelle un témoin signe.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:nouvelle, publique, coffre ou commune.:(nouvelle publique coffre commune)' \
      '2:Le fichier de la clé privée ; le dossier du coffre.:_files' ;;
    preuve) _arguments \
      '--coherence=[Prouve que le sceau prolonge ces premières lignes.]:TAILLE: ' \
      '--verifier=[La preuve à vérifier.]:FICHIER:_files' \
      '--depuis=[Avec --verifier : la tête gardée, d’où part la preuve de cohérence.]:FICHIER:_files' \
      '--avec-ligne[Met la ligne elle-même dans la preuve.]' \
      '--ligne=[Avec --verifier : la ligne, un fichier d’une ligne.]:FICHIER:_files' \
      '--cle-publique=[La clé publique du journal, pour vérifier sa signature.]:VKEY: ' \
      '--politique=[Un fichier de confiance (C2SP tlog-policy) : journaux, témoins, quorum.]:FICHIER:_files' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::L’index de la ligne.: ' ;;
    temoin) _arguments \
      '--cle=[Le fichier de la clé privée du témoin.]:FICHIER:_files' \
      '--etat=[Le dossier où le témoin garde ce qu’il a vu.]:DIR:_files -/' \
      '--cle-publique=[La clé publique du journal, pour vérifier sa signature.]:VKEY: ' \
      '--tuiles=[Le dossier qui contient « tile/ » ; celui du fichier à défaut.]:DIR:_files -/' \
      '--demande[Écrit ce qu’on envoie à un témoin du réseau, au lieu de signer.]' \
      '--depuis=[Avec --demande : la taille du dernier sceau que le témoin a signé ; 0 à défaut.]:LIGNES: ' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:Le fichier « checkpoint » reçu.:_files' ;;
    horodater) _arguments \
      '--demande=[La demande : à écrire ou, avec --reponse, celle qui fut envoyée.]:FICHIER:_files' \
      '--reponse=[La réponse de l’autorité.]:FICHIER:_files' \
      '--autorite=[Les certificats (PEM) de l’autorité d’horodatage, obtenus d’elle, pour vérifier ses jetons.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    expliquer) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:La cellule à expliquer, ou le droit.:_milo_mots cellules' ;;
    ecart) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--vu-au=[Une date de vue ; il en faut deux.]:DATE: ' \
      '--detail[Ajoute qui fait changer chaque cellule, et par quelles lignes.]' \
      '*--table=[Une table, ou le début de plusieurs.]:TABLE:_milo_mots tables' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    depuis) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '--detail[Ajoute qui fait changer chaque cellule, et par quelles lignes.]' \
      '*--table=[Une table, ou le début de plusieurs.]:TABLE:_milo_mots tables' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:La tête gardée \: un « checkpoint ».:_files' ;;
    rejouer) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '--pas=[La durée d’une étape ; mois à défaut.]:PAS:(jour mois trimestre annee)' \
      '*--table=[Une table, ou le début de plusieurs.]:TABLE:_milo_mots tables' \
      '*--cellule=[Une cellule à suivre.]:TABLE/LIGNE/COLONNE:_milo_mots cellules' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    tardifs) _arguments \
      '--plus-de=[Le retard, en jours ; 30 à défaut.]:JOURS: ' \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    corrections) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '--motifs[Montre les motifs, qui sont du texte libre.]' \
      '--coffre=[Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config ».]:DIR:_files -/' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    signaux) _arguments \
      '*--signal=[Un signal à montrer ; tous à défaut.]:SIGNAL:(tardifs rafales identifiants corrections sceaux)' \
      '--plus-de=[Le retard, en jours ; 30 à défaut.]:JOURS: ' \
      '--rafale=[Combien de lignes d’un auteur en une minute font une rafale ; 30 à défaut.]:LIGNES: ' \
      '--ecart=[L’écart entre un identifiant et sa ligne, en jours, au-delà duquel il est dit ; 1 à défaut.]:JOURS: ' \
      '--cloture=[Le jour où une année est close, l’année suivante ; 31/03 à défaut.]:JOUR: ' \
      '--detail[Montre aussi les lignes derrière chaque signal.]' \
      '--agents[Nomme les auteurs, au lieu de les numéroter.]' \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    label) _arguments \
      '--au=[La date du point, en fin de journée ; celle des critères ou de la vue à défaut.]:DATE: ' \
      '--criteres-au=[Prend les critères, preuves et tables connus à la fin de ce jour ; ceux de la vue à défaut.]:DATE: ' \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--audit=[La date de l’audit initial, d’où viennent le suivi et le renouvellement ; le dernier audit saisi à défaut.]:DATE: ' \
      '--documents=[Le dossier où sont les documents donnés en preuve.]:DIR:_files -/' \
      '--texte[Montre aussi les champs de texte libre.]' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '*--journal=[Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--continuer[Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4.]' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--vu-a-la-tete=[Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé).]:FICHIER:_files' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    dossier) _arguments \
      '--annee=[L’année civile à compter.]:ANNEE: ' \
      '--du=[Le premier jour, avec --au.]:DATE: ' \
      '--au=[Le dernier jour, avec --du.]:DATE: ' \
      '*--critere=[Un critère du label, avec ses preuves.]:CODE:_milo_mots criteres' \
      '*--cellule=[Un chiffre à prouver.]:TABLE/LIGNE/COLONNE:_milo_mots cellules' \
      '--sortie=[Le fichier à écrire ; - pour la sortie standard.]:FICHIER:_files' \
      '-o+[Le fichier à écrire ; - pour la sortie standard.]:FICHIER:_files' \
      '--cle=[Le fichier de la clé privée du journal, pour signer la page.]:FICHIER:_files' \
      '--cle-publique=[La clé publique du journal, pour vérifier sa signature.]:VKEY: ' \
      '--originales[Met les lignes telles quelles, identifiants et textes libres compris.]' \
      '--texte[Montre aussi les champs de texte libre.]' \
      '--precision=[La précision des dates des lignes ; mois à défaut.]:PRÉCISION:(mois jour)' \
      '*--retenir=[Ne laisse de cette ligne que son empreinte.]:INDEX: ' \
      '*--filtre=[Ne compte que ces jeunes ; A|B pour l’un ou l’autre.]:CLÉ=VALEUR:_milo_mots filtres' \
      '*--tableaux=[Un fichier de tables déclarées, comptées comme les autres.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--sans-cache[Relit toutes les lignes : le cache n’est ni lu ni écrit.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    verifier-dossier) _arguments \
      '--cle-publique=[La clé publique du journal, pour vérifier sa signature.]:VKEY: ' \
      '--politique=[Un fichier de confiance (C2SP tlog-policy) : journaux, témoins, quorum.]:FICHIER:_files' \
      '--preuve=[Écrit la preuve d’une ligne du dossier (C2SP tlog-proof), s’il tient.]:INDEX: ' \
      '--accepter-declare[Sort avec le code 0 quand des chiffres sont déclarés et que tout le reste tient.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:Le dossier de preuve.:_files' ;;
    catalogue) _arguments \
      '--schema=[Écrit le schéma JSON de ce qu’un fichier déclare.]:SCHEMA:(tableau composition)' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::Un nom du catalogue ; tous à défaut.:(accueil profil referent mutation fusion dossier.cloture dossier.reouverture entretien atelier information_collective contact acte_administratif rendez_vous plan dispositif.entree dispositif.prolongation dispositif.suspension dispositif.sortie emploi.entree emploi.suivi formation.entree immersion.entree volontariat.entree scolarite.entree mobilite_internationale situation.fin foyer_fiscal ressources justificatifs manquement sanction demarche aide.demande aide.decision aide.versement aide.remboursement enveloppe orientation orientation.issue employeur.contact offre mise_en_relation mise_en_relation.issue sortie_terrain reperage remobilisation obligation_formation site commune conseiller absence dispositif.definition dispositif.groupe regroupement quartier partenaire objectif bareme satisfaction critere preuve amelioration tableau structure libelle composition donnee poste_comptable convention instance manifestation audit avis_audit annulation rectification effacement reprise)' ;;
    cache) _arguments \
      '--refaire[Relit toutes les lignes, et les garde.]' \
      '--vider[Supprime ce qui est gardé.]' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.]:DIR:_files -/' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
    config) _arguments \
      '--oter=[Ôte une valeur.]:CLE:(journal auteur site coffre)' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--html=[Écrit la réponse en une page dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--md=[Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.]:FICHIER:_files' \
      '--xlsx=[Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais nombres ; - pour la sortie.]:FICHIER:_files' \
      '--pdf=[Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.]:FICHIER:_files' \
      '--remplacer[Remplace ce qui existe à cet endroit.]' \
      '--tableur[CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.]' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--sans-pager[Montre tout d’un coup ; à défaut, page par page sur un terminal.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::Ce que l’on montre ou que l’on change.:(journal auteur site coffre)' \
      '2::Sa nouvelle valeur ; montrée à défaut.: ' ;;
    aide) _arguments \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1::Le verbe à expliquer ; tous à défaut.:(initier exemple ajouter saisir corriger annuler importer exporter lister voir suivre jeune portefeuille agenda allocations conservation effacer stats partiel fusionner tables tableau rapport objectifs finances ameliorations verifier sceller sceaux cle preuve temoin horodater expliquer ecart depuis rejouer tardifs corrections signaux label dossier verifier-dossier catalogue cache config aide completion proposer manuel)' ;;
    completion) _arguments \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:Le shell à qui le script est destiné.:(bash zsh fish)' ;;
    proposer) _arguments \
      '--sens[Ajoute à un mot ce qu’il veut dire, après une tabulation.]' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '1:Quels mots.:(tables cellules filtres types champs sujets sites conseillers dispositifs criteres aides)' \
      '*:Les mots déjà tapés, le dernier étant celui à compléter.: ' ;;
    manuel) _arguments \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' ;;
  esac
}
if [[ $funcstack[1] == _milo ]]; then
  _milo "$@"
else
  compdef _milo milo
fi
