"""What mood and wording yield, row by row of docs/modality.md, in other words than its own."""
# French apostrophes

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.told import not_yet

DOCS = Path(__file__).resolve().parents[2] / "docs" / "modality.md"
DEFAULT = ("Asserted", "Positive", "Actual")
#: what the prose below the tables adds to a row
ALSO = {"decline to comment": ("Asserted", "Negative", "Actual")}


def rows() -> dict[str, tuple[str, str, str]]:
    """Return modality, polarity and actuality of each wording in the tables, else the default."""
    found: dict[str, tuple[str, str, str]] = {}
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 5 or cells[0] == "wording" or set(cells[0]) <= {"-"}:
            continue
        wording, *_, fourth, fifth = cells
        if fourth in {"Asserted", "Alleged", "Denied"}:
            found[wording] = (fourth, *DEFAULT[1:])
        else:
            found[wording] = ("Asserted", fourth, fifth)
    return found | ALSO


#: by wording: language, sentence, and the relation that is looked at
CASES = [
    ("plain indicative", "en", "Cormorant Ring robbed Skerry Exchange.", "stoleFrom"),
    ("plain indicative", "en", "Heronia sent workers to Veldt.", "sentWorkersTo"),
    ("plain indicative", "fr", "Les Cormorans ont volé Skerry Exchange.", "stoleFrom"),
    ("plain indicative", "fr", "La Héronie a envoyé des ouvriers au Veldt.", "sentWorkersTo"),
    (
        "reporting verb, then indicative",
        "en",
        "The Beacon Panel says that Cormorant Ring robbed Skerry Exchange.",
        "stoleFrom",
    ),
    (
        "reporting verb, then indicative",
        "en",
        "Cormorant Ring robbed Skerry Exchange, the Beacon Panel found.",
        "stoleFrom",
    ),
    (
        "reporting verb, then indicative",
        "fr",
        "Le comité Balise affirme que la Héronie a envoyé des ouvriers au Veldt.",
        "sentWorkersTo",
    ),
    (
        "according to, selon, and indicative",
        "en",
        "According to the Beacon Panel, Cormorant Ring robbed Skerry Exchange.",
        "stoleFrom",
    ),
    (
        "according to, selon, and indicative",
        "fr",
        "Selon le comité Balise, la Héronie a envoyé des ouvriers au Veldt.",
        "sentWorkersTo",
    ),
    (
        "conditional of hearsay",
        "fr",
        "La Héronie aurait envoyé des ouvriers au Veldt.",
        "sentWorkersTo",
    ),
    (
        "conditional of hearsay",
        "fr",
        "La Héronie vendrait des missiles au Veldt.",
        "suppliedArmsTo",
    ),
    (
        "the same with a speaker",
        "fr",
        "Selon le comité Balise, la Héronie aurait envoyé des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "is said to, reportedly, allegedly",
        "en",
        "Cormorant Ring allegedly robbed Skerry Exchange.",
        "stoleFrom",
    ),
    (
        "is said to, reportedly, allegedly",
        "en",
        "Cormorant Ring is said to have robbed Skerry Exchange.",
        "stoleFrom",
    ),
    (
        "is said to, reportedly, allegedly",
        "en",
        "Reportedly, Heronia has sent soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    (
        "is said to, reportedly, allegedly",
        "fr",
        "On dit que la Héronie a envoyé des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "is said to, reportedly, allegedly",
        "fr",
        "La Héronie a prétendument envoyé des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "suspicion, accusation",
        "en",
        "Heronia suspects Cormorant Ring of robbing Skerry Exchange.",
        "stoleFrom",
    ),
    (
        "suspicion, accusation",
        "en",
        "Veldt accuses Heronia of sending soldiers to Umberland.",
        "sentSoldiersTo",
    ),
    (
        "suspicion, accusation",
        "fr",
        "Le comité Balise accuse la Héronie d'avoir envoyé des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "suspicion, accusation",
        "fr",
        "La Héronie est soupçonnée d'avoir envoyé des ouvriers au Veldt.",
        "sentWorkersTo",
    ),
    ("may have, might have", "en", "Heronia may have sold weapons to Veldt.", "suppliedArmsTo"),
    ("may have, might have", "en", "Heronia might have sent troops to Veldt.", "sentSoldiersTo"),
    (
        "may have, might have",
        "fr",
        "La Héronie a pu envoyer des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "deny, reject, démentir, nier",
        "en",
        "Heronia denies having sent soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    (
        "deny, reject, démentir, nier",
        "en",
        "Heronia denied that it had sent soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    (
        "deny, reject, démentir, nier",
        "en",
        "Heronia rejects accusations that it sent soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    not_yet(
        "deny, reject, démentir, nier",
        "fr",
        "La Héronie dément avoir envoyé des soldats au Veldt.",
        "sentSoldiersTo",
        why="« dément » is lemmatised as another verb",
    ),
    (
        "deny, reject, démentir, nier",
        "fr",
        "La Héronie nie avoir envoyé des ouvriers au Veldt.",
        "sentWorkersTo",
    ),
    (
        "decline to comment",
        "en",
        "Skerry Exchange did not comment on the allegations.",
        "commentedOn",
    ),
    (
        "decline to comment",
        "en",
        "Skerry Exchange declined to comment on the allegations.",
        "commentedOn",
    ),
    ("decline to comment", "fr", "Skerry Exchange n'a pas commenté ce rapport.", "commentedOn"),
    (
        "decline to comment",
        "fr",
        "Skerry Exchange a refusé de commenter ces accusations.",
        "commentedOn",
    ),
    ("past or present", "en", "Heronia sends workers to Veldt.", "sentWorkersTo"),
    ("past or present", "fr", "La Héronie envoie des ouvriers au Veldt.", "sentWorkersTo"),
    ("negation, without, sans", "en", "Heronia did not send workers to Veldt.", "sentWorkersTo"),
    ("negation, without, sans", "en", "Heronia never sent soldiers to Veldt.", "sentSoldiersTo"),
    (
        "negation, without, sans",
        "en",
        "No soldiers were sent to Veldt by Heronia.",
        "sentSoldiersTo",
    ),
    (
        "negation, without, sans",
        "fr",
        "La Héronie n'a jamais envoyé de soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "negation, without, sans",
        "fr",
        "La Héronie n'a pas envoyé de soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "negation, without, sans",
        "fr",
        "La Héronie a vendu des obus sans envoyer de soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "future, is to, prospect, pledge",
        "en",
        "Heronia will send forty soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    (
        "future, is to, prospect, pledge",
        "en",
        "Heronia is to send soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    (
        "future, is to, prospect, pledge",
        "en",
        "Heronia has pledged to send soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    (
        "future, is to, prospect, pledge",
        "en",
        "Heronia plans to send workers to Veldt.",
        "sentWorkersTo",
    ),
    (
        "future, is to, prospect, pledge",
        "fr",
        "La Héronie enverra quarante soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "future, is to, prospect, pledge",
        "fr",
        "La Héronie va envoyer des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "future, is to, prospect, pledge",
        "fr",
        "La Héronie a promis d'envoyer des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    not_yet(
        "purpose: to, in order to, pour, afin de",
        "en",
        "Heronia sells coal in order to fund its missile programme.",
        "finances",
        why='the infinitive after "in order" has no subject',
    ),
    (
        "purpose: to, in order to, pour, afin de",
        "en",
        "Cormorant Ring robbed Skerry Exchange to fund the missile programme.",
        "finances",
    ),
    (
        "purpose: to, in order to, pour, afin de",
        "fr",
        "La Héronie vend du charbon pour financer son programme de missiles.",
        "finances",
    ),
    (
        "purpose: to, in order to, pour, afin de",
        "fr",
        "La Héronie vend du charbon afin de financer son programme nucléaire.",
        "finances",
    ),
    ("determination, aim", "en", "Heronia aims to send soldiers to Veldt.", "sentSoldiersTo"),
    (
        "determination, aim",
        "en",
        "Heronia is determined to send soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    (
        "determination, aim",
        "en",
        "Heronia's resolve to send soldiers to Veldt was noted.",
        "sentSoldiersTo",
    ),
    (
        "determination, aim",
        "fr",
        "La Héronie entend envoyer des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    not_yet(
        "determination, aim",
        "fr",
        "La détermination de la Héronie à envoyer des soldats au Veldt inquiète.",
        "sentSoldiersTo",
        why="a noun's infinitive has no subject",
    ),
    ("attempt", "en", "Cormorant Ring tried to rob Skerry Exchange.", "stoleFrom"),
    ("attempt", "en", "Heronia attempted to send soldiers to Veldt.", "sentSoldiersTo"),
    (
        "attempt",
        "en",
        "Heronia's attempts to send soldiers to Veldt failed.",
        "sentSoldiersTo",
    ),
    ("attempt", "fr", "La Héronie a tenté d'envoyer des soldats au Veldt.", "sentSoldiersTo"),
    not_yet(
        "attempt",
        "fr",
        "Les tentatives de la Héronie d'envoyer des soldats au Veldt ont échoué.",
        "sentSoldiersTo",
        why="a noun's infinitive has no subject",
    ),
    (
        "call, urge, exhort",
        "en",
        "The Beacon Panel urges Heronia to send soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    (
        "call, urge, exhort",
        "en",
        "The Beacon Panel called on Heronia to sanction Skerry Bank.",
        "sanctions",
    ),
    (
        "call, urge, exhort",
        "fr",
        "Le comité Balise exhorte la Héronie à envoyer des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "call, urge, exhort",
        "fr",
        "Le comité Balise appelle la Héronie à sanctionner Skerry Exchange.",
        "sanctions",
    ),
    ("duty: must, shall, is to", "en", "Heronia must send soldiers to Veldt.", "sentSoldiersTo"),
    ("duty: must, shall, is to", "en", "Heronia shall sanction Skerry Bank.", "sanctions"),
    (
        "duty: must, shall, is to",
        "fr",
        "La Héronie doit envoyer des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    ("conditional of duty", "en", "Heronia should send soldiers to Veldt.", "sentSoldiersTo"),
    (
        "conditional of duty",
        "fr",
        "La Héronie devrait envoyer des soldats au Veldt.",
        "sentSoldiersTo",
    ),
    ("prohibition: must not", "en", "Heronia must not send soldiers to Veldt.", "sentSoldiersTo"),
    (
        "prohibition: must not",
        "fr",
        "La Héronie ne doit pas envoyer de soldats au Veldt.",
        "sentSoldiersTo",
    ),
    (
        "conditional of duty, negated",
        "en",
        "Heronia should not send soldiers to Veldt.",
        "sentSoldiersTo",
    ),
    (
        "conditional of duty, negated",
        "fr",
        "La Héronie ne devrait pas envoyer de soldats au Veldt.",
        "sentSoldiersTo",
    ),
]


def test_every_wording_of_the_docs_is_tried_in_both_languages():
    """No row of the tables is without a sentence of ours, nor any sentence without its row."""
    tried = {tuple(getattr(case, "values", case)[:2]) for case in CASES}
    assert {wording for wording, _ in tried} == set(rows())
    french_only = {"conditional of hearsay", "the same with a speaker"}
    assert {wording for wording, tag in tried if tag == "fr"} == set(rows())
    assert {wording for wording, tag in tried if tag == "en"} == set(rows()) - french_only


@pytest.mark.parametrize(("wording", "language", "text", "relation"), CASES)
def test_a_wording_yields_what_the_docs_say(extracted, wording, language, text, relation):
    """Modality, polarity and actuality of a claim are those of its wording's row."""
    found = [one.mood for one in extracted(text, language, relation)]
    assert found == [rows()[wording]]
