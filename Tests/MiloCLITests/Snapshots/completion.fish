# Complétion de milo pour fish, produite par « milo completion fish ».
complete -c milo -f
complete -c milo -n __fish_use_subcommand -s h -l aide -d 'Affiche cette aide.'
complete -c milo -n __fish_use_subcommand -l version -d 'Affiche la version.'
complete -c milo -n __fish_use_subcommand -a compter -d 'Compte l\'année d\'une structure.'
complete -c milo -n __fish_use_subcommand -a allouer -d 'Montre les droits d\'un jeune.'
complete -c milo -n '__fish_seen_subcommand_from compter' -l annee -r -d 'L\'année à compter.'
complete -c milo -n '__fish_seen_subcommand_from compter' -s t -l table -r -a 'synthese emploi aides' -d 'Une table à montrer.'
complete -c milo -n '__fish_seen_subcommand_from compter' -s o -l sortie -r -F -d 'Où écrire [ou « - »].'
complete -c milo -n '__fish_seen_subcommand_from compter' -l ecart -r -d 'Un décalage.'
complete -c milo -n '__fish_seen_subcommand_from compter' -l essai -d 'Ne garde rien.'
complete -c milo -n '__fish_seen_subcommand_from compter' -l journal -r -a '(__fish_complete_directories)' -d 'Le dossier du journal ; à défaut celui de MILO_JOURNAL, sinon le dossier courant.'
complete -c milo -n '__fish_seen_subcommand_from compter' -l vu-au -r -d 'Ne tient compte que de ce qui était saisi à la fin de ce jour.'
complete -c milo -n '__fish_seen_subcommand_from compter' -l format -r -a 'table json csv md html' -d 'La forme de la réponse ; table à défaut.'
complete -c milo -n '__fish_seen_subcommand_from compter' -l largeur -r -d 'La largeur des tables ; celle du terminal à défaut.'
complete -c milo -n '__fish_seen_subcommand_from compter' -s h -l aide -d 'Affiche cette aide.'
complete -c milo -n '__fish_seen_subcommand_from compter' -F
complete -c milo -n '__fish_seen_subcommand_from allouer' -l aide -r -d 'L\'aide à montrer, sinon cette page.'
