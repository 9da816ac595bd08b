"""Implémentation de référence des statistiques annuelles : lente, naïve, lisible.

Elle sert d'oracle : ses cellules sont comparées une à une à celles de la bibliothèque.
"""
