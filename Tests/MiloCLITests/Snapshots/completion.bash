# Complétion de milo pour bash, produite par « milo completion bash ».
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
    COMPREPLY=($(compgen -W $'compter\nallouer\n--aide\n--version' -- "$word"))
    return
  fi
  case "$verb $previous" in
    "compter --annee") :; return ;;
    "compter --table" | "compter -t") COMPREPLY=($(compgen -W $'synthese\nemploi\naides' -- "$word")); return ;;
    "compter --sortie" | "compter -o") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
    "compter --ecart") :; return ;;
    "compter --journal") compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    "compter --vu-au") :; return ;;
    "compter --format") COMPREPLY=($(compgen -W $'table\njson\ncsv\nmd\nhtml' -- "$word")); return ;;
    "compter --largeur") :; return ;;
    "allouer --aide") :; return ;;
    *) ;;
  esac
  case "$verb" in
    compter)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--annee\n--table\n--sortie\n--ecart\n--essai\n--journal\n--vu-au\n--format\n--largeur\n--aide' -- "$word"))
      else
        compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen -f -- "$word"))
      fi ;;
    allouer)
      if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W $'--aide' -- "$word"))
      else
        :
      fi ;;
  esac
}
complete -F _milo milo
