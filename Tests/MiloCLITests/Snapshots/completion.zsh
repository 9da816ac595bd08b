#compdef milo
# Complétion de milo pour zsh, produite par « milo completion zsh ».
_milo() {
  local -a verbs=(
    'compter:Compte l'\''année d'\''une structure.'
    'allouer:Montre les droits d'\''un jeune.'
  )
  if ((CURRENT == 2)); then
    _describe -t verbes verbe verbs
    return
  fi
  local verb=${words[2]}
  shift words
  ((CURRENT--))
  case $verb in
    compter) _arguments \
      '--annee=[L'\''année à compter.]:ANNEE: ' \
      '*--table=[Une table à montrer.]:TABLE:(synthese emploi aides)' \
      '*-t+[Une table à montrer.]:TABLE:(synthese emploi aides)' \
      '--sortie=[Où écrire \[ou « - »\].]:FICHIER:_files' \
      '-o+[Où écrire \[ou « - »\].]:FICHIER:_files' \
      '--ecart=[Un décalage.]:JOURS: ' \
      '--essai[Ne garde rien.]' \
      '--journal=[Le dossier du journal ; à défaut celui de MILO_JOURNAL, sinon le dossier courant.]:DIR:_files -/' \
      '--vu-au=[Ne tient compte que de ce qui était saisi à la fin de ce jour.]:DATE: ' \
      '--format=[La forme de la réponse ; table à défaut.]:FORMAT:(table json csv md html)' \
      '--largeur=[La largeur des tables ; celle du terminal à défaut.]:COLONNES: ' \
      '--aide[Affiche cette aide.]' \
      '-h[Affiche cette aide.]' \
      '*:Des fichiers à lire.:_files' ;;
    allouer) _arguments \
      '--aide=[L'\''aide à montrer, sinon cette page.]:AIDE: ' \
      '1:L'\''identifiant du jeune.: ' ;;
  esac
}
if [[ $funcstack[1] == _milo ]]; then
  _milo "$@"
else
  compdef _milo milo
fi
