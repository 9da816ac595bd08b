"""Compte par DuckDB des cellules de milo, depuis les mêmes lignes : populations, événements, sexe et âge.

    python3 coeur.py DOSSIER ANNEE

DOSSIER contient des journaux. Écrit « table,ligne,colonne,valeur » pour leur ensemble, celles de « milo stats
--par ensemble » de ces lignes : de la synthèse, les populations, les entretiens et l'année d'avant ; les événements
et le profil (effectif, sexe, âge) des accompagnés et des primos. Les corrections sont appliquées, les dossiers
fusionnés aussi ; ce qui n'est pas dans un journal valide (références rompues, deux fois le même id) est laissé.
"""

import sys

# Le premier passage, seul à lire du JSON, ne garde que les types utiles et leurs champs.
LIGNES = """
create temp table lignes as
select source, id, split_part(type, '.', 3) as nom, subject as sujet, time, recordedtime as enregistre, data
from read_json($segments, format = 'newline_delimited', columns = {
  source: 'VARCHAR', id: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', time: 'VARCHAR',
  recordedtime: 'VARCHAR', data: 'JSON'})
where type in ('fr.milo.annulation.v1', 'fr.milo.rectification.v1', 'fr.milo.fusion.v1', 'fr.milo.profil.v1',
  'fr.milo.accueil.v1', 'fr.milo.entretien.v1', 'fr.milo.atelier.v1', 'fr.milo.information_collective.v1',
  'fr.milo.contact.v1', 'fr.milo.acte_administratif.v1');

create temp table corrections as
select source, data->>'evenement' as cible, bool_or(nom = 'annulation') as annule,
  arg_max(data, enregistre) filter (nom = 'rectification') as rectification
from lignes where nom in ('annulation', 'rectification') group by all;

create temp table gardes as
with recursive fusions as (
  select source, data->>'absorbe' as absorbe, sujet as garde from lignes f
  where nom = 'fusion' and not exists (
    from corrections c where c.source = f.source and c.cible = f.id and c.annule)
), chaines as (
  from fusions
  union
  select c.source, c.absorbe, f.garde
  from chaines c join fusions f on f.source = c.source and f.absorbe = c.garde
)
select source, absorbe, garde from chaines c
where not exists (from fusions f where f.source = c.source and f.absorbe = c.garde);

create temp table faits as
select l.source, l.nom, coalesce(g.garde, l.corrige) as jeune, l.jour::date as jour, l.instant, l.enregistre, l.data
from (
  select l.source, l.nom, l.enregistre,
    coalesce(c.rectification->>'subject', l.sujet) as corrige,
    coalesce(c.rectification->>'time', l.time)[:10] as jour,
    coalesce(c.rectification->>'time', l.time)::timestamptz as instant,
    coalesce(c.rectification->'data', l.data) as data
  from lignes l left join corrections c on c.source = l.source and c.cible = l.id
  where l.nom not in ('annulation', 'rectification', 'fusion') and not coalesce(c.annule, false)
) l left join gardes g on g.source = l.source and g.absorbe = l.corrige;

create temp table contacts as
select source, nom, jeune, jour, instant from faits where nom <> 'profil'
  and (nom not in ('atelier', 'information_collective') or coalesce(data->>'presence', 'present') = 'present');

create temp table attributs as
select source, jeune, jour, (instant, enregistre) as place, attribut, valeur from (
  select *, unnest(['sexe', 'date_naissance', 'premier_entretien_anterieur']) as attribut,
    unnest([data->>'sexe', data->>'date_naissance', data->>'premier_entretien_anterieur']) as valeur,
    unnest([json_exists(data, 'sexe'), json_exists(data, 'date_naissance'),
      json_exists(data, 'premier_entretien_anterieur')]) as est_dit
  from faits where nom = 'profil'
) where est_dit;
"""

