# Complétion de milo pour bash, produite par « milo completion bash ».
# Les mots que donne le programme, qui les choisit : bash les prend tels quels.
_milo_mots() {
  local mot
  COMPREPLY=()
  while read -r mot; do
    COMPREPLY+=("$mot")
    [[ $mot == *= ]] && compopt -o nospace 2> /dev/null
  done < <("${COMP_WORDS[0]}" proposer "$1" -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
}
_milo() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
  local verb=${COMP_WORDS[1]}
  # bash sépare « --option=valeur » en trois mots.
  if [[ $word == "=" ]]; then
    word=
  elif [[ $previous == "=" ]]; then
    previous=${COMP_WORDS[COMP_CWORD-2]}
  fi
  local IFS=$'\n'
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W $'initier\nexemple\najouter\nsaisir\ncorriger\nannuler\nimporter\nexporter\nlister\nvoir\nsuivre\njeune\nportefeuille\nagenda\nallocations\nconservation\neffacer\nstats\npartiel\nfusionner\ntables\ntableau\nrapport\nobjectifs\nfinances\nameliorations\nverifier\nsceller\nsceaux\ncle\npreuve\ntemoin\nhorodater\nexpliquer\necart\ndepuis\nrejouer\ntardifs\ncorrections\nsignaux\nlabel\ndossier\nverifier-dossier\ncatalogue\ncache\nconfig\naide\ncompletion\nproposer\nmanuel\n--aide\n--version' -- "$word"))
    return
  fi
  case "$verb $previous" in
    "initier --source") :; return ;;
    "initier --origine") :; return ;;
    "initier --fuseau") :; return ;;
    "exemple --graine") :; return ;;
    "exemple --annees") :; return ;;
    "exemple --structures") :; return ;;
    "exemple --evenements") :; return ;;
    "exemple --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "exemple --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "exemple --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "exemple --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "exemple --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "exemple --largeur") :; return ;;
    "ajouter --sujet") _milo_mots sujets; return ;;
    "ajouter --sujets") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ajouter --le") :; return ;;
    "ajouter --id") :; return ;;
    "ajouter --auteur") _milo_mots conseillers; return ;;
    "ajouter --taille-attendue") :; return ;;
    "ajouter --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "ajouter --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "saisir --auteur") _milo_mots conseillers; return ;;
    "saisir --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "saisir --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "corriger --le") :; return ;;
    "corriger --sujet") _milo_mots sujets; return ;;
    "corriger --sans") :; return ;;
    "corriger --motif") :; return ;;
    "corriger --auteur") _milo_mots conseillers; return ;;
    "corriger --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "corriger --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "annuler --motif") :; return ;;
    "annuler --auteur") _milo_mots conseillers; return ;;
    "annuler --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "annuler --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "importer --motif") :; return ;;
    "importer --modele") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "importer --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "importer --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "exporter --sortie" | "exporter -o") :; return ;;
    "exporter --annee") :; return ;;
    "exporter --du") :; return ;;
    "exporter --au") :; return ;;
    "exporter --type") _milo_mots types; return ;;
    "exporter --sujet") _milo_mots sujets; return ;;
    "exporter --filtre") _milo_mots filtres; return ;;
    "exporter --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "exporter --profil") COMPREPLY=($(compgen -W $'structure\naudit' -- "$word")); return ;;
    "exporter --precision") COMPREPLY=($(compgen -W $'mois\njour' -- "$word")); return ;;
    "exporter --avec-texte") COMPREPLY=($(compgen -W $'commentaire\nevaluation\nintitule\nlibelle\nmotif\nobjectif\nsource' -- "$word")); return ;;
    "exporter --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "exporter --secret") :; return ;;
    "exporter --vu-au") :; return ;;
    "exporter --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "lister --type") _milo_mots types; return ;;
    "lister --sujet") _milo_mots sujets; return ;;
    "lister --du") :; return ;;
    "lister --au") :; return ;;
    "lister --nombre") :; return ;;
    "lister --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "lister --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "lister --vu-au") :; return ;;
    "lister --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "lister --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "lister --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "lister --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "lister --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "lister --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "lister --largeur") :; return ;;
    "voir --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "voir --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "voir --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "voir --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "voir --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "voir --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "voir --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "voir --largeur") :; return ;;
    "suivre --depuis") :; return ;;
    "suivre --pendant") :; return ;;
    "suivre --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "jeune --au") :; return ;;
    "jeune --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "jeune --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "jeune --vu-au") :; return ;;
    "jeune --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "jeune --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "jeune --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "jeune --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "jeune --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "jeune --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "jeune --largeur") :; return ;;
    "portefeuille --au") :; return ;;
    "portefeuille --depuis") :; return ;;
    "portefeuille --poids") :; return ;;
    "portefeuille --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "portefeuille --vu-au") :; return ;;
    "portefeuille --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "portefeuille --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "portefeuille --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "portefeuille --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "portefeuille --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "portefeuille --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "portefeuille --largeur") :; return ;;
    "agenda --du") :; return ;;
    "agenda --au") :; return ;;
    "agenda --site") :; return ;;
    "agenda --absence") :; return ;;
    "agenda --ics") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "agenda --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "agenda --vu-au") :; return ;;
    "agenda --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "agenda --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml\nics' -- "$word")); return ;;
    "agenda --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "agenda --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "agenda --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "agenda --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "agenda --largeur") :; return ;;
    "allocations --jeune") _milo_mots sujets; return ;;
    "allocations --code") _milo_mots aides; return ;;
    "allocations --mois") :; return ;;
    "allocations --annee") :; return ;;
    "allocations --du") :; return ;;
    "allocations --au") :; return ;;
    "allocations --ecart-depuis") :; return ;;
    "allocations --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "allocations --vu-au") :; return ;;
    "allocations --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "allocations --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "allocations --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "allocations --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "allocations --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "allocations --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "allocations --largeur") :; return ;;
    "conservation --au") :; return ;;
    "conservation --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "conservation --vu-au") :; return ;;
    "conservation --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "conservation --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "conservation --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "conservation --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "conservation --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "conservation --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "conservation --largeur") :; return ;;
    "effacer --motif") :; return ;;
    "effacer --base") COMPREPLY=($(compgen -W $'fin_conservation\ndemande' -- "$word")); return ;;
    "effacer --auteur") _milo_mots conseillers; return ;;
    "effacer --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "effacer --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "stats --annee") :; return ;;
    "stats --du") :; return ;;
    "stats --au") :; return ;;
    "stats --table") _milo_mots tables; return ;;
    "stats --filtre") _milo_mots filtres; return ;;
    "stats --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "stats --decimales") :; return ;;
    "stats --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "stats --par") COMPREPLY=($(compgen -W $'structure\nensemble\nles-deux' -- "$word")); return ;;
    "stats --situer") :; return ;;
    "stats --cle-commune") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "stats --secret") :; return ;;
    "stats --vu-au") :; return ;;
    "stats --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "stats --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "stats --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "stats --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "stats --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "stats --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "stats --largeur") :; return ;;
    "partiel --annee") :; return ;;
    "partiel --du") :; return ;;
    "partiel --au") :; return ;;
    "partiel --table") _milo_mots tables; return ;;
    "partiel --filtre") _milo_mots filtres; return ;;
    "partiel --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "partiel --cle-commune") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "partiel --sortie" | "partiel -o") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "partiel --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "partiel --vu-au") :; return ;;
    "partiel --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "fusionner --table") _milo_mots tables; return ;;
    "fusionner --decimales") :; return ;;
    "fusionner --par") COMPREPLY=($(compgen -W $'structure\nensemble\nles-deux' -- "$word")); return ;;
    "fusionner --situer") :; return ;;
    "fusionner --secret") :; return ;;
    "fusionner --sortie" | "fusionner -o") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "fusionner --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "fusionner --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "fusionner --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "fusionner --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "fusionner --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "fusionner --largeur") :; return ;;
    "tables --annee") :; return ;;
    "tables --du") :; return ;;
    "tables --au") :; return ;;
    "tables --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tables --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "tables --vu-au") :; return ;;
    "tables --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tables --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "tables --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tables --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tables --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tables --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tables --largeur") :; return ;;
    "tableau --modele") COMPREPLY=($(compgen -W $'jeunes\nevenements\nsejours\nsituations\nrendez_vous\norientations\naccueil\nprofil\nreferent\nmutation\nfusion\ndossier.cloture\ndossier.reouverture\nentretien\natelier\ninformation_collective\ncontact\nacte_administratif\nplan\ndispositif.entree\ndispositif.prolongation\ndispositif.suspension\ndispositif.sortie\nemploi.entree\nemploi.suivi\nformation.entree\nimmersion.entree\nvolontariat.entree\nscolarite.entree\nmobilite_internationale\nsituation.fin\nfoyer_fiscal\nressources\njustificatifs\nmanquement\nsanction\ndemarche\naide.demande\naide.decision\naide.versement\naide.remboursement\nenveloppe\norientation\norientation.issue\nemployeur.contact\noffre\nmise_en_relation\nmise_en_relation.issue\nsortie_terrain\nreperage\nremobilisation\nobligation_formation\nsite\ncommune\nconseiller\nabsence\ndispositif.definition\ndispositif.groupe\nregroupement\nquartier\npartenaire\nobjectif\nbareme\nsatisfaction\ncritere\npreuve\namelioration\ntableau\nstructure\nlibelle\ncomposition\ndonnee\nposte_comptable\nconvention\ninstance\nmanifestation\naudit\navis_audit\neffacement\nreprise' -- "$word")); return ;;
    "tableau --nationaux") COMPREPLY=($(compgen -W $'synthese\nevenements.contact\nevenements.accompagnes\nevenements.entretien\nevenements.primos\nprofil.contact\nprofil.accompagnes\nprofil.entretien\nprofil.primos\nprofil.entres.AGIR\nprofil.entres.CEJ\nprofil.entres.CEP\nprofil.entres.CUI_CIE\nprofil.entres.GJ\nprofil.entres.JSMJ\nprofil.entres.OBLIGATION_FORMATION\nprofil.entres.PACEA\nprofil.entres.PARRAINAGE\nprofil.entres.PEC\nprofil.entres.PIAL\nprofil.entres.POP\nprofil.entres.PPAE\nprofil.entres.PRIJ\nprofil.entres.PSYCHOLOGUE\nprofil.entres.REPERAGE\nprofil.entres.SANTE\nprofil.entres.CEJ_GJ\nprofil.entres.CEJ_PACEA\nprofil.suivis.AGIR\nprofil.suivis.CEJ\nprofil.suivis.CEP\nprofil.suivis.CUI_CIE\nprofil.suivis.GJ\nprofil.suivis.JSMJ\nprofil.suivis.OBLIGATION_FORMATION\nprofil.suivis.PACEA\nprofil.suivis.PARRAINAGE\nprofil.suivis.PEC\nprofil.suivis.PIAL\nprofil.suivis.POP\nprofil.suivis.PPAE\nprofil.suivis.PRIJ\nprofil.suivis.PSYCHOLOGUE\nprofil.suivis.REPERAGE\nprofil.suivis.SANTE\nprofil.suivis.CEJ_GJ\nprofil.suivis.CEJ_PACEA\nprofil.reperes\nprofil.remobilises\nfile_active\norigine\nterritoire.contact.zone\nterritoire.contact.site\nterritoire.contact.commune\nterritoire.contact.epci\nterritoire.contact.quartier\nterritoire.accompagnes.zone\nterritoire.accompagnes.site\nterritoire.accompagnes.commune\nterritoire.accompagnes.epci\nterritoire.accompagnes.quartier\nterritoire.entretien.zone\nterritoire.entretien.site\nterritoire.entretien.commune\nterritoire.entretien.epci\nterritoire.entretien.quartier\nterritoire.primos.zone\nterritoire.primos.site\nterritoire.primos.commune\nterritoire.primos.epci\nterritoire.primos.quartier\nevolution\ndispositifs\nmodalites.AGIR\nmodalites.CEJ\nmodalites.CEP\nmodalites.CUI_CIE\nmodalites.GJ\nmodalites.JSMJ\nmodalites.OBLIGATION_FORMATION\nmodalites.PACEA\nmodalites.PARRAINAGE\nmodalites.PEC\nmodalites.PIAL\nmodalites.POP\nmodalites.PPAE\nmodalites.PRIJ\nmodalites.PSYCHOLOGUE\nmodalites.REPERAGE\nmodalites.SANTE\nmodalites.CEJ_GJ\nmodalites.CEJ_PACEA\nsorties.AGIR\nsorties.CEJ\nsorties.CEP\nsorties.CUI_CIE\nsorties.GJ\nsorties.JSMJ\nsorties.OBLIGATION_FORMATION\nsorties.PACEA\nsorties.PARRAINAGE\nsorties.PEC\nsorties.PIAL\nsorties.POP\nsorties.PPAE\nsorties.PRIJ\nsorties.PSYCHOLOGUE\nsorties.REPERAGE\nsorties.SANTE\nsorties.CEJ_GJ\nsorties.CEJ_PACEA\npartenaires.AGIR\npartenaires.CEJ\npartenaires.CEP\npartenaires.CUI_CIE\npartenaires.GJ\npartenaires.JSMJ\npartenaires.OBLIGATION_FORMATION\npartenaires.PACEA\npartenaires.PARRAINAGE\npartenaires.PEC\npartenaires.PIAL\npartenaires.POP\npartenaires.PPAE\npartenaires.PRIJ\npartenaires.PSYCHOLOGUE\npartenaires.REPERAGE\npartenaires.SANTE\npartenaires.CEJ_GJ\npartenaires.CEJ_PACEA\nemploi\nformation\nimmersion\nvolontariat\nsituations\naides\ncollectif\ncollectif.sessions\nrendez_vous\nspecialites\nparrainage\norientations\noffres\nobligation_formation\nreperage\nmobilite_internationale\nobjectifs\nequipe\nabsences\nimplantation\nterritoire_couvert\ndonnees\nconventions\ngouvernance\nmanifestations\nameliorations\nqualite' -- "$word")); return ;;
    "rapport --annee") :; return ;;
    "rapport --du") :; return ;;
    "rapport --au") :; return ;;
    "rapport --composition") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rapport --documents") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "rapport --verifier") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rapport --filtre") _milo_mots filtres; return ;;
    "rapport --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rapport --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "rapport --cle-commune") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rapport --secret") :; return ;;
    "rapport --vu-au") :; return ;;
    "rapport --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rapport --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "rapport --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rapport --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rapport --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rapport --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rapport --largeur") :; return ;;
    "objectifs --annee") :; return ;;
    "objectifs --du") :; return ;;
    "objectifs --au") :; return ;;
    "objectifs --filtre") _milo_mots filtres; return ;;
    "objectifs --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "objectifs --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "objectifs --vu-au") :; return ;;
    "objectifs --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "objectifs --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "objectifs --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "objectifs --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "objectifs --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "objectifs --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "objectifs --largeur") :; return ;;
    "finances --exercice") :; return ;;
    "finances --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "finances --vu-au") :; return ;;
    "finances --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "finances --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "finances --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "finances --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "finances --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "finances --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "finances --largeur") :; return ;;
    "ameliorations --au") :; return ;;
    "ameliorations --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "ameliorations --vu-au") :; return ;;
    "ameliorations --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ameliorations --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "ameliorations --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ameliorations --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ameliorations --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ameliorations --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ameliorations --largeur") :; return ;;
    "verifier --depuis") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "verifier --cle-publique") :; return ;;
    "verifier --politique") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "verifier --autorite") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "verifier --tolerance") :; return ;;
    "verifier --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "verifier --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "verifier --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "verifier --largeur") :; return ;;
    "sceller --cle") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "sceller --ancienne-cle") :; return ;;
    "sceller --cosigne") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "sceller --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "sceaux --cle-publique") :; return ;;
    "sceaux --politique") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "sceaux --autorite") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "sceaux --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "sceaux --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "sceaux --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "sceaux --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "sceaux --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "sceaux --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "sceaux --largeur") :; return ;;
    "cle --nom") :; return ;;
    "preuve --coherence") :; return ;;
    "preuve --verifier") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "preuve --depuis") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "preuve --ligne") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "preuve --cle-publique") :; return ;;
    "preuve --politique") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "preuve --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "temoin --cle") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "temoin --etat") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "temoin --cle-publique") :; return ;;
    "temoin --tuiles") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "temoin --depuis") :; return ;;
    "horodater --demande") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "horodater --reponse") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "horodater --autorite") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "horodater --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "expliquer --annee") :; return ;;
    "expliquer --du") :; return ;;
    "expliquer --au") :; return ;;
    "expliquer --filtre") _milo_mots filtres; return ;;
    "expliquer --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "expliquer --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "expliquer --vu-au") :; return ;;
    "expliquer --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "expliquer --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "expliquer --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "expliquer --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "expliquer --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "expliquer --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "expliquer --largeur") :; return ;;
    "ecart --annee") :; return ;;
    "ecart --du") :; return ;;
    "ecart --au") :; return ;;
    "ecart --vu-au") :; return ;;
    "ecart --table") _milo_mots tables; return ;;
    "ecart --filtre") _milo_mots filtres; return ;;
    "ecart --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ecart --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "ecart --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ecart --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "ecart --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ecart --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ecart --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ecart --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "ecart --largeur") :; return ;;
    "depuis --annee") :; return ;;
    "depuis --du") :; return ;;
    "depuis --au") :; return ;;
    "depuis --table") _milo_mots tables; return ;;
    "depuis --filtre") _milo_mots filtres; return ;;
    "depuis --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "depuis --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "depuis --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "depuis --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "depuis --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "depuis --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "depuis --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "depuis --largeur") :; return ;;
    "rejouer --annee") :; return ;;
    "rejouer --du") :; return ;;
    "rejouer --au") :; return ;;
    "rejouer --pas") COMPREPLY=($(compgen -W $'jour\nmois\ntrimestre\nannee' -- "$word")); return ;;
    "rejouer --table") _milo_mots tables; return ;;
    "rejouer --cellule") _milo_mots cellules; return ;;
    "rejouer --filtre") _milo_mots filtres; return ;;
    "rejouer --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rejouer --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "rejouer --vu-au") :; return ;;
    "rejouer --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rejouer --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "rejouer --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rejouer --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rejouer --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rejouer --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "rejouer --largeur") :; return ;;
    "tardifs --plus-de") :; return ;;
    "tardifs --annee") :; return ;;
    "tardifs --du") :; return ;;
    "tardifs --au") :; return ;;
    "tardifs --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "tardifs --vu-au") :; return ;;
    "tardifs --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tardifs --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "tardifs --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tardifs --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tardifs --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tardifs --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "tardifs --largeur") :; return ;;
    "corrections --annee") :; return ;;
    "corrections --du") :; return ;;
    "corrections --au") :; return ;;
    "corrections --coffre") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "corrections --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "corrections --vu-au") :; return ;;
    "corrections --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "corrections --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "corrections --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "corrections --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "corrections --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "corrections --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "corrections --largeur") :; return ;;
    "signaux --signal") COMPREPLY=($(compgen -W $'tardifs\nrafales\nidentifiants\ncorrections\nsceaux' -- "$word")); return ;;
    "signaux --plus-de") :; return ;;
    "signaux --rafale") :; return ;;
    "signaux --ecart") :; return ;;
    "signaux --cloture") :; return ;;
    "signaux --annee") :; return ;;
    "signaux --du") :; return ;;
    "signaux --au") :; return ;;
    "signaux --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "signaux --vu-au") :; return ;;
    "signaux --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "signaux --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "signaux --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "signaux --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "signaux --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "signaux --largeur") :; return ;;
    "label --au") :; return ;;
    "label --criteres-au") :; return ;;
    "label --annee") :; return ;;
    "label --audit") :; return ;;
    "label --documents") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "label --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "label --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "label --vu-au") :; return ;;
    "label --vu-a-la-tete") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "label --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "label --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "label --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "label --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "label --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "label --largeur") :; return ;;
    "dossier --annee") :; return ;;
    "dossier --du") :; return ;;
    "dossier --au") :; return ;;
    "dossier --critere") _milo_mots criteres; return ;;
    "dossier --cellule") _milo_mots cellules; return ;;
    "dossier --sortie" | "dossier -o") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "dossier --cle") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "dossier --cle-publique") :; return ;;
    "dossier --precision") COMPREPLY=($(compgen -W $'mois\njour' -- "$word")); return ;;
    "dossier --retenir") :; return ;;
    "dossier --filtre") _milo_mots filtres; return ;;
    "dossier --tableaux") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "dossier --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "dossier --vu-au") :; return ;;
    "verifier-dossier --cle-publique") :; return ;;
    "verifier-dossier --politique") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "verifier-dossier --preuve") :; return ;;
    "catalogue --schema") COMPREPLY=($(compgen -W $'tableau\ncomposition' -- "$word")); return ;;
    "catalogue --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "catalogue --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "catalogue --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "catalogue --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "catalogue --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "catalogue --largeur") :; return ;;
    "cache --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "cache --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "cache --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "cache --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "cache --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "cache --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "cache --largeur") :; return ;;
    "config --oter") COMPREPLY=($(compgen -W $'journal\nauteur\nsite\ncoffre' -- "$word")); return ;;
    "config --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "config --html") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "config --md") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "config --xlsx") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "config --pdf") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "config --largeur") :; return ;;
    *) ;;
  esac
  case "$verb" in
    initier)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--source\n--origine\n--fuseau\n--aide' -- "$word"))
      else
        compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word"))
      fi ;;
    exemple)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--graine\n--annees\n--structures\n--evenements\n--comparer\n--tout\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W $'besancon-2022\nbesancon-2024\ninnovam-2023\nsud-meusien-2022\nbethune-2024\nnational' -- "$word")); else compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); fi
      fi ;;
    ajouter)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--sujet\n--sujets\n--le\n--id\n--auteur\n--taille-attendue\n--essai\n--strict\n--malgre-l-horloge\n--coffre\n--journal\n--aide' -- "$word"))
      else
        if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W $'accueil\nprofil\nreferent\nmutation\nfusion\ndossier.cloture\ndossier.reouverture\nentretien\natelier\ninformation_collective\ncontact\nacte_administratif\nrendez_vous\nplan\ndispositif.entree\ndispositif.prolongation\ndispositif.suspension\ndispositif.sortie\nemploi.entree\nemploi.suivi\nformation.entree\nimmersion.entree\nvolontariat.entree\nscolarite.entree\nmobilite_internationale\nsituation.fin\nfoyer_fiscal\nressources\njustificatifs\nmanquement\nsanction\ndemarche\naide.demande\naide.decision\naide.versement\naide.remboursement\nenveloppe\norientation\norientation.issue\nemployeur.contact\noffre\nmise_en_relation\nmise_en_relation.issue\nsortie_terrain\nreperage\nremobilisation\nobligation_formation\nsite\ncommune\nconseiller\nabsence\ndispositif.definition\ndispositif.groupe\nregroupement\nquartier\npartenaire\nobjectif\nbareme\nsatisfaction\ncritere\npreuve\namelioration\ntableau\nstructure\nlibelle\ncomposition\ndonnee\nposte_comptable\nconvention\ninstance\nmanifestation\naudit\navis_audit\nannulation\nrectification\neffacement\nreprise' -- "$word")); else _milo_mots champs; fi
      fi ;;
    saisir)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--auteur\n--essai\n--strict\n--malgre-l-horloge\n--coffre\n--journal\n--aide' -- "$word"))
      else
        COMPREPLY=($(compgen -W $'accueil\nprofil\nreferent\nmutation\nfusion\ndossier.cloture\ndossier.reouverture\nentretien\natelier\ninformation_collective\ncontact\nacte_administratif\nrendez_vous\nplan\ndispositif.entree\ndispositif.prolongation\ndispositif.suspension\ndispositif.sortie\nemploi.entree\nemploi.suivi\nformation.entree\nimmersion.entree\nvolontariat.entree\nscolarite.entree\nmobilite_internationale\nsituation.fin\nfoyer_fiscal\nressources\njustificatifs\nmanquement\nsanction\ndemarche\naide.demande\naide.decision\naide.versement\naide.remboursement\nenveloppe\norientation\norientation.issue\nemployeur.contact\noffre\nmise_en_relation\nmise_en_relation.issue\nsortie_terrain\nreperage\nremobilisation\nobligation_formation\nsite\ncommune\nconseiller\nabsence\ndispositif.definition\ndispositif.groupe\nregroupement\nquartier\npartenaire\nobjectif\nbareme\nsatisfaction\ncritere\npreuve\namelioration\ntableau\nstructure\nlibelle\ncomposition\ndonnee\nposte_comptable\nconvention\ninstance\nmanifestation\naudit\navis_audit\nannulation\nrectification\neffacement\nreprise' -- "$word"))
      fi ;;
    corriger)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--le\n--sujet\n--sans\n--strict\n--motif\n--auteur\n--essai\n--malgre-l-horloge\n--coffre\n--journal\n--aide' -- "$word"))
      else
        if ((COMP_CWORD == 2)); then :; else _milo_mots champs; fi
      fi ;;
    annuler)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--motif\n--auteur\n--essai\n--malgre-l-horloge\n--coffre\n--journal\n--aide' -- "$word"))
      else
        :
      fi ;;
    importer)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--essai\n--reprise\n--motif\n--modele\n--nouveau-modele\n--retablir\n--schema\n--strict\n--malgre-l-horloge\n--coffre\n--journal\n--aide' -- "$word"))
      else
        compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word"))
      fi ;;
    exporter)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--sortie\n--annee\n--du\n--au\n--type\n--sujet\n--filtre\n--tableaux\n--profil\n--precision\n--avec-texte\n--tableur\n--remplacer\n--journal\n--continuer\n--secret\n--public\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--aide' -- "$word"))
      else
        COMPREPLY=($(compgen -W $'csv\nsqlite\njsonl' -- "$word"))
      fi ;;
    lister)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--type\n--sujet\n--du\n--au\n--nombre\n--texte\n--coffre\n--journal\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    voir)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--texte\n--coffre\n--journal\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    suivre)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--depuis\n--pendant\n--journal\n--aide' -- "$word"))
      else
        :
      fi ;;
    jeune)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--au\n--texte\n--coffre\n--journal\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        _milo_mots sujets
      fi ;;
    portefeuille)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--au\n--depuis\n--historique\n--equipe\n--detail\n--tous\n--alertes\n--poids\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        _milo_mots conseillers
      fi ;;
    agenda)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--du\n--au\n--site\n--tous\n--a-deplacer\n--absence\n--ics\n--sans-jeunes\n--journal\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        _milo_mots conseillers
      fi ;;
    allocations)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--jeune\n--code\n--mois\n--annee\n--du\n--au\n--detail\n--ecart-depuis\n--enveloppes\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    conservation)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--au\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    effacer)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--motif\n--base\n--auteur\n--oui\n--essai\n--malgre-l-horloge\n--coffre\n--journal\n--aide' -- "$word"))
      else
        _milo_mots sujets
      fi ;;
    stats)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--table\n--filtre\n--tableaux\n--evolution\n--decimales\n--journal\n--continuer\n--par\n--situer\n--mesures\n--cle-commune\n--secret\n--public\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    partiel)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--table\n--filtre\n--tableaux\n--evolution\n--cle-commune\n--sortie\n--remplacer\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--aide' -- "$word"))
      else
        COMPREPLY=($(compgen -W $'-' -- "$word"))
      fi ;;
    fusionner)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--table\n--decimales\n--par\n--situer\n--mesures\n--secret\n--public\n--sortie\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word"))
      fi ;;
    tables)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--tableaux\n--journal\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        _milo_mots tables
      fi ;;
    tableau)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--expliquer\n--modele\n--nationaux\n--aide' -- "$word"))
      else
        compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word"))
      fi ;;
    rapport)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--composition\n--documents\n--modele\n--verifier\n--filtre\n--tableaux\n--journal\n--continuer\n--cle-commune\n--secret\n--public\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    objectifs)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--filtre\n--tableaux\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    finances)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--exercice\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    ameliorations)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--au\n--texte\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    verifier)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--depuis\n--cle-publique\n--politique\n--autorite\n--tolerance\n--complet\n--projections\n--resume\n--coffre\n--journal\n--continuer\n--format\n--largeur\n--aide' -- "$word"))
      else
        :
      fi ;;
    sceller)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--cle\n--lignes\n--ancienne-cle\n--cosigne\n--journal\n--aide' -- "$word"))
      else
        :
      fi ;;
    sceaux)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--cle-publique\n--politique\n--autorite\n--journal\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    cle)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--nom\n--temoin\n--aide' -- "$word"))
      else
        if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W $'nouvelle\npublique\ncoffre\ncommune' -- "$word")); else compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); fi
      fi ;;
    preuve)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--coherence\n--verifier\n--depuis\n--avec-ligne\n--ligne\n--cle-publique\n--politique\n--journal\n--aide' -- "$word"))
      else
        :
      fi ;;
    temoin)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--cle\n--etat\n--cle-publique\n--tuiles\n--demande\n--depuis\n--aide' -- "$word"))
      else
        compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word"))
      fi ;;
    horodater)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--demande\n--reponse\n--autorite\n--remplacer\n--journal\n--aide' -- "$word"))
      else
        :
      fi ;;
    expliquer)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--filtre\n--tableaux\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        _milo_mots cellules
      fi ;;
    ecart)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--vu-au\n--detail\n--table\n--filtre\n--tableaux\n--journal\n--continuer\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    depuis)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--detail\n--table\n--filtre\n--tableaux\n--journal\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word"))
      fi ;;
    rejouer)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--pas\n--table\n--cellule\n--filtre\n--tableaux\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    tardifs)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--plus-de\n--annee\n--du\n--au\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    corrections)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--motifs\n--coffre\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    signaux)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--signal\n--plus-de\n--rafale\n--ecart\n--cloture\n--detail\n--agents\n--annee\n--du\n--au\n--journal\n--continuer\n--vu-au\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    label)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--au\n--criteres-au\n--annee\n--audit\n--documents\n--texte\n--tableaux\n--journal\n--continuer\n--vu-au\n--vu-a-la-tete\n--sans-cache\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    dossier)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--du\n--au\n--critere\n--cellule\n--sortie\n--cle\n--cle-publique\n--originales\n--texte\n--precision\n--retenir\n--filtre\n--tableaux\n--remplacer\n--journal\n--vu-au\n--sans-cache\n--aide' -- "$word"))
      else
        :
      fi ;;
    verifier-dossier)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--cle-publique\n--politique\n--preuve\n--accepter-declare\n--aide' -- "$word"))
      else
        compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word"))
      fi ;;
    catalogue)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--schema\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        COMPREPLY=($(compgen -W $'accueil\nprofil\nreferent\nmutation\nfusion\ndossier.cloture\ndossier.reouverture\nentretien\natelier\ninformation_collective\ncontact\nacte_administratif\nrendez_vous\nplan\ndispositif.entree\ndispositif.prolongation\ndispositif.suspension\ndispositif.sortie\nemploi.entree\nemploi.suivi\nformation.entree\nimmersion.entree\nvolontariat.entree\nscolarite.entree\nmobilite_internationale\nsituation.fin\nfoyer_fiscal\nressources\njustificatifs\nmanquement\nsanction\ndemarche\naide.demande\naide.decision\naide.versement\naide.remboursement\nenveloppe\norientation\norientation.issue\nemployeur.contact\noffre\nmise_en_relation\nmise_en_relation.issue\nsortie_terrain\nreperage\nremobilisation\nobligation_formation\nsite\ncommune\nconseiller\nabsence\ndispositif.definition\ndispositif.groupe\nregroupement\nquartier\npartenaire\nobjectif\nbareme\nsatisfaction\ncritere\npreuve\namelioration\ntableau\nstructure\nlibelle\ncomposition\ndonnee\nposte_comptable\nconvention\ninstance\nmanifestation\naudit\navis_audit\nannulation\nrectification\neffacement\nreprise' -- "$word"))
      fi ;;
    cache)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--refaire\n--vider\n--journal\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        :
      fi ;;
    config)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--oter\n--format\n--html\n--md\n--xlsx\n--pdf\n--remplacer\n--tableur\n--largeur\n--sans-pager\n--aide' -- "$word"))
      else
        if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W $'journal\nauteur\nsite\ncoffre' -- "$word")); else :; fi
      fi ;;
    aide)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--aide' -- "$word"))
      else
        COMPREPLY=($(compgen -W $'initier\nexemple\najouter\nsaisir\ncorriger\nannuler\nimporter\nexporter\nlister\nvoir\nsuivre\njeune\nportefeuille\nagenda\nallocations\nconservation\neffacer\nstats\npartiel\nfusionner\ntables\ntableau\nrapport\nobjectifs\nfinances\nameliorations\nverifier\nsceller\nsceaux\ncle\npreuve\ntemoin\nhorodater\nexpliquer\necart\ndepuis\nrejouer\ntardifs\ncorrections\nsignaux\nlabel\ndossier\nverifier-dossier\ncatalogue\ncache\nconfig\naide\ncompletion\nproposer\nmanuel' -- "$word"))
      fi ;;
    completion)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--aide' -- "$word"))
      else
        COMPREPLY=($(compgen -W $'bash\nzsh\nfish' -- "$word"))
      fi ;;
    proposer)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--sens\n--aide' -- "$word"))
      else
        if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W $'tables\ncellules\nfiltres\ntypes\nchamps\nsujets\nsites\nconseillers\ndispositifs\ncriteres\naides' -- "$word")); else :; fi
      fi ;;
    manuel)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--aide' -- "$word"))
      else
        :
      fi ;;
  esac
}
complete -F _milo milo
