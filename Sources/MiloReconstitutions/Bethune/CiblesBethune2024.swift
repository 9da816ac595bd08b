// swift-format-ignore-file
/// Published figures of the project, one JSON object per line.
let ciblesBethune2024 = #"""
[
{"id":"002-0001","libelle":"Emplois d’avenir suivis par les missions locales, France","cellule":"donnees/EMPLOIS_AVENIR_FRANCE/valeur","statut":"hors_journal","valeur":"150000","du":"2012-01-01","au":"2012-12-31","publie":"150000","unite":"jeunes"},
{"id":"002-0002","libelle":"Décrocheurs accompagnés, France","cellule":"donnees/DECROCHEURS_FRANCE/valeur","statut":"hors_journal","valeur":"20000","du":"2011-01-01","au":"2011-12-31","publie":"20000","unite":"jeunes"},
{"id":"002-0005","libelle":"Communes du territoire","cellule":"territoire_couvert/communes/nombre","statut":"manque","valeur":"104","publie":"104","unite":"communes"},
{"id":"002-0006","libelle":"Habitants du territoire","cellule":"donnees/HABITANTS/valeur","statut":"hors_journal","valeur":"295000","publie":"295000","unite":"habitants"},
{"id":"002-0007","libelle":"Quartiers prioritaires","cellule":"territoire_couvert/quartiers/nombre","statut":"manque","valeur":"28","aussi":{"territoire_couvert/quartiers_qpv/nombre":"28"},"publie":"28","unite":"quartiers"},
{"id":"002-0008","libelle":"Communes ayant un QPV","cellule":"territoire_couvert/communes_qpv/nombre","statut":"manque","valeur":"19","publie":"19","unite":"communes"},
{"id":"002-0009","libelle":"Antennes","cellule":"implantation/antenne/lieux","statut":"manque","valeur":"10","publie":"10","unite":"antennes"},
{"id":"002-0010","libelle":"Permanences","cellule":"implantation/permanence/lieux","statut":"manque","valeur":"36","publie":"36","unite":"permanences"},
{"id":"002-0012","libelle":"Enquêtes menées","cellule":"enquetes/total/campagnes","statut":"hors_journal","valeur":"2","publie":"2","unite":"enquêtes"},
{"id":"002-0013","libelle":"Réponses aux deux enquêtes (jeunes et employeurs)","cellule":"enquetes/total/reponses","statut":"manque","valeur":"392","publie":"392","unite":"réponses"},
{"id":"002-0015","libelle":"Conventions financières","cellule":"conventions/total/nombre","statut":"hors_journal","valeur":"20","publie":"20","unite":"conventions"},
{"id":"002-0016","libelle":"Membres du conseil d’administration","cellule":"instances/ca/membres","statut":"hors_journal","valeur":"39","publie":"39","unite":"membres"},
{"id":"002-0017","libelle":"Membres du bureau","cellule":"instances/bureau/membres","statut":"hors_journal","valeur":"8","publie":"8","unite":"membres"},
{"id":"002-0018","libelle":"Réunions de bureau par an","cellule":"gouvernance/bureau/reunions","statut":"hors_journal","valeur":"3","publie":"3","unite":"réunions"},
{"id":"002-0019","libelle":"Réunions du conseil par an","cellule":"gouvernance/ca/reunions","statut":"hors_journal","valeur":"2","publie":"2","unite":"réunions"},
{"id":"002-0020","libelle":"Assemblées générales par an","cellule":"gouvernance/ag/reunions","statut":"hors_journal","valeur":"1","publie":"1","unite":"réunions"},
{"id":"002-0021","libelle":"Équipe : salariés","cellule":"equipe/total/agents","statut":"reproductible","valeur":"72","du":"2025-01-01","au":"2025-12-31","publie":"72","unite":"personnes"},
{"id":"002-0022","libelle":"Équipe : ETP","cellule":"equipe/total/etp","statut":"reproductible","valeur":"70.66","du":"2025-01-01","au":"2025-12-31","publie":"70.66","unite":"ETP"},
{"id":"002-0023","libelle":"Partenaires du réseau","cellule":"synthese/partenaires/valeur","statut":"manque","valeur":"495","publie":"495","unite":"partenaires"},
{"id":"002-0024","libelle":"Axes de travail du projet","cellule":"ameliorations/action.PROJET/actions","statut":"hors_journal","valeur":"4","publie":"4","unite":"axes"}
]
"""#
