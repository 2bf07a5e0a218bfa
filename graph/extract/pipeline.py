"""Candidate claims out of a document that was read: frames, links, mood, speakers, tiers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.candidate import PUBLISHER, Candidate
from graph.extract.classes import signatures
from graph.extract.dating import STATES, told_when
from graph.extract.encoder.states import states
from graph.extract.lexicon.load import lexicon
from graph.extract.linking.choose import Choice, chosen
from graph.extract.linking.features import of_implied
from graph.extract.linking.implicit import implied
from graph.extract.linking.layout import Layout
from graph.extract.linking.link import linked, proposed, tried
from graph.extract.linking.pairs.classifier import classifier
from graph.extract.linking.pairs.reading import readings
from graph.extract.linking.pairs.seen import Seen
from graph.extract.linking.pairs.table import table
from graph.extract.linking.propose import amount as stated
from graph.extract.linking.propose import qualifiers
from graph.extract.linking.score import weights
from graph.extract.linking.triggers import settled, triggers
from graph.extract.pairing import of_pair
from graph.extract.placed import Placed
from graph.extract.readings import HEADINGS
from graph.extract.saying.amounts import amount_of
from graph.extract.saying.cues import cues
from graph.extract.saying.denials import denials
from graph.extract.saying.interviews import answers
from graph.extract.saying.mood import Finding, finding
from graph.extract.saying.quotes import Quotation, quotations, quoted, turned
from graph.extract.saying.speakers import Saying, Voices
from graph.extract.saying.times import dated, said_when_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.extract.encoder.states import States
    from graph.extract.known import Known
    from graph.extract.linking.implied import Implied
    from graph.extract.linking.link import Linked
    from graph.extract.linking.propose import Proposal, Scene
    from graph.extract.linking.roles import Filled
    from graph.extract.linking.score import Weights
    from graph.extract.linking.triggers import Trigger
    from graph.extract.mentions.mention import Mention
    from graph.extract.parsing.tree import Token
    from graph.extract.readings import Read, Values
    from graph.extract.saying.times import Dated

_MOST_OF_TRIGGER = 40
_RECENT = 200


@dataclass(frozen=True, slots=True)
class Alarm:
    """A sentence that looks as if it said something and has no candidate: where, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """The candidates of a document, in the order of their sentences, and its alarms."""

    candidates: tuple[Candidate, ...]
    alarms: tuple[Alarm, ...]


def extract(
    read: Read,
    known: Known,
    weigh: Weights | None = None,
    *,
    tier: str = "review",
    rivals: bool = False,
    pairs: bool = True,
) -> Extraction:
    """Return what a document seems to say.

    Every candidate has a passage, a reading and a score; what scores below ``tier`` is left out,
    and a sentence that is left with none although it has a trigger is an alarm. ``weigh`` are
    other weights than the package's own; with ``rivals`` the readings that give way to a surer one
    of the same words are kept beside it; without ``pairs``, only what frames and phrases say is
    read.
    """
    scale = weigh or weights()
    least = scale.least(tier)
    everything: list[Candidate] = []
    alarms: list[Alarm] = []
    seen_ties: set[tuple[str, str, str]] = set()
    speaking: list[Saying] = []
    doers: dict[str, Mention] = {}
    spans = Placed(quotations(read.text))
    quotes = quoted(read.scenes, spans, {tag: cues(tag) for tag in read.values})
    label: Saying | None = None
    turns = answers(read.text, read.scenes, read.stretches)
    encoded = encoded_of(read) if pairs else None
    for index, read_scene in enumerate(read.scenes):
        stretch = read.stretches[index]
        if stretch.kind in HEADINGS:
            label = None
            continue
        if not index or read.stretches[index - 1] != stretch:
            label = turned(read_scene, read.text, stretch.start, turns.get(index, label))
        scene = replace(read_scene, before=dict(doers))
        values = read.values[scene.tree.language]
        near = spans.touching(scene.tree.start, scene.tree.end)
        told = (
            _spoken_for(one, _voice(one, near, quotes) or label)
            for one in _of_scene(index, scene, values, known, read, scale, least, encoded)
        )
        found = [_heard(one, _voice(one, near, quotes) or label) for one in told if one is not None]
        kept = found if rivals else [found[i] for i in chosen([choice_of(one) for one in found])]
        kept = [one for one in kept if _first_tie(one, seen_ties)]
        kept, speaking = _carried_on(kept, scene, speaking)
        for one in sorted(kept, key=lambda each: each.score):
            if not one.subject.pronoun:
                doers[one.relation] = one.subject
        kept += denials(scene, index, cues(scene.tree.language), everything[-_RECENT:])
        shown = [one for one in kept if one.score >= least]
        everything += shown
        if not shown and _looks_telling(scene, found):
            alarms.append(Alarm(scene.tree.start, scene.tree.end, "no reading sure enough"))
    return Extraction(tuple(everything), tuple(alarms))