# Les populations d'une année : la date à laquelle on regarde chaque jeune est la fin, ou le premier entretien.
POPULATIONS = """
create or replace temp table jeunes as
with presences as (
  select source, jeune, bool_or(nom in ('entretien', 'atelier', 'information_collective')) as est_accompagne,
    bool_or(nom = 'entretien') as est_recu, count(*) filter (nom = 'entretien') as entretiens
  from contacts where jour between $debut and $fin group by all
), premiers as (
  select source, jeune, arg_min(jour, instant) as premier from contacts
  where nom = 'entretien' and jour <= $fin group by all
), anterieurs as (
  select source, jeune, max_by(valeur, place) as anterieur from attributs
  where attribut = 'premier_entretien_anterieur' and jour <= $fin group by all
)
select p.*, premier,
  premier >= $debut and coalesce(anterieur::date >= $debut, true) as est_primo
from presences p left join premiers using (source, jeune) left join anterieurs using (source, jeune);
"""

SYNTHESE = """
select ['contact', 'accompagnes', 'entretien', 'primos', 'entretiens'],
  [count(*), count(*) filter (est_accompagne), count(*) filter (est_recu), count(*) filter (est_primo),
   coalesce(sum(entretiens), 0)::bigint] from jeunes;
"""

EVENEMENTS = """
select case when grouping(nom) = 1 then 'total' else nom end, count(*), count(distinct (source, jeune))
from contacts join jeunes using (source, jeune)
where jour between $debut and $fin and nom <> 'accueil' and {population} group by rollup (nom);
"""

PROFIL = """
with membres as (
  select source, jeune, {reference} as reference from jeunes where {population}
), valeurs as (
  select source, jeune, attribut, coalesce(
    max_by(row(valeur), place) filter (jour <= reference),
    min_by(row(valeur), place) filter (jour > reference and jour <= $fin and valeur is not null))[1] as valeur
  from membres join attributs using (source, jeune) group by all
), dits as (
  select m.*, max(valeur) filter (attribut = 'sexe') as sexe,
    max(valeur) filter (attribut = 'date_naissance') as naissance
  from membres m left join valeurs using (source, jeune) group by m.source, m.jeune, m.reference
), ages as (
  select sexe, year(reference) - year(naissance::date)
    - (strftime(reference, '%m-%d') < naissance[6:])::int as age from dits
)
select unnest(['effectif', 'sexe.' || coalesce(sexe, 'non_renseigne'), 'age.' || case
  when age is null or age < 0 then 'non_renseigne' when age < 18 then '16_17' when age < 22 then '18_21'
  else '22_plus' end]) as ligne, count(*) from ages group by ligne;
"""


def cellules(dossier, annee):
    """Les cellules, chacune avec sa valeur."""
    import duckdb

    base = duckdb.connect()
    base.execute("set timezone = 'Europe/Paris'; set enable_progress_bar = false")
    for ordre in LIGNES.split(";\n"):
        if ordre.strip():
            base.execute(ordre, {"segments": f"{dossier}/*/*.jsonl"} if "$segments" in ordre else None)
    # L'année d'avant d'abord : les tables gardent les populations de la seconde.
    for colonne, an in (("valeur_n_1", annee - 1), ("valeur", annee)):
        periode = {"debut": f"{an}-01-01", "fin": f"{an}-12-31"}
        base.execute(POPULATIONS, periode)
        for ligne, valeur in zip(*base.execute(SYNTHESE).fetchone()):
            yield "synthese", ligne, colonne, valeur
    for population, condition, reference in (
        ("accompagnes", "est_accompagne", "$fin::date"),
        ("primos", "est_primo", "premier"),
    ):
        texte = EVENEMENTS.format(population=condition)
        for ligne, evenements, jeunes in base.execute(texte, periode).fetchall():
            yield f"evenements.{population}", ligne, "evenements", evenements
            yield f"evenements.{population}", ligne, "jeunes", jeunes
        texte = PROFIL.format(population=condition, reference=reference)
        for ligne, jeunes in base.execute(texte, {"fin": periode["fin"]}).fetchall():
            yield f"profil.{population}", ligne, "jeunes", jeunes


if __name__ == "__main__":
    for cellule in sorted(cellules(sys.argv[1], int(sys.argv[2]))):
        print(*cellule, sep=",")
