"""Claims files as YAML text: the same tree gives the same bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.extract.candidate import Candidate
    from graph.extract.pipeline import Alarm

_FLOW = frozenset({"evidence", "amount", "selector", "label"})
_WIDTH = 100


def dumped(
    tree: Mapping[str, Any],
    readings: Mapping[str, Candidate],
    tiers: Mapping[str, str],
    alarms: tuple[Alarm, ...],
) -> str:
    """Return a source's file as YAML, each claim under a comment that says how it was read."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    def flow(value: Any) -> Any:
        made: Any
        if isinstance(value, dict):
            made = CommentedMap((key, flow(one)) for key, one in value.items())
            made.fa.set_flow_style()
            return made
        if isinstance(value, list):
            made = CommentedSeq(flow(one) for one in value)
            made.fa.set_flow_style()
            return made
        return value

    top = CommentedMap()
    for key, value in tree.items():
        if key == "entities":
            top[key] = CommentedSeq(flow(one) for one in value)
        elif key == "claims":
            claims = CommentedSeq()
            for index, claim in enumerate(value):
                entry = CommentedMap()
                for name, item in claim.items():
                    if name == "attribution":
                        entry[name] = CommentedSeq(flow(step) for step in item)
                    else:
                        entry[name] = flow(item) if isinstance(item, (dict, list)) else item
                claims.append(entry)
                reading = readings.get(claim["key"])
                if reading is None:
                    continue
                told = f"{tiers[claim['key']]}, {reading.score:.2f}, read by {reading.rule}"
                claims.yaml_set_comment_before_after_key(index, before=told, indent=2)
            top[key] = claims
        else:
            top[key] = value
    head = [
        "Candidate claims, made by a program, read by nobody yet: check each beside its passage.",
    ]
    head += [
        f"alarm: nothing was read at [{alarm.start}, {alarm.end}): {alarm.why}" for alarm in alarms
    ]
    if readings or alarms:
        top.yaml_set_start_comment("\n".join(head))
    writer = YAML()
    writer.width = _WIDTH
    writer.allow_unicode = True
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    writer.dump(top, stream)
    return stream.getvalue()
