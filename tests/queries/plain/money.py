"""Plain answers about thefts, sums and what they pay for."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.queries.plain.base import Row, World, either, fits, plain

if TYPE_CHECKING:
    from collections.abc import Iterator


@plain("thefts")
def thefts(world: World, victim: str = "", thief: str = "", **period: str) -> Iterator[Row]:
    """Look at the three ways of telling a theft, and keep those that happened."""
    for said in world.of("stole", "stoleFrom", "lostToTheft"):
        ends = {
            "stole": {"thief": said.subject, "assets": said.object},
            "stoleFrom": {"thief": said.subject, "victim": said.object},
            "lostToTheft": {"victim": said.subject, "assets": said.object},
        }[said.relation]
        if said.actuality != "Actual" or not said.within(**period):
            continue
        if fits(victim, ends.get("victim", "")) and fits(thief, ends.get("thief", "")):
            hauls = [ends["assets"]] if "assets" in ends else either(said.qualified("goods"))
            for haul in hauls:
                yield from said.told(**{**ends, "assets": haul}, **said.amount)


@plain("money-totals")
def money_totals(world: World, currency: str = "", about: str = "", **period: str) -> Iterator[Row]:
    """Take every amount that has a currency."""
    for said in world.claims:
        unit = said.amount.get("currency", "")
        told = fits(about, said.subject, said.object) and said.within(**period)
        if unit and fits(currency, unit) and told:
            first, last = said.days
            for whole in either(said.linked("partOf")):
                yield from said.told(**said.amount, earliest=first, latest=last, whole=whole)


@plain("amounts-compared")
def amounts_compared(world: World, currency: str = "") -> Iterator[Row]:
    """Take two sums of one currency at a time, and compare their days and bounds."""
    gained = [
        said
        for said in world.claims
        if said.amount.get("currency")
        and fits(currency, said.amount["currency"])
        and (said.actuality, said.polarity) == ("Actual", "Positive")
    ]
    for one, other in combinations(sorted(gained, key=lambda said: said.id), 2):
        if one.amount["currency"] != other.amount["currency"]:
            continue
        known = all([*one.days, *other.days])
        same = one.days == other.days
        meet = one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
        lows = [float(said.amount["low"] or 0) for said in (one, other)]
        highs = [float(said.amount["high"] or "inf") for said in (one, other)]
        agree = lows[0] <= highs[1] and lows[1] <= highs[0]
        part = other.id in one.linked("partOf") or one.id in other.linked("partOf")
        for speaker in other.speakers:
            yield from one.told(
                other=other.id,
                otherRelation=other.relation,
                otherWhen=other.when,
                otherModality=other.modality,
                otherSource=other.source,
                otherSpeaker=speaker,
                samePeriod=str(same).lower() if known else "",
                overlap=str(meet).lower() if known else "",
                compatible=str(agree).lower() if known and same else "",
                part=str(part).lower(),
            )


@plain("quantities")
def quantities(world: World, unit: str = "", about: str = "") -> Iterator[Row]:
    """Take every amount of counted things."""
    for said in world.claims:
        counted = "" if "currency" in said.amount else said.amount.get("unit", "")
        if counted and fits(unit, counted) and fits(about, said.subject, said.object):
            yield from said.told(**said.amount)


@plain("what-money-pays-for")
def what_money_pays_for(world: World, use: str = "") -> Iterator[Row]:
    """Look at what is financed, and at the purposes of what is done with assets."""
    gains = {"used", "obtained", "earned", "obtainedIllicitly", "obtainedByFraud", "stole"}
    for said in world.claims:
        ways: list[Row] = []
        if said.relation == "finances" and "Asset" in world.classes(said.subject):
            ways = [{"money": said.subject, "use": said.object}]
        elif said.relation == "finances":
            means = either(said.qualified("instrument"))
            ways = [{"who": said.subject, "money": money, "use": said.object} for money in means]
        elif said.relation in gains | {"launders"} and "Asset" in world.classes(said.object):
            aims = said.qualified("purpose")
            ways = [{"who": said.subject, "money": said.object, "use": aim} for aim in aims]
        for way in ways:
            if fits(use, way["use"]):
                yield from said.told(**way)


@plain("trade")
def trade(world: World, instrument: str = "", goods: str = "", who: str = "") -> Iterator[Row]:
    """Look at what is traded, and by what means."""
    for said in world.of("tradesIn"):
        if not fits(goods, said.object) or not fits(who, said.subject):
            continue
        for means in either(said.qualified("instrument")):
            if fits(instrument, means):
                for row in said.optional(
                    purpose=said.qualified("purpose"), whole=said.linked("partOf")
                ):
                    yield {**row, "who": said.subject, "goods": said.object, "instrument": means}
