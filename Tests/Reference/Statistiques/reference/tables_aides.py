"""La table des aides : demandes, accords, versements, enveloppes."""

from .calcul import distincts, somme
from .nombres import moyenne_entiere
from .tableau import Table

_COLONNES_AIDES = """accords, unites, jeunes_accord, montant_accorde centimes, versements, jeunes,
    montant centimes, moyenne centimes?, enveloppe centimes?, consommation %, demandes,
    jeunes_demandeurs, montant_demande centimes, moyenne_demandee centimes?"""


def aides(calcul):
    """Demandes, accords, versements nets des remboursements, enveloppes."""
    table = Table.de("aides", _COLONNES_AIDES)
    accords = [e for e in calcul.de_la_periode("aide.decision") if e.data["accordee"]]
    versements = calcul.de_la_periode("aide.versement")
    demandes = calcul.de_la_periode("aide.demande")
    rendus = {}
    for e in calcul.tous("aide.remboursement"):
        paye = e.references["versement"].index
        rendus[paye] = rendus.get(paye, 0) + e.data["montant_centimes"]
    enveloppes = _enveloppes(calcul)

    def net(retenus):
        return somme(retenus, "montant_centimes") - sum(rendus.get(e.index, 0) for e in retenus)

    def cellules(retient, enveloppe, consomme):
        accordees = [e for e in accords if retient(e.data["aide"])]
        payees = [e for e in versements if retient(e.data["aide"])]
        demandees = [e for e in demandes if retient(e.data["aide"])]
        montant, demande = net(payees), somme(demandees, "montant_centimes")
        part = calcul.part(consomme(payees), enveloppe) if enveloppe is not None else None
        return (
            len(accordees), somme(accordees, "unites"), distincts(accordees),
            somme(accordees, "montant_centimes"), len(payees), distincts(payees), montant,
            moyenne_entiere(montant, distincts(payees)), enveloppe, part, len(demandees),
            distincts(demandees), demande, moyenne_entiere(demande, distincts(demandees)),
        )

    codes = {e.data["aide"] for e in accords + versements + demandes} | set(enveloppes)
    for code in sorted(codes):
        table.ajouter_ouverte(code, *cellules(code.__eq__, enveloppes.get(code), net))
    total = sum(enveloppes.values()) if calcul.annee_civile is not None else None
    table.ajouter("total", *cellules(
        lambda code: True, total,
        lambda payees: net([e for e in payees if e.data["aide"] in enveloppes]),
    ))
    return [table]


def _enveloppes(calcul):
    """Par aide, la dernière enveloppe de l'année civile datée au plus tard de la fin."""
    annee = calcul.annee_civile
    return {
        e.data["aide"]: e.data["montant_centimes"] for e in calcul.histoire.par_nom["enveloppe"]
        if e.date <= calcul.fin and e.data["annee"] == annee
    }
