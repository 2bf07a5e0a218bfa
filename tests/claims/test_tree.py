import pytest

from graph.claims.tree import MAX_DEPTH, parse
from graph.errors import ClaimError


def test_scalars_stay_as_written():
    """NO stays Norway, a date a string, and leading zeros stay, whatever YAML makes of them."""
    tree = parse(
        "a: NO\nb: 2025-10-22\nc: 0042\nd: 1_000\ne: 1.10\nf: yes\ng: ~\nh: 0x10", "f"
    ).tree
    assert list(tree.values()) == ["NO", "2025-10-22", "0042", "1_000", "1.10", "yes", "~", "0x10"]


def test_every_key_and_item_has_its_line():
    """A route to a value gives the line on which it stands, for messages."""
    file = parse("a:\n  - b: 1\n    c: 2\n  - b: 3\n", "f.yaml")
    assert file.where(("a", 0, "c")) == "f.yaml:3"
    assert file.where(("a", 1)) == "f.yaml:4"
    assert file.where(("a", 1, "nowhere")) == "f.yaml:4"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: 1\na: 2", "stands twice"),
        ("a:", "without a value"),
        ("- a\n- b", "not a mapping"),
        ("a: [1", "not YAML"),
        ("a: &x [*x]", "nested deeper"),
        ("? [a, b]\n: c", "not plain text"),
        ("\t- a", "not YAML"),
    ],
)
def test_what_is_no_claims_file_is_an_error_with_its_line(text, what):
    """Duplicate keys, empty values, broken or endless YAML are errors that name file and line."""
    with pytest.raises(ClaimError, match=what) as error:
        parse(text, "f.yaml")
    assert error.value.where.startswith("f.yaml")


def test_depth_is_bounded():
    """A file nested without end is refused, not followed."""
    with pytest.raises(ClaimError, match=f"deeper than {MAX_DEPTH}"):
        parse("a: " + "[" * 200 + "]" * 200, "deep.yaml")


def test_aliases_can_not_stand_for_a_huge_tree():
    """Aliases of aliases that would unfold to billions of values are refused in bounded time."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    with pytest.raises(ClaimError, match="larger than"):
        parse("\n".join(rows), "bomb.yaml")


def test_tags_run_nothing():
    """A tag that would make YAML build a Python object leaves only its text."""
    assert parse("a: !!python/name:os.system ls", "f").tree == {"a": "ls"}
