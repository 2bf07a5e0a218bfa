"""What is known of a proposal, as named features: each a number from 0 to 1, most 0 or 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.extract.linking.propose import Filled, Proposal, Scene
    from graph.extract.saying.mood import Finding

_FAR = 20


def features(proposal: Proposal, scene: Scene, finding: Finding) -> dict[str, float]:
    """Return the features of a proposal, by name; those that are 0 are left out."""
    trigger = proposal.trigger
    frame = trigger.frame
    found: dict[str, float] = {"bias": 1.0}
    found[f"trigger={frame.trigger}"] = 1.0
    found["trigger.unsure"] = float(not trigger.sure)
    found["trigger.words"] = min(1.0, (len(frame.words) - 1) / 2)
    found["frame.constrained"] = float(bool(frame.needs) or _typed(proposal))
    found[f"language={frame.language}"] = 1.0
    found |= _role("subject", proposal.subject, scene, trigger.token.i)
    if proposal.object is not None:
        found |= _role("object", proposal.object, scene, trigger.token.i)
    else:
        found["value"] = 1.0
    found["rivals"] = min(1.0, max(0, proposal.rivals - 1) / 6)
    found["doubt"] = min(1.0, finding.doubt / 2)
    found["modality=Alleged"] = float(finding.modality == "Alleged")
    found["actuality.other"] = float(finding.actuality != "Actual")
    found["polarity=Negative"] = float(finding.polarity == "Negative")
    found["long"] = min(1.0, len(scene.tree.tokens) / 80)
    return {name: value for name, value in found.items() if value}


def _typed(proposal: Proposal) -> bool:
    return any(
        slot.wanted
        for role in ("subject", "object")
        for slot in proposal.trigger.frame.roles.get(role, ())
    )


def _role(name: str, filled: Filled, scene: Scene, trigger: int) -> Mapping[str, float]:
    mention = filled.mention
    written = scene.mentions.get(mention.token.i)
    here = written is not None and written.token is mention.token
    distance = abs(mention.token.i - trigger) if here and not mention.hops else 0
    return {
        f"{name}.how={filled.how}": 1.0,
        f"{name}.fit": filled.fit,
        f"{name}.unfit": float(filled.fit < 1),
        f"{name}.named": float(mention.proper or bool(mention.entity)),
        f"{name}.wild": float("?" in mention.classes),
        f"{name}.coref": float(bool(mention.hops)),
        f"{name}.member": float(bool(filled.member)),
        f"{name}.rank": float(filled.rank > 0),
        f"{name}.far": min(1.0, distance / _FAR),
    }
