"""Turn drafts into our claims format, with digests and summaries: `gold.py [FOLDER]`.

FOLDER holds texts/ and takes gold/; it is this one, the development set, unless told otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from graph.extract.writing.dump import dumped
from graph.extract.writing.evidence import evidence
from graph.extract.writing.summaries import summary
from graph.text.locate import Prepared, select
from graph.text.normal import digest, stored_text

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
_LEFT_OUT = {
    "s",
    "r",
    "o",
    "v",
    "quote",
    "nth",
    "speakers",
    "stance",
    "in_work",
    "said_when",
    "note",
}


def main(folder: Path) -> None:
    """Write gold/NAME.yaml for each draft of a set."""
    if not (folder / "texts").is_dir():
        sys.exit(f"{folder} holds no texts/: name the folder of a set")
    entities = YAML(typ="safe").load((ROOT / "claims" / "entities.yaml").read_text("utf-8"))
    known = {one["id"]: one for one in entities["entities"]}
    (folder / "gold").mkdir(exist_ok=True)
    wrong = 0
    for path in sorted((folder / "texts").glob("*.draft.yaml")):
        name = path.name.removesuffix(".draft.yaml")
        text = stored_text((folder / "texts" / f"{name}.txt").read_bytes(), where=name)
        draft = YAML(typ="safe").load(path.read_text("utf-8"))
        try:
            tree = gold(name, draft, text, known)
        except (KeyError, ValueError, TypeError) as error:
            print(f"{name}: {error!r}", file=sys.stderr)
            wrong += 1
            continue
        (folder / "gold" / f"{name}.yaml").write_text(dumped(tree, {}, {}, ()), "utf-8")
    sys.exit(wrong > 0)


def gold(name: str, draft: dict[str, Any], text: str, known: dict[str, Any]) -> dict[str, Any]:
    """Return a draft as a claims file."""
    prepared = Prepared(text)
    brought = [*draft.get("entities", []), draft["publisher"]]
    # a publisher that the register has is named by its id alone
    own = {one["id"]: one for one in brought if "label" in one}
    for entry in own.values():
        entry.setdefault("type", "Organization")
    labels = {slug: one["label"] for slug, one in {**known, **own}.items()}
    claims = []
    for index, entry in enumerate(draft["claims"], start=1):
        claims.append(claim(f"{index:03d}", entry, draft, prepared, labels))
    return {
        "id": f"source/{name}",
        "type": "Source",
        "title": draft.get("title", "notStated"),
        "publisher": draft["publisher"]["id"],
        "date": str(draft.get("date", "notStated")),
        "language": draft["language"],
        "address": "notStated",
        "digest": digest(text),
        "length": len(text),
        "entities": [own[slug] for slug in sorted(own) if slug not in known],
        "claims": claims,
    }


def claim(
    key: str, entry: dict[str, Any], draft: dict[str, Any], prepared: Prepared, labels: Any
) -> dict[str, Any]:
    """Return one claim of a draft in full."""
    text, quote = prepared.text, str(entry["quote"])
    at = -1
    for _ in range(int(entry.get("nth", 1))):
        at = text.find(quote, at + 1)
    if at < 0:
        raise ValueError(f"claim {key}: not in the text: {quote[:60]!r}")
    chosen = select(prepared, at, at + len(quote))
    steps: list[dict[str, Any]] = [{"speaker": draft["publisher"]["id"], "stance": "States"}]
    for step in entry.get("speakers") or []:
        who = step if isinstance(step, list) else [step]
        steps.append({"speaker": who[0] if len(who) == 1 else who, "stance": "States"})
    if len(steps) > 1:
        steps[0]["stance"] = "Reports"
    if entry.get("stance"):
        steps[-1]["stance"] = entry["stance"]
    if entry.get("in_work"):
        steps[-1]["inWork"] = entry["in_work"]
    if entry.get("said_when"):
        steps[-1]["saidWhen"] = str(entry["said_when"])
    made: dict[str, Any] = {"key": key, "subject": entry["s"], "relation": entry["r"]}
    made |= {"object": entry["o"]} if "o" in entry else {"value": str(entry["v"])}
    made["modality"] = entry.get("modality", "Asserted")
    made["polarity"] = entry.get("polarity", "Positive")
    made["actuality"] = entry.get("actuality", "Actual")
    for name, value in entry.items():
        if name not in _LEFT_OUT and name not in made:
            made[name] = str(value) if name == "when" else value
    if "amount" in made:
        made["amount"] = {part: str(value) for part, value in made["amount"].items()}
    made["attribution"] = [{"position": i, **step} for i, step in enumerate(steps, start=1)]
    other = labels[entry["o"]] if "o" in entry else {"en": str(entry["v"]), "fr": str(entry["v"])}
    made["summary"] = summary(
        entry["r"], labels[entry["s"]], other, made["modality"], made["polarity"], made["actuality"]
    )
    made["evidence"] = evidence(chosen)
    made["reviewStatus"] = "Reviewed"
    made["attributedTo"] = "person/maintainers"
    return made


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
