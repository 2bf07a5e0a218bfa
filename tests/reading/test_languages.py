"""Which language a block is in."""
# the letters are what is tested

from __future__ import annotations

import pytest

from graph.reading import read_bytes
from graph.reading.languages import language_of


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The firm was paid in copper by its owner.", "en"),
        ("Two firms denied that they had paid.", "en"),
        ("La société aurait été payée en cuivre.", "fr"),
        ("L'armateur n'a pas répondu.", "fr"),
        ("Die Firma wurde mit Kupfer bezahlt und ist nicht mehr da.", "de"),
        ("La empresa fue pagada con cobre según los dueños del puerto.", "es"),
        ("L'azienda è stata pagata con il rame dei due porti.", "it"),
        ("Корабль покинул порт ночью.", "ru"),
        ("船は夜に港を出た。", "ja"),
        ("两艘船离开了港口。", "zh"),
        ("두 척의 배가 항구를 떠났다.", "ko"),
        ("Heron Tide Trading Co., Ltd.", ""),
        ("1,65 (2031)", ""),
        ("", ""),
    ],
)
def test_a_passage_tells_its_language(words: str, language: str) -> None:
    """Small words tell the language of a passage, its script tells it too, names don't."""
    assert language_of(words) == language


def test_each_block_has_its_own_language() -> None:
    """A document of two languages has both; what doesn't tell follows its neighbours."""
    text = (
        "Le navire a quitté le port de Sable dans la nuit.\n"
        "Heron Tide\n"
        "La douane n'a pas été avertie par l'armateur.\n"
        "The ship was last seen by the crew of a tug that had left the harbour.\n"
        "Tern Harbour\n"
        "It has not been found, and the firm that owned it says that it knows of nothing.\n"
    )
    document = read_bytes(text.encode(), "tale.txt")
    assert [block.language for block in document.blocks] == ["fr", "fr", "fr", "en", "en", "en"]
    assert document.language == "en"