def encoded_of(source: Read) -> States:
    """Return what the words of a document mean where they stand. Raises MissingModel."""
    return states(source.text, [(one.tree.start, one.tree.end) for one in source.scenes])


def _of_scene(
    index: int,
    scene: Scene,
    values: Values,
    known: Known,
    source: Read,
    weigh: Weights,
    least: float,
    encoded: States | None,
) -> Iterator[Candidate]:
    tree, text, anchor = scene.tree, source.text, source.anchor
    words = lexicon(tree.language)
    hints = cues(tree.language)
    voices = Voices(tree, hints, scene.verbs, scene.mentions, scene.resolve)
    dates = dated(tree, [one for _, one in values.whens.touching(tree.start, tree.end)])
    findings: dict[int, Finding] = {}

    def told(trigger: Trigger) -> Finding:
        key = trigger.token.i
        if key not in findings:
            findings[key] = finding(tree, trigger.token, hints)
        return _found(scene, trigger, findings[key])

    words_found = settled(list(triggers(tree, words)))
    layout = Layout(tree, scene.mentions, scene.resolve)
    seen = Seen(scene, layout, table(weigh.table), weigh, classifier(weigh.classifier), encoded)
    offers = proposed(scene, layout, words_found)
    for link in linked(scene, layout, words_found, offers, told, weigh, least, seen):
        chain = tuple(voices.chain(link.proposal.trigger.token))
        for made in _candidates(index, scene, link, chain, dates, values, text, anchor):
            yield from _of_each(made)

    def state_of(iso: str, mention: Mention) -> Mention | None:
        state = known.mention_of_state(iso, mention.token)
        low, high = mention.token.start - _NEAR, mention.token.end + _NEAR
        near = [one for _, one in values.nations.touching(low, high) if one.iso == iso]
        return replace(state, start=near[0].start, end=near[0].end) if state and near else state

    ties = list(implied(scene, state_of))
    for one in ties:
        yield _of_phrase(index, scene, one, seen, voices, weigh)
    if encoded is None:
        return
    told_already = {
        *tried(offers),
        *((one.relation, one.subject.name, one.object.name) for one in ties),
    }
    for reading in readings(tree, seen, words_found, told_already, weigh, least):
        found = findings.get(reading.at.i) or finding(tree, reading.at, hints)
        chain = tuple(voices.chain(reading.at))
        yield from _of_each(of_pair(index, scene, reading, found, chain, dates, values, anchor))


def _of_phrase(
    index: int, scene: Scene, one: Implied, seen: Seen, voices: Voices, weigh: Weights
) -> Candidate:
    """Return the candidate of what a phrase says without a trigger."""
    tree = scene.tree
    found = finding(tree, one.at, cues(tree.language))
    hearsay = found.modality == "Alleged" and not one.subject.proper
    found = Finding(modality="Alleged" if hearsay else "Asserted", cues=found.cues)
    pair = seen.named(one.subject.name), seen.named(one.object.name)
    marks = of_implied(one, tree.language) | seen.marks(*pair, one.relation)
    start, end = tree.holding((m.start, m.end) for m in (*one.written, one.object))
    return Candidate(
        relation=one.relation,
        subject=one.subject,
        object=one.object,
        value="",
        finding=found,
        chain=_chain_of(voices, one),
        start=start,
        end=end,
        sentence=index,
        language=tree.language,
        rule=f"{one.relation}: {one.rule}",
        score=weigh.score(one.relation, marks),
        features=marks,
        at=one.at.start,
        pair=pair,
    )


def _of_each(one: Candidate) -> Iterator[Candidate]:
    """Give a candidate for each of those whom "they" or "the pair" stands for in it."""
    for subject in one.subject.members or (one.subject,):
        others = one.object.members if one.object is not None else ()
        for other in others or (one.object,):
            yield replace(one, subject=subject, object=other)


