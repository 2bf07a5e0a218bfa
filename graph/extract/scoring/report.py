"""What candidates are worth, as a page in Markdown: figures with intervals, qualities, losses."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.extract.scoring.losses import CAUSES
from graph.extract.scoring.score import by_relation, calibration, figures, qualities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.scoring.losses import Loss
    from graph.extract.scoring.refitting import Refitted
    from graph.extract.scoring.score import Figures, Rate, Scored

_AUTOMATIC = "automatic"
_TIERS = (("automatic + review", ""), ("automatic", _AUTOMATIC))
_Rows = list[tuple[str, ...]]


def report(documents: Sequence[Scored], lost: Sequence[Loss], title: str) -> str:
    """Return the page on documents that were scored, in their order; it ends with a line feed.

    Intervals are the middle 95 % of a thousand draws of documents; one document alone has none.
    """
    by_language = {tag: _of(documents, tag) for tag in sorted({one.language for one in documents})}
    groups = {"all": list(documents), **by_language} if len(by_language) > 1 else by_language
    told = ", ".join(f"{len(found)} {tag}" for tag, found in by_language.items())
    lines = [
        f"# {title}",
        "",
        f"{len(documents)} documents ({told}), {sum(len(one.gold) for one in documents)} gold "
        f"claims, {sum(len(one.candidates) for one in documents)} candidates.",
        "",
        "## Precision and recall",
        "",
        *_table(_figures(groups)),
        "",
        "A candidate is right leniently where relation and parties fit and the passages overlap; "
        "strictly where all are the same, modality, polarity and actuality too.",
        "",
        "## How what was found is said",
        "",
        *_table(_qualities(groups)),
        "",
        "## Scores and what they are worth",
        "",
        *_table(_calibration(documents)),
        "",
        "## By relation",
        "",
        *_table(_relations(documents)),
        "",
        "## Where the rest was lost",
        "",
        *_table(_causes(lost, sorted(by_language))),
        "",
        *_table(_losses(lost)),
    ]
    return "\n".join(lines).rstrip() + "\n"


def refit_report(found: Refitted) -> str:
    """Return the part of the page on new weights: their figures on documents left out."""
    rows: _Rows = [("language", "score from", "precision", "recall", "candidates per true claim")]
    rows += [
        (
            language or "all",
            f"{level:.2f}",
            str(figures.precision),
            str(figures.recall),
            _burden(figures),
        )
        for (language, level), figures in found.held_out.items()
    ]
    told = f"Fitted on {found.fitted.decisions} readings."
    if not found.held_out:
        return f"## New weights\n\n{told} Too few documents to leave any out.\n"
    how = "Each document is read by weights fitted on others: a fifth is left out in turn."
    return "\n".join(["## New weights", "", told, how, "", *_table(rows), ""])


def _of(documents: Sequence[Scored], language: str) -> list[Scored]:
    return [one for one in documents if one.language == language]


def _figures(groups: Mapping[str, Sequence[Scored]]) -> _Rows:
    rows: _Rows = [
        (
            "language",
            "tier",
            "match",
            "precision",
            "95 %",
            "recall",
            "95 %",
            "candidates per true claim",
        )
    ]
    for language, documents in groups.items():
        for name, tier in _TIERS:
            for match in ("lenient", "strict"):
                found = figures(documents, strict=match == "strict", tier=tier)
                rows.append((language, name, match, *_rates(found, len(documents)), _burden(found)))
    return rows


def _rates(found: Figures, documents: int) -> tuple[str, str, str, str]:
    def bounds(interval: tuple[float, float]) -> str:
        return f"{interval[0]:.2f} to {interval[1]:.2f}" if documents > 1 else "-"

    return (
        str(found.precision),
        bounds(found.precision_interval),
        str(found.recall),
        bounds(found.recall_interval),
    )


def _burden(found: Figures) -> str:
    """Return how many candidates a reader looks at for each claim that is found."""
    return f"{found.precision.whole / found.recall.part:.2f}" if found.recall.part else "-"


def _qualities(groups: Mapping[str, Sequence[Scored]]) -> _Rows:
    told = {language: qualities(documents) for language, documents in groups.items()}
    names = list(dict.fromkeys(name for found in told.values() for name in sorted(found)))
    rows: _Rows = [("part", *told)]
    for name in names:
        rows.append((name, *(_rate(found.get(name)) for found in told.values())))
    return rows


def _rate(rate: Rate | None) -> str:
    return "-" if rate is None else str(rate)


def _calibration(documents: Sequence[Scored]) -> _Rows:
    rows: _Rows = [("score from", "candidates", "right", "share right", "mean score")]
    for low, found in calibration(documents).items():
        share, mean = found.right / found.count, found.total / found.count
        rows.append(
            (f"{low:.1f}", str(found.count), str(found.right), f"{share:.2f}", f"{mean:.2f}")
        )
    return rows


def _relations(documents: Sequence[Scored]) -> _Rows:
    rows: _Rows = [("relation", "precision", "recall")]
    for name, (precision, recall) in by_relation(documents).items():
        rows.append((name, *(str(one) if one.whole else "-" for one in (precision, recall))))
    return rows


def _causes(lost: Sequence[Loss], languages: Sequence[str]) -> _Rows:
    counts = Counter((one.cause, one.language) for one in lost)
    rows: _Rows = [("cause", "all", *languages)]
    for cause in CAUSES:
        mine = [counts[cause, language] for language in languages]
        if any(mine):
            rows.append((cause, str(sum(mine)), *map(str, mine)))
    rows.append(
        (
            "together",
            str(len(lost)),
            *(str(sum(one.language == tag for one in lost)) for tag in languages),
        )
    )
    return rows


def _losses(lost: Sequence[Loss]) -> _Rows:
    rows: _Rows = [
        (
            "document",
            "claim",
            "subject",
            "relation",
            "object or value",
            "modality",
            "cause",
            "detail",
        )
    ]
    for one in lost:
        claim = one.claim
        other = claim.object.slug if claim.object else claim.value
        rows.append(
            (
                one.document,
                claim.key,
                claim.subject.slug,
                claim.relation,
                other,
                str(claim.tree["modality"]),
                one.cause,
                one.detail,
            )
        )
    return rows


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    r"""Return rows as a table of Markdown that is readable as it is; the first row is its head.

    >>> print(*_table([("a", "bc"), ("def", "g")]), sep="; ")
    | a   | bc |; | --- | -- |; | def | g  |
    """
    cells = [[" ".join(cell.split()).replace("|", "\\|") for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    rule = "| " + " | ".join("-" * width for width in widths) + " |"
    return [lines[0], rule, *lines[1:]]
