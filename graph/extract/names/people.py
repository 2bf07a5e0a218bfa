"""People by title, or by names as Korean, Chinese, Russian and Western texts form them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.names.given import GIVEN
from graph.extract.names.name import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.names.runs import Run, Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KOREAN = _words(
    "kim ri lee rhee yi pak park choe choi jong jung jeong chong chung kang jo cho yun yoon jang "
    "chang im lim "
    "rim han o oh so seo suh sin shin kwon hwang an ahn song ryu yu yoo hong jon jeon chon chun ko "
    "go koh mun moon son yang pae bae paek baek paik ho heo hur huh nam sim shim no ro roh noh ha "
    "kwak cha chu joo ju u woo ku koo gu min jin ji chi om um eom chae won pang bang kong hyon "
    "hyun ham "
    "pyon byun ryom yom yeom to tok sok sol kil gil yon yeon ok ryang thae tae ma mu myong myung "
    "hwangbo namgung sonu ryo yo pong hyok kye ki ryong tong"
)
_STRONG = _words(
    "kim pak park choe choi lee ri kang jang ryu yun yoon hwang jong jo cho kwon han shin sin "
    "song paek"
)
_SYLLABLE = (
    r"(?:kk|kw|gw|hw|tt|pp|ss|jj|ch|ph|th|kh|sh|ry|ny|my|by|py|hy|ky|gy|[gkndtrlmbpsjhyw])?"
    r"(?:yae|yeo|wae|ae|ya|eo|yo|ye|wa|oe|oo|ou|wo|wi|yu|eu|ui|ee|ai|[aeiou])"
    r"(?:ng|nh|[knlmpgtrbh])?"
)
_GIVEN_KOREAN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}(?:-(?:{_SYLLABLE}))?")
_ONE_SYLLABLE = re.compile(_SYLLABLE)
#: words of English and French that could be read as Korean or Chinese
_NOT_ASIAN = _words(
    "in on an as at to so no he she we you the in is it be by do go if or of up us am my me may "
    "one "
    "two ten inn man men sun son song long tan fan ma la le les un une de du en et ou au aux sa se "
    "ce ne ni si tu mon ton nos chin gun pan pin pun sin son ton win won bank chamber "
    "jan dec you our own high ming new her him his has had are was were not but yet can "
    "court county university university park avenue river city"
)
_CHINESE = _words(
    "li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng "
    "liang "
    "xie tang deng feng han cao zeng peng xiao cai pan tian dong yuan yu jiang ye su lu wei cheng "
    "ding ren shen yao cui zhong tan fan jin shi liao jia xia fu fang zou xiong bai meng qin qiu "
    "hou yin xue yan duan lei long tao mao gu gong shao wan qian kong lai kuang wen pang chi niu"
)
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|"
    r"ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|[aeiouv])){1,2}(?:-(?:(?:zh|ch|sh|[a-z])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|ai|ei|ao|ou|an|en|in|un|[aeiou])))?"
)
_PATRONYMIC = re.compile(r"[A-Z][a-z]{2,14}(?:ovich|evich|yevich|ich|ovna|evna|yevna|ichna)")
_RUSSIAN = re.compile(
    r"[A-Z][a-z]{2,14}(?:ov|ova|ev|eva|yov|in|ina|yn|yna|sky|skiy|skii|skaya|tsky|enko|chuk|yuk|"
    r"shvili|dze|"
    r"yan|ykh|oy|off)"
)
_SURE_RUSSIAN = re.compile(
    r"[A-Z][a-z]{2,14}(?:[dklmnrstv]ov|[dklmnrstv]ova|yev|yeva|iev|ieva|[a-z]ovsky|evsky|enko|"
    r"skaya|shvili)"
)
_GIVEN_RUSSIAN = _words(
    "aleksandr alexander aleksei alexei alexey aleksey anatoly anatoliy andrei andrey anton "
    "artem arkady "
    "boris denis dmitry dmitri dmitriy evgeny yevgeny evgeniy fedor fyodor gennady georgy "
    "grigory igor "
    "ilya ivan kirill konstantin leonid maksim maxim mikhail nikita nikolai nikolay oleg pavel "
    "petr "
    "pyotr roman ruslan sergei sergey stanislav stepan timur vadim valentin valery vasily viktor "
    "vitaly vitaliy sergii yuriy evgenii aleksander alexandr vladimir vladislav vyacheslav "
    "yaroslav yuri yury anna ekaterina elena irina maria "
    "marina natalia natalya olga svetlana tatiana tatyana yulia"
)
#: a title needs no other cue; those with a full stop are shortened
_TITLE = (
    r"mr|mrs|ms|mx|dr|prof|gen|lt|col|capt|maj|sgt|adm|sen|rep|gov|hon|amb|rev|st|"
    r"president|vice president|prime minister|premier|minister|foreign minister|defen[cs]e "
    r"minister|"
    r"general|colonel|major general|lieutenant general|captain|admiral|ambassador|senator|"
    r"representative|governor|secretary(?: of state)?|director|chairman|chairwoman|chair|marshal|"
    r"spokesman|spokeswoman|spokesperson|attorney general|judge|justice|professor|agent|detective|"
    r"special agent|diplomat|banker|businessman|businesswoman|trader|hacker|programmer|engineer|"
    r"leader|"
    r"national|citizen|analyst|researcher|prosecutor|u\.?s\.? attorney|deputy|envoy|commander|"
    r"supreme leader|dictator|defendant|conspirator|operative|"
    r"m|mm|mme|mlle|me|monsieur|madame|docteur|professeur|general|colonel|capitaine|commandant|"
    r"amiral|"
    r"marechal|ambassadeur|ambassadrice|senateur|senatrice|depute|deputee|ministre|premier "
    r"ministre|presidente?|"
    r"secretaire d'etat|directeur|directrice|porte-parole|procureure?|juge|dirigeant|dictateur|"
    r"homme d'affaires|banquier|diplomate|ressortissant|analyste|chercheur|chercheuse|pirate|"
    r"accuse|prevenu|agent|chef|leader"
)
_TITLED = re.compile(rf"(?<![^\W_])(?:{_TITLE})\.? \Z", re.IGNORECASE)
_NATIONAL = re.compile(
    r"(?<![^\W_])(?:national|citizen|ressortissante?|citoyen(?:ne)?)s? \Z", re.IGNORECASE
)
_PARTICLES = _words("de von van der bin al el la du d le den dos da di")
_NO_PERSON = _words(
    "street avenue road river county city university college airport bay island agreement act "
    "bridge "
    "court bank group state states island islands district province court hall house school "
    "times post journal news agency exchange trading co ltd inc corp korea china russia january "
    "february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday north south east west foundation institute park "
    "protocol network report office department ministry council committee union united general"
)
_LOOK = 28
_MOST = 4
_PAIR = 2
_TRIPLE = 3


def people(found: Sequence[Run], plain: str, language: str) -> Iterator[Name]:
    """Give the people that runs of capitalised words name; titles are no part of a name.

    >>> from graph.extract.names.runs import runs
    >>> text = "Mr Orsan met Pak Sung-jin, Li Wei and Ivan Petrovich Sidorov."
    >>> [text[n.start:n.end] for n in people(list(runs(text)), text, "en")]
    ['Orsan', 'Pak Sung-jin', 'Li Wei', 'Ivan Petrovich Sidorov']
    """
    for run in found:
        for words in pieces(run):
            span = _person(words, plain, language)
            if span is not None:
                yield Name(*span, "Person", "", "grammar")


def pieces(run: Run) -> Iterator[Sequence[Word]]:
    """Part a run at its small words, but for the particles of a name."""
    piece: list[Word] = []
    for word in run.words:
        if word.joint and (word.form not in _PARTICLES or not piece):
            if piece:
                yield piece
            piece = []
        else:
            piece.append(word)
    while piece and piece[-1].joint:
        piece.pop()
    if piece:
        yield piece


def _person(words: Sequence[Word], plain: str, language: str) -> tuple[int, int] | None:
    """Return where the person's name in these words stands, or None if they name nobody."""
    title = leading_titles(words)
    words = words[title:]
    words = [word for word in words if not word.text[0].isdigit()]
    if not words or len(words) > _MOST + 2:
        return None
    before = plain[max(0, words[0].start - _LOOK) : words[0].start]
    titled = title > 0 or _TITLED.search(before) is not None
    for low in range(len(words) - 1):
        for reads in (_korean, _chinese, _russian, _western):
            # within a run only what is sure: Financial Intelligence John Hurley
            if low and reads is _chinese:
                continue
            size = reads(words[low:], language)
            if size and (not low or size > _PAIR or words[low].form in GIVEN):
                return words[low].start, words[low + size - 1].end
    if titled and len(words) <= _MOST and not {word.form for word in words} & _NO_PERSON:
        capital = all(word.text[0].isupper() for word in words if not word.joint)
        short = all(len(word.text) > 1 for word in words[-1:])
        initials = len(words) == 1 and words[0].text.isupper()
        national = _NATIONAL.search(before) is not None and len(words) == 1
        if capital and short and not initials and not national:
            return words[0].start, words[-1].end
    return None