_NEAR = 60
_EXPLAINS = frozenset({"apposition", "title", "place in place", "based", "office", "office before"})


def _chain_of(voices: Voices, one: Implied) -> tuple[Saying, ...]:
    # a word that explains a name to the reader is the publisher's own
    if one.rule in _EXPLAINS:
        return ()
    return tuple(voices.chain(one.at, phrase=True))


#: what is itself an answer
_OF_DENIALS = frozenset({"commentedOn", "denounces", "vetoed"})


def _found(scene: Scene, trigger: Trigger, found: Finding) -> Finding:
    """Add what the frame itself fixes."""
    fixed = trigger.frame.findings
    denied = found.modality != "Denied" and trigger.frame.relation not in _OF_DENIALS
    if denied and len(trigger.frame.words) == 1 and trigger.token.is_verbal:
        # « l'ambassade nie tout lien avec »: the verb that denies is the trigger itself
        hints = cues(scene.tree.language)
        if "denies" in hints.single(trigger.token) or "denies" in hints.groups(
            scene.tree, trigger.token, None
        ):
            words = (*found.cues, trigger.token.start)
            found = replace(found, modality="Denied", polarity="Positive", cues=words)
    if not fixed:
        return found
    polarity = found.polarity
    if "polarity" in fixed and fixed["polarity"] == "Negative":
        # "did not respond" is one negation, of the words that the frame has already
        polarity = "Negative"
    return replace(
        found,
        polarity=polarity,
        actuality=fixed.get("actuality", found.actuality),
        modality=fixed.get("modality", found.modality),
    )


def _candidates(
    index: int,
    scene: Scene,
    one: Linked,
    chain: tuple[Saying, ...],
    dates: Sequence[Dated],
    values: Values,
    text: str,
    anchor: str,
) -> Iterator[Candidate]:
    tree = scene.tree
    proposal, found = one.proposal, one.finding
    trigger = proposal.trigger
    told: list[tuple[str, tuple[int, int] | None]] = [("", None)]
    when, date = told_when(tree, trigger.token, proposal.relation, found, dates, anchor)
    if proposal.object is None:
        told = [*_values(proposal.relation, scene, trigger, when, text)]
        when = ""
    summed = stated(scene, trigger)
    amount = (
        None if proposal.relation in STATES else amount_of(proposal, summed, scene, values, text)
    )
    spans = _spans(scene, proposal, summed, found)
    if date is not None:
        spans.append((date.start, date.end))
    verb = chain[-1].verb if chain else None
    said = said_when_of(tree, verb, dates) if verb is not None else ""
    for value, written in told:
        places = [*spans, written] if written is not None else spans
        start, end = tree.holding(places)
        yield Candidate(
            relation=proposal.relation,
            subject=proposal.subject.mention,
            object=proposal.object.mention if proposal.object else None,
            value=value,
            finding=found,
            chain=chain,
            start=start,
            end=end,
            sentence=index,
            language=tree.language,
            rule=trigger.frame.name,
            score=one.score,
            features=one.features,
            near=proposal.near,
            when=when,
            said_when=said,
            amount=amount,
            qualifiers={
                role: tuple(one.mention for one in given)
                for role, given in qualifiers(scene, proposal).items()
            },
            extent=_extent(proposal, scene),
            trigger=trigger.token.i,
            at=trigger.token.start,
            pair=(proposal.subject.at, proposal.object.at) if proposal.object else None,
        )


_EXTENTS = {
    "mainly": "Mainly", "mostly": "Mainly", "primarily": "Mainly", "principalement": "Mainly",
    "surtout": "Mainly", "chiefly": "Mainly", "essentiellement": "Mainly", "partly": "Partly",
    "partially": "Partly", "partiellement": "Partly", "fully": "Fully", "entirely": "Fully",
    "pleinement": "Fully", "intégralement": "Fully", "closely": "Closely", "étroitement": "Closely",
    "constantly": "Constantly", "constamment": "Constantly",
}  # fmt: skip


def _extent(proposal: Proposal, scene: Scene) -> str:
    near = scene.tree.children(proposal.trigger.token, "advmod")
    if proposal.object is not None:
        near += scene.tree.children(proposal.object.mention.token, "advmod")
    return next((_EXTENTS[one.lower] for one in near if one.lower in _EXTENTS), "")


