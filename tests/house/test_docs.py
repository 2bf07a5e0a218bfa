"""What the pages say is so: commands, options, links, keys, terms and the example."""

from __future__ import annotations

import importlib.util
import re
import shlex
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import pytest

from graph.claims.vocabulary import vocabulary
from graph.commands.main import cli, run
from ontology.files import ANY_OF, FILES, ONE_OF, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "queries").glob("*.md"),
    ]
)
FENCE = re.compile(r"^ *```([^\n`]*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(
    r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\""
)
#: a dash in a table
NOTHING = "\N{EN DASH}"
SHELL = {"", "sh", "shell", "console", "bash"}


class Line(NamedTuple):
    """A command line of a page; ``whole`` in a block, where it is meant to be typed as it is."""

    page: str
    words: tuple[str, ...]
    whole: bool

    def __str__(self) -> str:
        return f"{self.page}: {' '.join(self.words)}"


@cache
def text_of(page: str) -> str:
    """Return the text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def commands_of(line: str) -> Iterator[tuple[str, ...]]:
    """Give the words of each command of a line, without prompt, comment or redirection."""
    try:
        words = shlex.split(line.strip().removeprefix("$ "), comments=True)
    except ValueError:
        return
    commands: list[list[str]] = [[]]
    for word in words:
        if word in {"|", "&&", "||", ";"}:
            commands.append([])
        else:
            commands[-1].append(word)
    for command in commands:
        for stop in (">", ">>", "<", "2>"):
            if stop in command:
                del command[command.index(stop) :]
        while command and re.fullmatch(r"[A-Z_]+=.*", command[0]):
            del command[0]
        if command:
            program = Path(command[0]).name
            yield ("python" if program == "python3" else program, *command[1:])


def command_lines() -> list[Line]:
    """Return every command line of the pages: whole in blocks, mentioned within sentences."""
    found = []
    for page in PAGES:
        text = text_of(page)
        for kind, body in FENCE.findall(text):
            if kind.strip() in SHELL:
                # in a console, what does not stand at the prompt is an answer
                lines = body.replace("\\\n", " ").splitlines()
                typed = [line for line in lines if line.startswith("$ ") or "$ " not in body]
                found += [
                    Line(page, words, whole=True) for one in typed for words in commands_of(one)
                ]
        for mention in INLINE.findall(FENCE.sub("", text)):
            found += [Line(page, words, whole=False) for words in commands_of(mention)]
    starts = ("dprk", "make", "python", "build_graph.py")
    return [line for line in dict.fromkeys(found) if line.words[0] in starts]


LINES = command_lines()


def checked(command: click.Command, words: list[str], *, whole: bool) -> None:
    """Fail if a command has not these options, or lacks an argument where it is given whole."""
    context = click.Context(command, resilient_parsing=not whole)
    given, _left, _order = command.make_parser(context).parse_args(list(words))
    for param in command.params:
        value = given.get(param.name or "")
        if isinstance(param, click.Argument) and param.required and whole:
            assert value is not None, f"{param.human_readable_name} is missing"
        if isinstance(param.type, click.Choice) and isinstance(value, str) and value.islower():
            assert value in param.type.choices


@pytest.mark.parametrize("line", [line for line in LINES if line.words[0] == "dprk"], ids=str)
def test_a_command_line_of_a_page_names_a_real_command_with_real_options(line):
    """Every `dprk …` in a page has a command that exists, with options that it takes."""
    words = list(line.words[1:])
    if not words or words[0].startswith("-"):
        checked(cli, words, whole=False)
        return
    if words[0].isupper() or words[0] == "…":
        return
    command = cli.get_command(click.Context(cli), words[0])
    assert command is not None, f"no command {words[0]}"
    assert not [word for word in words if word.startswith("--") and "…" in word]
    checked(command, [word for word in words[1:] if word != "…"], whole=line.whole)


@pytest.mark.parametrize("line", [line for line in LINES if line.words[0] != "dprk"], ids=str)
def test_a_page_names_real_targets_modules_and_scripts(line):
    """Every `make …` and `python …` in a page names something that is there."""
    program, *words = line.words
    if program == "make":
        makefile = text_of("Makefile")
        for target in (word for word in words if "=" not in word and not word.startswith("-")):
            assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), target
    elif words[:1] == ["-m"]:
        assert importlib.util.find_spec(words[1])
    elif words and words[0].endswith(".py"):
        assert (ROOT / words[0]).is_file()
        command = cli.get_command(click.Context(cli), "build")
        assert command is not None
        checked(command, words[1:], whole=True)


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives a page's headings."""
    heads = re.findall(r"^#+ +(.+)$", FENCE.sub("", text), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", head).lower()).replace(
            " ", "-"
        )
        for head in heads
    }


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    """Each relative link of a page leads to a file of the repository, and to a heading of it."""
    for found in LINK.findall(FENCE.sub("", text_of(page))):
        target = next(part for part in found if part)
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file.read_text(encoding="utf-8")), target


