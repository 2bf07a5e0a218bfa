"""Fit the classifier of pairs on annotated texts: `fit_classifier.py WEIGHTS.json [FOLDER ...]`.

Each FOLDER holds texts/ and gold/; it is this one, the development set, unless told otherwise.
Written are WEIGHTS.classifier-N.npz, each held out from one text in five, which `dprk extract
--refit --weights WEIGHTS.json` takes to hear each text by a classifier that does not know it; and
WEIGHTS.classifier.npz, which has two of these five and a third, fitted on all texts: their mean is
surer than any of them, and as sure as that of all six. Needs PyTorch, which the project itself does
without.
"""

from __future__ import annotations

import math
import os
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from graph.build.dataset import dataset
from graph.claims.load import load
from graph.extract import readings
from graph.extract.classes import signatures
from graph.extract.document import Told, header, stretches
from graph.extract.known import Known, known
from graph.extract.linking.layout import Layout
from graph.extract.linking.pairs.classifier import ASKED, FLOOR, HEADS
from graph.extract.linking.pairs.inputs import FARS, KINDS, STEPS, WHERES, Inputs, inputs
from graph.extract.linking.pairs.marks import Marker
from graph.extract.linking.pairs.sides import columns, relations, sides
from graph.extract.linking.score import classifier_of
from graph.extract.pipeline import encoded_of
from graph.extract.readings import HEADINGS
from graph.extract.scoring.gold import claims, gold, of_file
from graph.extract.scoring.judge import told_by
from graph.extract.scoring.observed import observed
from graph.files import atomic_write
from graph.read import knowledge
from graph.reading import read_file

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FOLDS, TAKEN, EPOCHS, BATCH = 5, 2, 14, 16
RATE, DECAY = 1.5e-3, 0.02
REDUCED, HIDDEN, VALUE = 256, 192, 48
DROPPED, DROPPED_FIRST = 0.25, 0.2
PRIOR = -5.0


@dataclass
class Taught:
    """A sentence's pairs, the relations that join each (pairs by relations), and which count.

    What may or may not be meant counts neither way.
    """

    given: Inputs
    joined: np.ndarray
    counts: np.ndarray


@dataclass
class Text:
    """An annotated text's digest and sentences."""

    digest: str
    sentences: list[Taught]


def classes() -> list[str]:
    """Return the classes that a mention may be of."""
    found = {one for each in signatures().values() for one in (*each.subjects, *each.objects)}
    return sorted(found)


_HELD: dict[str, Known] = {}


def _known() -> Known:
    if "known" not in _HELD:
        _HELD["known"] = known(knowledge(dataset(load(ROOT / "claims"))).entities)
    return _HELD["known"]


def text_of(path: Path) -> Text:
    """Read an annotated text: its pairs, and what its gold says of them."""
    document = read_file(path)
    told = of_file(gold(path.parent.parent / "gold" / f"{path.stem}.yaml"), document.digest, "")
    if told is None:
        sys.exit(f"{path} has no gold of its text")
    said = told_by(told, Told())
    where = stretches(document, said.language)
    read = readings.read(document.text, where, _known(), header(document, said).date)
    encoded = encoded_of(read)
    right = claims(told.tree, told.entities(), _known(), told.name)
    by_sentence: dict[int, list[Any]] = {}
    for one in observed(read, right, _known(), {}, None, None):
        by_sentence.setdefault(one.sentence, []).append(one)
    found: list[Taught] = []
    for index, scene in enumerate(read.scenes):
        if read.stretches[index].kind in HEADINGS:
            continue
        parties = sides(scene, Layout(scene.tree, scene.mentions, scene.resolve))
        given = inputs(parties, Marker(scene.tree), encoded, classes())
        if given is None:
            continue
        mine = {one.places: one for one in by_sentence[index]}
        joined = np.zeros((len(given.sides), len(relations())), np.float32)
        counts = np.ones_like(joined)
        for row, both in enumerate(given.sides):
            for name in mine[both].claims:
                if name in columns():
                    counts[row, columns()[name]] = name in mine[both].told
            for name in mine[both].told:
                joined[row, columns()[name]] = 1
        found.append(Taught(given, joined, counts))
    return Text(document.digest, found)