def _spans(
    scene: Scene, proposal: Proposal, summed: Filled | None, found: Finding
) -> list[tuple[int, int]]:
    """Return the stretches of the sentence that a candidate rests on."""
    tree = scene.tree
    spans = [
        (proposal.trigger.token.start, proposal.trigger.token.end),
        (proposal.trigger.last.start, proposal.trigger.last.end),
    ]
    parts: list[Filled] = [proposal.subject]
    if proposal.object is not None:
        parts.append(proposal.object)
    if summed is not None:
        parts.append(summed)
    for part in parts:
        mention = part.mention
        if mention.hops or not tree.start <= mention.start < tree.end:
            spans += _written(scene, mention)
        else:
            spans.append((mention.start, mention.end))
    spans += [(one.start, one.end) for one in tree.tokens if one.start in found.cues]
    return spans


def _written(scene: Scene, mention: Mention) -> list[tuple[int, int]]:
    """Return the words of this sentence that stand for a mention of another place."""
    return [
        (scene.mentions[i].start, scene.mentions[i].end)
        for i, told in scene.resolve.items()
        if i >= 0 and i in scene.mentions and (told is mention or mention in told.members)
    ][:1]


_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "premier": 1, "première": 1, "deuxième": 2, "seconde": 2,
    "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8,
    "neuvième": 9, "dixième": 10,
}  # fmt: skip
_TONGUES = {
    "english": "en", "anglais": "en", "french": "fr", "français": "fr", "korean": "ko",
    "coréen": "ko", "chinese": "zh", "chinois": "zh", "mandarin": "zh", "russian": "ru",
    "russe": "ru", "japanese": "ja", "japonais": "ja", "german": "de", "allemand": "de",
    "spanish": "es", "espagnol": "es", "arabic": "ar", "arabe": "ar", "portuguese": "pt",
    "portugais": "pt", "italian": "it", "italien": "it", "dutch": "nl", "néerlandais": "nl",
    "polish": "pl", "polonais": "pl", "turkish": "tr", "turc": "tr", "vietnamese": "vi",
    "vietnamien": "vi", "indonesian": "id", "indonésien": "id", "malay": "ms", "malais": "ms",
    "thai": "th", "thaï": "th", "khmer": "km", "lao": "lo", "laotien": "lo", "burmese": "my",
    "birman": "my", "mongolian": "mn", "mongol": "mn", "hindi": "hi", "swahili": "sw",
    "norwegian": "no", "norvégien": "no", "swedish": "sv", "suédois": "sv", "danish": "da",
    "danois": "da", "finnish": "fi", "finnois": "fi", "greek": "el", "grec": "el",
    "hebrew": "he", "hébreu": "he", "persian": "fa", "persan": "fa", "ukrainian": "uk",
    "ukrainien": "uk", "romanian": "ro", "roumain": "ro", "czech": "cs", "tchèque": "cs",
    "hungarian": "hu", "hongrois": "hu", "tagalog": "tl",
}  # fmt: skip


def _values(
    relation: str, scene: Scene, trigger: Trigger, when: str, text: str
) -> list[tuple[str, tuple[int, int]]]:
    """Return the values of a relation that has no object, and where they stand.

    Of languages there may be several: "in English, Lao and Thai".
    """
    form = signatures()[relation].value
    tree = scene.tree
    here = (trigger.token.start, trigger.token.end)
    if form == "edtf":
        return [(when, here)] if when else []
    near = tree.tokens[max(0, trigger.token.i - 8) : trigger.token.i + 9]
    if form == "integer":
        return _first(near, _ORDINALS)[:1]
    if form == "language":
        told = [one for one in near if one.case in {"in", "en"} or one.head == trigger.token.i]
        first = next((one for one in told if one.lower in _TONGUES), None)
        return _first(tree.conjuncts(first), _TONGUES) if first is not None else []
    if form == "iri":
        import re

        address = re.compile(r"https?://[^\s<>\"\u00bb\u201d)]{3,300}[^\s<>\"\u00bb\u201d).,;]")
        match = address.search(text, tree.start, tree.end)
        return [(match.group(), match.span())] if match else []
    return []


def _first(near: Sequence[Token], table: Mapping[str, object]) -> list[tuple[str, tuple[int, int]]]:
    return [(str(table[one.lower]), (one.start, one.end)) for one in near if one.lower in table]


_WE = frozenset(
    {"we", "us", "our", "ours", "i", "me", "my", "nous", "notre", "nos", "je", "mon", "ma", "mes"}
)


