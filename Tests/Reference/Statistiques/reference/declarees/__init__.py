"""Les tables déclarées : ce que le langage des tables compte, lu et compté naïvement."""


class Refus(ValueError):
    """Une déclaration qui ne se lit pas ; le message dit où et pourquoi."""
