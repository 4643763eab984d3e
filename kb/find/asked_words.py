"""The words by which readers ask each question of the vocabulary, in English and in French.

A question has words of its own (``strength``, ``effectifs``) and words that only open it (``how many``, ``combien``),
which several share.  They are as a reader types them; the search folds accents and capitals.
"""

from dataclasses import dataclass

from kb.model.questions import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question: its own, and those that only open it."""

    own: tuple[str, ...]
    open: tuple[str, ...] = ()


def _asked(own: str, opening: str = "") -> Asked:
    """The words in two lines, each set off by commas."""
    return Asked(tuple(filter(None, own.split(", "))), tuple(filter(None, opening.split(", "))))


_WHO = "who, whom, qui"
_WHEN = "when, quand, date, since when, depuis quand"
_HOW_MANY = "how many, number of, combien, nombre, nombre de"
_HOW_MUCH = "how much, combien"
_WHERE = "where, où"

#: For each question, how it is asked.
ASKED: dict[Question, Asked] = {
    Question.HEAD: _asked(
        "head, heads, headed, headed by, leader, leaders, leads, led, led by, leading, chief, boss, commander, "
        "commands, commanded, director, in charge, runs, chair, chairs, minister, president, chef, dirige, "
        "dirigé, dirigée, dirigeant, commandant, commande, directeur, directrice, patron, tête, à la tête, "
        "responsable, ministre, président, préside, commissioner, commissaire, governor, gouverneur, ambassador, "
        "ambassadeur, coordinator, coordinateur, secretary-general, secrétaire général",
        _WHO,
    ),
    Question.STRENGTH: _asked(
        "strength, size, how big, how large, how strong, troops, troop, soldiers, personnel, members, headcount, "
        "manpower, staff, effectif, effectifs, taille, soldats, hommes, membres",
        _HOW_MANY,
    ),
    Question.WOMEN: _asked("women, woman, female, females, femmes, femme, féminin, féminine, féminins", _HOW_MANY),
    Question.BUDGET: _asked(
        "budget, cost, costs, funding, funds, coût, coûte, financement, argent, money",
        _HOW_MUCH,
    ),
    Question.LEGAL_BASIS: _asked(
        "legal basis, legal base, law, decree, legal framework, founding text, base légale, base juridique, loi, "
        "décret, texte fondateur",
    ),
    Question.UNDER: _asked(
        "authority, under, reports to, report to, answers to, answer to, answerable, belongs to, belong to, "
        "subordinate, attached, chain of command, tutelle, autorité, sous, relève, relèvent, dépend, dépendent, "
        "rattaché, rattachée",
        "which ministry, quel ministère",
    ),
    Question.HEADQUARTERS: _asked(
        "headquarters, headquartered, hq, seat, siège, quartier général, based, basé, basée",
        _WHERE,
    ),
    Question.OVERSIGHT: _asked(
        "oversight, oversees, overseen, oversee, contrôle, contrôlé, surveille, supervision",
        _WHO,
    ),
    Question.FOUNDED: _asked(
        "founded, created, creation, established, establishment, set up, launched, launch, started, start, "
        "starts, begin, began, begins, formed, origin, arrived, arrive, deployed, créé, créée, création, fondé, "
        "fondée, lancé, lancée, lancement, début, débuté, établi, établie, commencé",
        _WHEN,
    ),
    Question.ENDED: _asked(
        "ended, end, ends, left, leave, leaves, withdrew, withdraw, withdrawal, withdrawn, closed, close, "
        "dissolved, finished, departed, departure, exit, over, quitté, quitte, fin, départ, retrait, terminé, "
        "dissous, dissoute, parti, partie, come to an end, came to an end, expired, wound up, pris fin, prend fin, "
        "prendre fin, terminée, achevé, achevée, expiré, expirée, cessé",
        _WHEN,
    ),
    Question.OFFICE: _asked("office, post, position, job, fonction, poste", _WHO),
    Question.IN_OFFICE: _asked("in office, term, tenure, appointed, nommé, nommée", _WHEN),
    Question.AFFILIATION: _asked("affiliation, affiliated, allegiance, belongs to, affilié, appartenance"),
    Question.SUPPORT: _asked("support, supports, contribution, contributes, aid, help, soutien, appui, aide", "what"),
    Question.AMOUNT: _asked(
        "amount, cost, costs, budget, funding, worth, money, price, montant, coût, coûte, financement, enveloppe",
        _HOW_MUCH,
    ),
    Question.ADOPTED: _asked(
        "adopted, adoption, signed, signing, signature, passed, voted, enacted, promulgated, approved, adopté, "
        "adoptée, signé, signée, voté, votée, promulgué, promulguée",
        _WHEN,
    ),
    Question.ADOPTED_BY: _asked(
        "adopted by, signed by, signatories, who signed, who adopted, signataires, qui a signé",
    ),
    Question.NUMBER: _asked("number, numéro"),
    Question.PERIOD: _asked("period, years, covers, période, durée", _WHEN),
    Question.MONITORING: _asked("monitoring, monitored, follow-up, suivi", _WHO),
    Question.CEILING: _asked(
        "authorised strength, authorized strength, troop ceiling, ceiling, maximum, plafond, effectif autorisé",
        _HOW_MANY,
    ),
    Question.DURATION: _asked("duration, how long, until when, expire, expires, durée, jusqu'à quand", _WHEN),
    Question.WHERE: _asked("location, place, lieu, took place", _WHERE),
    Question.CONTROL: _asked(
        "control, controls, controlled, controlled by, in control, holds, held, held by, occupies, contrôle, "
        "contrôlé, contrôlée, tient, tenu, tenue, aux mains",
        _WHO,
    ),
}

#: What is asked of an event beside the vocabulary.
DATE = _asked("happened, took place, eu lieu", _WHEN)

#: Who holds an office, and what the office is called: who asks for the one may mean the other.
_OFFICES = (("minister", "ministry"), ("ministers", "ministry"), ("ministre", "ministère"), ("ministres", "ministère"),
    ("commissioner", "commissariat"), ("commissaire", "commissariat"), ("gouverneur", "gouvernorat"))  # fmt: skip

#: What texts, mandates and events are called in French, and which of several one is: statements say it in English.
_SORTS = (("loi", "law"), ("lois", "laws"), ("décret", "decree"), ("ordonnance", "ordinance"), ("mandat", "mandate"),
    ("accord", "agreement"), ("attaque", "attack"), ("deuxième", "second"), ("troisième", "third"),
    ("quatrième", "fourth"), ("cinquième", "fifth"))  # fmt: skip

#: Words that stand for others as well: what is typed, and what it may mean.
KIN = (*_OFFICES, *_SORTS)