class Net(nn.Module):
    """The classifier as it is fitted: the same as Classifier.logits, over several sentences."""

    def __init__(self, width: int) -> None:
        super().__init__()
        size = HIDDEN
        self.layers = nn.ModuleDict(
            {
                "reduce": nn.Linear(width, REDUCED),
                "parties": nn.Linear(REDUCED, 2 * size),
                "classes": nn.Linear(len(classes()), 2 * size, bias=False),
                "ask_first": nn.Linear(size, HEADS * ASKED),
                "ask_second": nn.Linear(size, HEADS * ASKED),
                "look": nn.Linear(REDUCED, HEADS * (ASKED + VALUE)),
                "seen": nn.Linear(HEADS * VALUE, size),
                "way": nn.Linear(REDUCED, size),
                "within": nn.Linear(REDUCED, size),
                "both": nn.Linear(size, size),
                "norm": nn.LayerNorm(size, FLOOR),
                "middle": nn.Linear(size, size),
                "out": nn.Linear(size, len(relations())),
            }
        )
        self.tables = nn.ModuleDict(
            {
                "kinds": nn.Embedding(len(KINDS), 2 * size),
                "wheres": nn.Embedding(len(WHERES), 2 * size),
                "far": nn.Embedding(FARS, size),
                "steps": nn.Embedding(STEPS, size),
            }
        )
        for table in self.tables.values():
            table.weight.data *= 0.1
        self.layers["out"].bias.data.fill_(PRIOR)
        self.dropped = nn.Dropout(DROPPED)
        self.first = nn.Dropout(DROPPED_FIRST)

    def forward(self, batch: list[dict[str, Tensor]]) -> Tensor:
        """Return the logits of the pairs of all sentences, one after the other."""
        of, size = self.layers, HIDDEN
        words = torch.cat([one["words"] for one in batch])
        parties = torch.cat([one["parties"] for one in batch])
        low = self.first(gelu(of["reduce"](self.first(torch.cat([words, parties])))))
        words, parties = low[: len(words)], low[len(words) :]
        stands = (
            of["parties"](parties)
            + of["classes"](torch.cat([one["classes"] for one in batch]))
            + self.tables["kinds"](torch.cat([one["kinds"] for one in batch]))
            + self.tables["wheres"](torch.cat([one["wheres"] for one in batch]))
        )
        first, second = stands[:, :size], stands[:, size:]
        asks = [
            of[name](torch.tanh(one)).view(-1, HEADS, ASKED)
            for name, one in (("ask_first", first), ("ask_second", second))
        ]
        look = of["look"](words)
        keys = look[:, : HEADS * ASKED].view(-1, HEADS, ASKED)
        values = look[:, HEADS * ASKED :].view(-1, HEADS, VALUE)
        way, within = of["way"](words), of["within"](words)
        one_of, other_of, seen, beside = [], [], [], []
        party = word = 0
        for one in batch:
            here = slice(word, word + len(one["words"]))
            mine = slice(party, party + len(one["parties"]))
            told = [
                torch.einsum("mhd,thd->hmt", ask[mine], keys[here]) / math.sqrt(ASKED)
                for ask in asks
            ]
            heed = (told[0][:, one["first"]] + told[1][:, one["second"]]).softmax(-1)
            seen.append(
                torch.bmm(heed, values[here].transpose(0, 1))
                .transpose(0, 1)
                .reshape(len(one["first"]), -1)
            )
            beside.append(one["way"] @ way[here] + one["within"] @ within[here])
            one_of.append(one["first"] + party)
            other_of.append(one["second"] + party)
            party, word = mine.stop, here.stop
        at, to = torch.cat(one_of), torch.cat(other_of)
        pairs = (
            first[at]
            + second[to]
            + self.tables["far"](torch.cat([one["far"] for one in batch]))
            + self.tables["steps"](torch.cat([one["steps"] for one in batch]))
            + of["both"](torch.tanh(first)[at] * torch.tanh(second)[to])
            + of["seen"](torch.cat(seen))
            + torch.cat(beside)
        )
        pairs = self.dropped(gelu(of["norm"](pairs)))
        pairs = pairs + self.dropped(gelu(of["middle"](pairs)))
        found: Tensor = of["out"](pairs)
        return found


#: a net, and mean and spread of the states that it was fitted on
Member = tuple[Net, np.ndarray, np.ndarray]


def gelu(x: Tensor) -> Tensor:
    """Return the unit that the classifier uses, by its tangent."""
    return functional.gelu(x, approximate="tanh")


_NAMES = (
    "words", "parties", "classes", "kinds", "wheres", "first", "second", "far", "steps", "way",
    "within",
)  # fmt: skip


