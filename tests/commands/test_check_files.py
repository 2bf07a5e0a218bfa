"""`dprk check FILE`: strangers' data, by their own file names, in either language."""

from __future__ import annotations

import pytest

from tests.commands.conftest import dprk

HEAD = """\
@prefix dprk: <https://w3id.org/dprk-networks/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://w3id.org/dprk-networks/id/> .
"""
SOUND = HEAD + ':gull a dprk:Group ; rdfs:label "Gulls"@en , "les Gulls"@fr .\n'


@pytest.fixture
def written(tmp_path):
    """Give a function that writes a file and returns its path."""

    def write(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_sound_data_end_with_0(written):
    """Data without violations say on stderr what was checked, and nothing on stdout."""
    path = written("sound.ttl", SOUND)
    ran = dprk("check", path)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"{path}: 1 Group; 0 found\n"


def test_a_violation_names_file_node_and_mend_and_ends_with_3(written):
    """What is found goes to stdout, in the language that is asked for."""
    path = written("lame.ttl", SOUND.replace(' , "les Gulls"@fr', ""))
    english, french = dprk("check", path), dprk("check", path, "--lang", "fr")
    node = "https://w3id.org/dprk-networks/id/gull"
    assert english.code == french.code == 3
    assert english.out == (
        f"{path}: {node}: an entity without label in French\n  mend: write label: {{fr: …}}\n"
    )
    assert french.out == (
        f"{path}: {node}: une entité sans libellé en français\n  remède: écrivez label: {{fr: …}}\n"
    )


def test_several_files_are_checked_each_by_itself(written):
    """One file that is wrong is enough for exit code 3, and the others are told, too."""
    good, bad = written("good.ttl", SOUND), written("bad.ttl", HEAD + ":tern a dprk:Platform .")
    ran = dprk("check", good, bad)
    assert ran.code == 3
    assert all(line.startswith((str(bad), "  mend")) for line in ran.out.splitlines())
    assert f"{good}: 1 Group; 0 found" in ran.err


def test_data_that_hold_nothing_of_ours_are_not_called_sound(written):
    """Where no shape has anything to check, the exit code says so."""
    ran = dprk("check", written("other.ttl", "<urn:x:a> <urn:x:b> <urn:x:c> ."))
    assert ran.code == 3
    assert "nothing of our classes" in ran.err


def test_ours_may_be_leant_on(written):
    """--with-ours lets data speak of our entities; without it they are not there."""
    path = written(
        "land.ttl",
        SOUND + ":country-gull a dprk:Country ; dprk:territoryOf :russia ;\n"
        '  rdfs:label "Gull land"@en , "Pays des Gulls"@fr .\n',
    )
    assert dprk("check", path).code == 3
    assert dprk("check", path, "--with-ours").code == 0


def test_stdin_needs_its_format():
    """A dash is stdin, and --input says what it holds."""
    ran = dprk("check", "-", stdin=SOUND.encode())
    assert ran.code == 1
    assert "--input" in ran.err
    assert dprk("check", "-", "--input", "ttl", stdin=SOUND.encode()).code == 0


@pytest.mark.parametrize("name", ["a.rdf", "a.yaml", "missing.ttl"])
def test_what_cannot_be_read_is_no_traceback(name, tmp_path):
    """A format that is refused, or a file that isn't there, is one line and its mend."""
    ran = dprk("check", tmp_path / name)
    assert ran.code == 1
    assert ran.err.startswith(f"error: {tmp_path / name}: ")
    assert "Traceback" not in ran.err