def test_every_decision_is_in_the_index():
    """The index of decisions lists each record once, by its number and title."""
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\[(\d+)\]\(([^)]+)\) \| (.+?) \|", text_of("docs/decisions/README.md"))
    records = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [name for _, name, _ in listed] == records
    for number, name, title in listed:
        head = (folder / name).read_text(encoding="utf-8").splitlines()[0]
        assert head == f"# {int(number)}. {title}"
        assert name.startswith(f"{int(number):04}-")


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (ROOT / "docs/decisions").glob("[0-9]*"))
)
def test_a_decision_has_its_three_parts(name):
    """A record says the context, the decision and the consequences, in this order."""
    heads = re.findall(r"^## (.+)$", text_of(f"docs/decisions/{name}"), re.MULTILINE)
    assert heads == ["Context", "Decision", "Consequences"]


# --- docs/claims.md


def tables(page: str) -> dict[str, list[list[str]]]:
    """Return the rows of each table of a page, by the heading above it."""
    found: dict[str, list[list[str]]] = {}
    head = ""
    for line in FENCE.sub("", text_of(page)).splitlines():
        if line.startswith("#"):
            head = line.lstrip("# ")
        elif line.startswith("|") and not line.startswith("|---"):
            found.setdefault(head, []).append([cell.strip() for cell in line[1:-1].split(" | ")])
    return found


VOCABULARY = vocabulary()
NODES = nodes(VOCABULARY.of_kind("Qualifier"), VOCABULARY.of_kind("ClaimLink"))
#: the heading of docs/claims.md above the keys of each mapping
HEADS = {
    "Source": "A source's file",
    "Claim": "A claim",
    "Amount": "An amount",
    "Attribution": "An attribution",
    "Evidence": "Evidence",
    "Selector": "Selector",
    "Excused": "An excused passage",
    "Entity": "An entity",
    "Judgement": "A judgement",
    "Link": "Links",
}


def test_every_kind_of_mapping_has_its_table():
    """No mapping of a claims file is left out of the page, but the lists of registers."""
    registers = {FILES[kind] for kind in ("entities", "judgements", "links")}
    assert set(HEADS) == set(NODES) - registers


@pytest.mark.parametrize("node", HEADS)
def test_every_key_of_a_claims_file_is_documented(node):
    """The keys of each table of docs/claims.md are the keys that the reader takes, as needed."""
    head, *rows = tables("docs/claims.md")[HEADS[node]]
    keys = {row[0].strip("`"): row for row in rows}
    assert len(keys) == len(rows)
    assert set(keys) == set(NODES[node])
    either = {key for pair in ONE_OF.get(node, ()) for key in pair}
    any_of = {key for pair in ANY_OF.get(node, ()) for key in pair}
    for key, row in keys.items() if "needed" in head else ():
        said = "one of the two" if key in either else "at least one" if key in any_of else ""
        assert row[2] == (said or ("yes" if NODES[node][key].needed else "no")), key


@pytest.mark.parametrize(
    ("head", "key", "kind"),
    [
        ("A claim", "modality", "Modality"),
        ("A claim", "polarity", "Polarity"),
        ("A claim", "actuality", "Actuality"),
        ("A claim", "extent", "Extent"),
        ("A claim", "reviewStatus", "ReviewStatus"),
        ("An amount", "approximation", "Approximation"),
        ("An attribution", "stance", "Stance"),
        ("An excused passage", "reason", "Reason"),
        ("A judgement", "verdict", "Verdict"),
    ],
)
def test_closed_lists_are_documented_whole(head, key, kind):
    """Where a key takes one of a list of terms, the page gives all of them and no others."""
    row = next(row for row in tables("docs/claims.md")[head] if row[0] == f"`{key}`")
    assert set(re.findall(r"`([A-Z]\w+)`", row[1])) == set(vocabulary().of_kind(kind))


def test_the_example_of_the_claims_page_is_sound(tmp_path, capfd):
    """The whole example, written out as files, has every passage found and nothing unaccounted."""
    for name, body in re.findall(
        r"^```\w+ (\S+)\n(.*?)^```$", text_of("docs/claims.md"), re.MULTILINE | re.DOTALL
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(body, encoding="utf-8", newline="\n")
    assert sorted(path.name for path in (tmp_path / "claims").iterdir()) == [
        "boats.yaml",
        "entities.yaml",
    ]
    arguments = ["check", "--root", str(tmp_path), "--documents", str(tmp_path / "documents")]
    code = run(cli, arguments)
    told = capfd.readouterr()
    assert code == 0, told
    assert "3 exact" in told.err


# --- docs/modality.md


def test_the_table_of_modality_uses_the_ontology_s_own_words():
    """What a wording yields is a term of the class that its column names, or a dash."""
    found = tables("docs/modality.md")
    kinds = {"modality": "Modality", "polarity": "Polarity", "actuality": "Actuality"}
    kinds["stance of the innermost speaker"] = "Stance"
    seen: dict[str, set[str]] = {}
    for rows in found.values():
        for row in rows[1:]:
            for column, value in zip(rows[0], row, strict=True):
                if column in kinds and value != NOTHING:
                    assert value in vocabulary().of_kind(kinds[column])
                    seen.setdefault(kinds[column], set()).add(value)
    for kind in ("Modality", "Polarity", "Actuality"):
        assert seen[kind] == set(vocabulary().of_kind(kind))
