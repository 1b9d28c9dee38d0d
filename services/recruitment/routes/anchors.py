"""What a 1, a 3 and a 5 look like for each line of the grid, so that three assessors mean the same thing."""

from __future__ import annotations

from flask_babel import gettext

from services.recruitment.domain.scoring import Cell, Criterion, Phase
from shared.web.texts import msgid

_ANCHORS: dict[Cell, str] = {
    Cell(Phase.INTERVIEW, Criterion.ENERGY): msgid(
        "1 : répond par oui ou non. 3 : s’anime sur un sujet. "
        "5 : sait dire pourquoi ce projet, et comment le mener avec les cours."
    ),
    Cell(Phase.INTERVIEW, Criterion.SHARING): msgid(
        "1 : ne se voit pas expliquer. 3 : aime aider ses proches. "
        "5 : raconte une fois où elle ou il a appris quelque chose à quelqu’un."
    ),
    Cell(Phase.INTERVIEW, Criterion.SELF_WORK): msgid(
        "1 : rien à changer. 3 : nomme une difficulté. 5 : nomme une difficulté et ce qu’elle ou il veut essayer."
    ),
    Cell(Phase.PAIR, Criterion.COOPERATION): msgid(
        "1 : travaille à côté de l’autre. 3 : partage les tâches. 5 : écoute, propose, et fait une place à l’autre."
    ),
    Cell(Phase.PAIR, Criterion.ADAPTATION): msgid(
        "1 : se bloque à l’imprévu. 3 : suit la solution de l’autre. 5 : trouve une autre voie sans perdre le fil."
    ),
    Cell(Phase.PAIR, Criterion.ENERGY): msgid(
        "1 : attend que cela passe. 3 : participe. 5 : entraîne le binôme sans le bousculer."
    ),
    Cell(Phase.SOLO, Criterion.INITIATIVE): msgid(
        "1 : attend les consignes. 3 : commence seul·e. 5 : choisit, essaie, recommence de soi-même."
    ),
    Cell(Phase.SOLO, Criterion.CREATIVITY): msgid(
        "1 : recopie un modèle. 3 : ajoute une idée. 5 : surprend tout en restant dans le sujet."
    ),
    Cell(Phase.SOLO, Criterion.TECHNICAL): msgid(
        "1 : se perd dans l’outil. 3 : s’en sort. 5 : à l’aise. Pèse peu : la formation est là pour cela."
    ),
}


def anchor(cell: Cell) -> str:
    """In the reader's language."""
    return str(gettext(_ANCHORS[cell]))