def tensors(one: Taught, mean: np.ndarray, spread: np.ndarray) -> dict[str, Tensor]:
    """Return a sentence for fitting."""
    made: dict[str, Tensor] = {}
    for name in _NAMES:
        value = getattr(one.given, name)
        if name in {"words", "parties"}:
            value = (value.astype(np.float32) - mean) / spread
        made[name] = torch.as_tensor(value)
    return made | {"joined": torch.tensor(one.joined), "counts": torch.tensor(one.counts)}


def fitted(texts: list[Text], seed: int) -> Member:
    """Return a net that was fitted on texts, and mean and spread of the states."""
    torch.manual_seed(seed)
    draw = random.Random(seed)  # noqa: S311 - reproducible, and no secret
    words = np.concatenate(
        [one.given.words.astype(np.float32) for text in texts for one in text.sentences]
    )
    mean, spread = words.mean(axis=0), words.std(axis=0) + 1e-4
    every = [tensors(one, mean, spread) for text in texts for one in text.sentences]
    net = Net(words.shape[1])
    chooser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * math.ceil(len(every) / BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(
        chooser, lambda i: min((i + 1) / (steps * 0.05), max(0.02, (steps - i) / steps / 0.95))
    )
    for epoch in range(EPOCHS):
        begun, loss_of_all, joined_of_all = time.monotonic(), 0.0, 0.0
        draw.shuffle(every)
        for low in range(0, len(every), BATCH):
            batch = every[low : low + BATCH]
            joined = torch.cat([one["joined"] for one in batch])
            apart = functional.binary_cross_entropy_with_logits(
                net(batch), joined, reduction="none"
            )
            loss = (apart * torch.cat([one["counts"] for one in batch])).sum()
            loss_of_all += loss.item()
            joined_of_all += joined.sum().item()
            (loss / 50).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            chooser.step()
            chooser.zero_grad()
            pace.step()
        told = loss_of_all / joined_of_all
        print(f"  {epoch + 1}: {told:.3f} a pair, {time.monotonic() - begun:.0f} s", flush=True)
    return net.eval(), mean, spread


def write(members: list[Member], held_out: list[str], path: Path) -> None:
    """Write nets, each with mean and spread of the states, as the extraction reads them."""
    named: dict[str, np.ndarray] = {}
    for number, (net, mean, spread) in enumerate(members):
        for name, value in net.state_dict().items():
            plain = name.partition(".")[2].replace("ask_", "ask.")
            named[f"{number}/{plain}"] = value.numpy().astype(np.float16)
        named[f"{number}/mean"] = mean.astype(np.float32)
        named[f"{number}/spread"] = spread.astype(np.float32)
    named["classes"], named["relations"] = np.array(classes()), np.array(relations())
    named["held_out"] = np.array(held_out, dtype=np.str_)
    data = BytesIO()
    np.savez_compressed(data, **named)
    atomic_write(path, data.getvalue())
    print(f"written: {path}", flush=True)


def read_all(paths: list[Path]) -> list[Text]:
    """Read annotated texts, in as many processes as there are cores."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(_slim, paths, chunksize=4))


def _slim(path: Path) -> Text:
    text = text_of(path)
    for one in text.sentences:
        given = one.given
        one.given = replace(
            given,
            words=given.words.astype(np.float16),
            parties=given.parties.astype(np.float16),
        )
    return text


def main(weights: Path, folders: list[Path]) -> None:
    """Fit the classifiers that go with a file of weights."""
    paths = [path for one in folders for path in sorted((one / "texts").glob("*.txt"))]
    texts = read_all(paths)
    print(f"{len(texts)} texts, {sum(len(one.sentences) for one in texts)} sentences", flush=True)
    whole = classifier_of(weights)
    order = list(range(len(texts)))
    random.Random(7).shuffle(order)  # noqa: S311 - reproducible, and no secret
    outs = [*(frozenset(order[fold::FOLDS]) for fold in range(FOLDS)), frozenset[int]()]
    _TEXTS.extend(texts)
    members: list[Member] = []
    # forked, so that the texts are there once
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
        for fold, member in enumerate(pool.map(_fitted, outs, range(len(outs)))):
            members.append(member)
            if fold < FOLDS:
                held = sorted(texts[i].digest for i in outs[fold])
                write([member], held, whole.with_stem(f"{whole.stem}-{fold}"))
    write([*members[:TAKEN], members[-1]], [], whole)


_TEXTS: list[Text] = []


def _fitted(out: frozenset[int], seed: int) -> Member:
    torch.set_num_threads(1)
    return fitted([one for i, one in enumerate(_TEXTS) if i not in out], seed)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), [Path(one) for one in sys.argv[2:]] or [HERE])
