"""Names as lists have them: persons by family name, everything in the order of the alphabet that readers know."""

import pytest

from kb.model.alphabet import sort_key
from kb.model.naming import family_name, inverted, listed_under


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Assimi Goïta", "Goïta"),
        ("Bah N’Daw", "N’Daw"),
        ("Bilal Ag Acherif", "Ag Acherif"),
        ("El Hadj Ag Gamou", "Ag Gamou"),
        ("Zahabi Ould Sidi Mohamed", "Ould Sidi Mohamed"),
        ("Emanuela Del Re", "Del Re"),
        ("Jean-Yves Le Drian", "Le Drian"),
        ("Olivier de La Rochefoucauld", "de La Rochefoucauld"),
        ("Santiago Ortiz-Repiso", "Ortiz-Repiso"),
        ("Oumar Tatam Ly", "Ly"),
        ("Modibo Keïta, Prime Minister 2015-2017", "Keïta"),
        ("Modibo Keïta (born 1942)", "Keïta"),
        ("ATT", "ATT"),
    ],
)
def test_the_family_name_is_the_last_word_with_its_particles(name: str, family: str) -> None:
    assert family_name(name) == family


@pytest.mark.parametrize(
    ("name", "family", "listed"),
    [
        ("Assimi Goïta", "Goïta", "Goïta, Assimi"),
        ("Oh Joon", "Oh", "Oh, Joon"),
        ("Sanogo Aminata Mallé", "Sanogo", "Sanogo, Aminata Mallé"),
        ("Ángel Losada Fernández", "Losada Fernández", "Losada Fernández, Ángel"),
        ("Modibo Keïta, Prime Minister 2015-2017", "Keïta", "Keïta, Modibo (Prime Minister 2015-2017)"),
        ("ATT", "ATT", "ATT"),
    ],
)
def test_a_list_has_the_family_name_first(name: str, family: str, listed: str) -> None:
    assert inverted(name, family) == listed


@pytest.mark.parametrize(
    ("family", "under"),
    [("de Gaulle", "Gaulle"), ("de La Salle", "La Salle"), ("Del Re", "Del Re"), ("Dembélé", "Dembélé")],
)
def test_french_lists_take_no_account_of_de(family: str, under: str) -> None:
    assert listed_under(family) == under


@pytest.mark.parametrize(
    "ordered",
    [
        ["Dao", "Eau", "Élan", "Elbe", "Été", "Fané"],
        ["Ag Ghaly", "Agence", "Aguissa"],
        ["Nahel", "N’Daw", "Ndiaye", "N'Tillit"],
        ["Resolution 85", "Resolution 2085", "Resolution 2690 (2023)"],
        ["Ministère", "Ministry", "The Ministry of Youth", "Mission"],
        ["L’Essor", "Essor du Mali", "Les Essors"],
        # the United Nations are no French article
        ["Un mandat", "Mission", "Ukraine", "UN Panel of Experts"],
        ["Cœur", "Coffre", "Cote", "Coté", "Côte", "Côté"],
        ["G5 Sahel", "G20", "Gao", "Gao-Nord", "Gao region"],
        ["9e division", "Ælfric", "Afisma", "Air force"],
    ],
)
def test_lists_stand_in_the_order_of_the_language(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=sort_key) == ordered
