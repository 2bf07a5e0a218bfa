"""Apache's mod_rewrite in a folder's .htaccess, as far as our rules use it, and no further.

RewriteCond with a regular expression or ``=text``, flags NC; RewriteRule with a pattern, a target
or ``-``, and the flags L, NE, R and E. Anything else is an error, so that a rule which this can't
read is never believed to work. (Apache HTTP Server 2.4, module mod_rewrite.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: directives of other modules, which rewrite nothing
ASIDE = ("Options ", "Header ")


@dataclass(frozen=True, slots=True)
class Condition:
    """A RewriteCond: a text with variables, what it is held against, and whether case counts."""

    text: str
    pattern: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A RewriteRule with the conditions before it."""

    pattern: str
    target: str
    flags: dict[str, str]
    conditions: tuple[Condition, ...] = ()
    line: int = 0
    variables: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a request is sent on to, with which status, and by the rule at which line."""

    status: int
    location: str
    line: int


def read(text: str) -> list[Rule]:
    """Return the rules of a .htaccess in their order; raises ValueError for what is not known."""
    rules: list[Rule] = []
    waiting: list[Condition] = []
    on = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith(("#", *ASIDE)):
            continue
        directive, *words = line.split()
        if directive == "RewriteEngine" and words == ["on"]:
            on = True
        elif directive == "RewriteCond" and len(words) in {2, 3}:
            flags, _ = _flags(words[2:], {"NC"})
            waiting.append(Condition(words[0], words[1], "NC" in flags))
        elif directive == "RewriteRule" and len(words) in {2, 3}:
            flags, variables = _flags(words[2:], {"L", "NE", "R", "E"})
            rules.append(Rule(words[0], words[1], flags, tuple(waiting), number, variables))
            waiting = []
        else:
            raise ValueError(f"line {number}: {line}")
    if waiting or not on:
        raise ValueError("a condition without a rule, or the engine is not on")
    return rules


def _flags(words: list[str], known: set[str]) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    found: dict[str, str] = {}
    variables = []
    for word in words:
        if not (word.startswith("[") and word.endswith("]")):
            raise ValueError(f"no flags: {word}")
        for flag in word[1:-1].split(","):
            name, _, value = flag.partition("=")
            if name not in known:
                raise ValueError(f"an unknown flag: {flag}")
            if name == "E":
                variable, _, text = value.partition(":")
                variables.append((variable, text))
            found[name] = value
    return found, tuple(variables)


def ask(rules: list[Rule], path: str, accept: str = "") -> Answer | None:
    """Return where a path below the folder is sent on to for an Accept header, None for nowhere."""
    variables: dict[str, str] = {}

    def filled(text: str, groups: tuple[str | None, ...] = ()) -> str:
        def value(found: re.Match[str]) -> str:
            if found["group"]:
                return groups[int(found["group"]) - 1] or ""
            return variables.get(found["name"], "") if found["name"] else accept

        known = r"%\{(?:ENV:(?P<name>\w+)|HTTP_ACCEPT)\}|\$(?P<group>[1-9])"
        return re.sub(known, value, text)

    for rule in rules:
        matched = re.search(rule.pattern, path)
        if matched is None or not all(_holds(each, filled) for each in rule.conditions):
            continue
        variables.update(rule.variables)
        if rule.target == "-":
            continue
        location = filled(rule.target, matched.groups())
        if "NE" not in rule.flags:
            location = location.replace("#", "%23")
        if "R" not in rule.flags or "L" not in rule.flags:
            raise ValueError(f"line {rule.line}: neither sent on nor ended")
        return Answer(int(rule.flags["R"]), location, rule.line)
    return None


def _holds(condition: Condition, filled: object) -> bool:
    text = filled(condition.text)
    if condition.pattern.startswith("="):
        return text == condition.pattern[1:]
    flags = re.IGNORECASE if condition.folded else 0
    return re.search(condition.pattern, text, flags) is not None