_CAPITAL_TITLE = re.compile(rf"(?:{_TITLE})", re.IGNORECASE)


def leading_titles(words: Sequence[Word]) -> int:
    """Return how many words at the beginning are titles: President, Foreign Minister, Gen."""
    size = 0
    for count in (3, 2, 1):
        if len(words) <= count or any(word.joint for word in words[:count]):
            continue
        phrase = " ".join(word.form for word in words[:count])
        if _CAPITAL_TITLE.fullmatch(phrase):
            size = count
            break
    return size


def _korean(words: Sequence[Word], language: str) -> int:
    """Return how many words are a Korean name: Kim Jong Un, PAK Jin-hyok, Jong Un Kim."""
    del language
    forms = [word.form for word in words]
    if any(word.joint for word in words[:_TRIPLE]):
        return 0
    if len(forms) >= _PAIR and forms[0] in _KOREAN:
        if (
            len(forms) >= _TRIPLE
            and _given(forms[1])
            and _given(forms[2])
            and (_ONE_SYLLABLE.fullmatch(forms[1]) or forms[2] in _KOREAN)
        ):
            return _TRIPLE if forms[1] not in _NOT_ASIAN or forms[0] in _STRONG else 0
        long = "-" in forms[1] or not _ONE_SYLLABLE.fullmatch(forms[1])
        if _given(forms[1]) and long and (forms[0] in _STRONG or "-" in forms[1]):
            return _PAIR
        if (
            _given(forms[1])
            and forms[0] in {"kim", "pak", "choe", "ri"}
            and forms[1] not in _NOT_ASIAN
        ):
            return _PAIR
    if len(forms) == _TRIPLE and forms[2] in _STRONG and _given(forms[0]) and _given(forms[1]):
        return _TRIPLE
    if len(forms) == _PAIR and forms[1] in _STRONG and "-" in forms[0] and _given(forms[0]):
        return _PAIR
    return 0