def _voice(
    one: Candidate, near: Sequence[tuple[int, Quotation]], quotes: Mapping[int, Saying]
) -> Saying | None:
    """Return who speaks the quotation that a candidate's passage stands in."""
    for index, span in near:
        whole = span.start <= one.start and one.end <= span.end
        if whole or (one.at >= 0 and span.start <= one.at < span.end):
            return quotes.get(index)
    return None


def _heard(one: Candidate, voice: Saying | None) -> Candidate:
    """Give a candidate the speaker of its quotation, and take a doer's own act from its chain."""
    chain = list(one.chain)
    if voice is not None and not any(_same_speaker(voice, step) for step in chain):
        chain.insert(0, voice)
    if chain and one.finding.modality != "Denied" and chain[-1].verb is not None:
        last = chain[-1]
        own = last.speaker is not None and _key(last.speaker) == _key(one.subject)
        if own and last.verb is not None and last.verb.i == one.trigger:
            chain.pop()
    return replace(one, chain=tuple(chain))


def _same_speaker(one: Saying, other: Saying) -> bool:
    return _key(one.speaker) == _key(other.speaker)


def _spoken_for(one: Candidate, voice: Saying | None) -> Candidate | None:
    """Put the speaker in the place of "we"; None if a pronoun stands for nobody known."""
    parties = []
    for mention in (one.subject, one.object):
        if mention is None or not mention.pronoun:
            parties.append(mention)
            continue
        if mention.text.casefold() not in _WE:
            return None
        steps = [*one.chain, *([voice] if voice is not None else [])]
        speaker = next((step.speaker for step in reversed(steps) if step.speaker), None)
        if speaker is not None and not speaker.pronoun:
            parties.append(speaker)
        else:
            parties.append(replace(mention, key=PUBLISHER, pronoun=False, proper=True))
    subject, other = parties
    return replace(one, subject=subject, object=other) if subject is not None else None


def _key(mention: Mention | None) -> str:
    return "" if mention is None else mention.name


def choice_of(one: Candidate) -> Choice:
    """Return a candidate as the choice between rivals sees it."""
    return Choice(
        relation=one.relation,
        subject=_key(one.subject),
        object=_key(one.object),
        value=one.value,
        places=(one.subject.start, one.object.start if one.object is not None else -1),
        sentence=one.sentence,
        trigger=one.trigger,
        near=one.near,
        score=one.score,
    )


def _first_tie(one: Candidate, seen: set[tuple[str, str, str]]) -> bool:
    """Tell whether a tie by nationality, kind or place is told for the first time."""
    if ":" not in one.rule or one.rule.partition(": ")[2] not in _ONCE:
        return True
    key = (one.relation, _key(one.subject), _key(one.object))
    if key in seen:
        return False
    seen.add(key)
    return True


_ONCE = frozenset(
    [
        "nationality", "apposition", "title", "copula", "place in place", "possessor", "of State",
        "of place", "place before", "based", "origin", "citizen", "demonym", "office",
        "office before", "seat in name",
    ]
)  # fmt: skip


#: English has no mood of hearsay, but these words go on with what somebody alleges
_ALLEGEDLY = frozenset({"allegedly", "alleged", "purportedly", "purported"})


def _carried_on(
    kept: list[Candidate], scene: Scene, speaking: list[Saying]
) -> tuple[list[Candidate], list[Saying]]:
    """Give hearsay that names nobody the speaker of the sentences before it."""
    own = next(
        (list(one.chain) for one in kept if any(step.speaker or step.work for step in one.chain)),
        None,
    )
    if own is not None:
        return kept, own
    starts = {one.start for one in scene.tree.tokens if one.lower in _ALLEGEDLY}
    french = scene.tree.language == "fr"
    return [
        replace(one, chain=tuple(speaking))
        if one.finding.modality == "Alleged"
        and not one.chain
        and speaking
        and (french or starts & set(one.finding.cues))
        else one
        for one in kept
    ], speaking


def _looks_telling(scene: Scene, found: Sequence[Candidate]) -> bool:
    """Tell whether a sentence has a trigger of the lexicon, and somebody who could act."""
    if found:
        return True
    named = any(one.proper or one.entity for one in scene.mentions.values())
    return named and any(True for _ in triggers(scene.tree, lexicon(scene.tree.language)))