def _given(form: str) -> bool:
    return _GIVEN_KOREAN.fullmatch(form) is not None


def _chinese(words: Sequence[Word], language: str) -> int:
    del language
    forms = [word.form for word in words]
    if len(forms) < _PAIR or forms[0] not in _CHINESE or any(word.joint for word in words[:_PAIR]):
        return 0
    risky = forms[0] in _NOT_ASIAN
    if not _PINYIN.fullmatch(forms[1]) or forms[1] in _NOT_ASIAN:
        return 0
    if len(forms) == _PAIR:
        return 0 if risky and len(forms[1]) < _MOST else _PAIR
    third = _PINYIN.fullmatch(forms[2]) and len(forms) == _TRIPLE and forms[2] not in _NOT_ASIAN
    return _TRIPLE if third else 0


def _russian(words: Sequence[Word], language: str) -> int:
    del language
    texts = [word.text for word in words]
    if len(texts) >= _TRIPLE and _PATRONYMIC.fullmatch(texts[1].title()):
        return _TRIPLE
    if len(texts) < _PAIR or any(word.joint for word in words[:_PAIR]):
        return 0
    known = words[0].form in _GIVEN_RUSSIAN and _RUSSIAN.fullmatch(texts[1].title())
    sure = len(texts) == _PAIR and _SURE_RUSSIAN.fullmatch(texts[1].title())
    return _PAIR if known or (sure and texts[0].isalpha()) else 0


def _western(words: Sequence[Word], language: str) -> int:
    del language
    forms = [word.form for word in words]
    given = forms[0] in GIVEN or forms[0].partition("-")[0] in GIVEN
    if len(forms) < _PAIR or not given or set(forms) & _NO_PERSON:
        return 0
    full = [word for word in words if not word.joint]
    if not all(word.text[0].isupper() for word in full) or len(full) > _MOST:
        return 0
    return len(words)
