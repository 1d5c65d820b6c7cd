"""A link sets what its author set, whatever chats, mails and platforms have made of it on its way.

Every published link goes through each of these; what it asks for then is what it asked for before.
"""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from goodcry.folding import fold
from goodcry.ui.kit import known, query, refusals
from goodcry.ui.kit.parameters import Choice, Course, Value, Words
from tests.pages.test_published_links import LINKS, parts
from tests.support.records import EVIDENCE

# A megabyte, and eighteen times as many letters where it is told what each sign stands for.
SWELLS = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 320_000
Asked = dict[str, tuple[Value, ...]]
# Those that set something. What is free, and what can be read of a course, has no end to be told.
SETTING = {name: link for name, link in LINKS.items() if "=" in link}


def asked(page: str, text: str) -> Asked:
    """What the text behind the ``?`` of a page asks for."""
    address = parse_qs(text, keep_blank_values=True)
    found = query.read(page, address, EVIDENCE)
    return {each.parameter.name: each.values for each in found if each.values or each.nothing}


def in_each_value(change: Callable[[str], str]) -> Callable[[str], str]:
    """A change of each value in a query."""
    return lambda text: re.sub(r"=([^&]+)", lambda found: f"={change(found[1])}", text)


def in_the_middle(sign: str) -> Callable[[str], str]:
    """A sign in the middle of each value that has one between its letters."""
    return in_each_value(
        lambda text: re.sub(r"^(.*[a-z])([a-z].*)$", rf"\1{quote(sign)}\2", text, count=1)
    )


TRAVELS: dict[str, Callable[[str], str]] = {
    "encoded-twice": lambda text: text.replace("%", "%25"),
    "encoded-three-times": in_each_value(lambda text: quote(quote(text))),
    "encoded-as-a-whole": lambda text: quote(text, safe=""),
    "blanks-as-plus-that-is-encoded": lambda text: text.replace("+", "%2B"),
    "blanks-as-%20": lambda text: text.replace("+", "%20"),
    "as-html": lambda text: text.replace("&", "&amp;"),
    "as-html-twice": lambda text: text.replace("&", "&amp;amp;"),
    "separated-by-semicolons": lambda text: text.replace("&", ";"),
    "second-question-mark": lambda text: text.replace("&", "?"),
    "first-question-mark-twice": lambda text: "?" + text,
    "quoted-printable": lambda text: text.replace("=", "=3D"),
    "markdown-escapes": lambda text: text.replace("_", "\\_"),
    "in-capitals": lambda text: re.sub(r"%[0-9a-f]{2}|[a-z]", lambda hit: hit[0].upper(), text),
    "no-break-blanks": lambda text: text.replace("+", "%C2%A0"),
    "long-dashes": in_each_value(lambda text: text.replace("-", "%E2%80%93")),
    "round-apostrophes": lambda text: text.replace("%27", "%E2%80%99"),
    "tracker-behind": lambda text: f"{text}&fbclid=IwAR0&utm_source=x&mc_cid=1&_hsenc=p2&igsh=z",
    "tracker-glued-on": lambda text: f"{text}?utm_medium=chat&gclid=1",
    "platform-behind": lambda text: f"{text}&forceview=1&id=4711&redirect=1",
    "fragment-encoded": lambda text: f"{text}%23:~:text=Back",
    "zero-width-in-the-middle": in_the_middle("\u200b"),
    "soft-hyphen-in-the-middle": in_the_middle("\u00ad"),
    "line-end-in-the-middle": in_the_middle("\r\n"),
    "byte-order-mark-before": lambda text: f"%EF%BB%BF{text}",
    "direction-mark-behind": lambda text: f"{text}%E2%80%8E",
} | {
    f"behind-{sign}": lambda text, sign=sign: f"{text}{quote(sign)}"  # type: ignore[misc]
    for sign in (
        ".",
        ",",
        ")",
        ">",
        "]",
        "”",
        '"',
        "'",
        ";",
        "!",
        "**",
        "_",
        ").",
        "&gt;",
        "»",
        "。",
    )
}
# Signs that may be meant: in words to search for, and in a course, which reads what it can.
MAY_BE_MEANT = (
    *("behind-", "in-capitals", "quoted-", "tracker-glued", "fragment-", "long-dashes"),
    *("markdown-", "blanks-as-plus-that"),
)


@pytest.mark.parametrize("travel", TRAVELS)
def test_a_link_arrives_as_it_was_sent(travel: str) -> None:
    lost = {}
    for name, link in SETTING.items():
        page, _ = parts(link)
        text = urlsplit(link).query
        before, after = asked(page, text), asked(page, TRAVELS[travel](text))
        if travel.startswith(MAY_BE_MEANT):
            free = {each for each in before if isinstance(of(page, each), Words | Course)}
            before = {key: value for key, value in before.items() if key not in free}
            after = {key: value for key, value in after.items() if key not in free}
        if after != before:
            lost[name] = (before, after)
    assert not lost, list(lost.items())[:3]


def of(page: str, name: str) -> object:
    """The parameter of a page by this name."""
    [today] = query.renamed(page, {name: ["x"]}, EVIDENCE)
    return known.everywhere(page, EVIDENCE).get(today)


@pytest.mark.parametrize("sign", ["…", "...", "%E2%80%A6", "%5B..%5D"])
def test_what_was_cut_off_sets_nothing_and_is_said(sign: str) -> None:
    """What is left of a number is a number, too: not the one that was meant."""
    for link in SETTING.values():
        page, _ = parts(link)
        text = urlsplit(link).query
        name, _, value = text.rpartition("&")[2].partition("=")
        if name not in known.of(page, EVIDENCE) or isinstance(of(page, name), Words | Course):
            continue
        before = asked(page, text.rpartition("&")[0]) if "&" in text else {}
        for end in range(1, len(value)):
            cut = f"{text[: len(text) - len(value) + end]}{sign}"
            assert asked(page, cut) == before, cut
            address = parse_qs(cut, keep_blank_values=True)
            said = list(refusals.sentences(query.read(page, address, EVIDENCE), EVIDENCE))
            assert said and "does not know" in said[0], cut


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("size=0,65", None),
        ("size=.9", None),
        ("size=0.65%", None),
        ("size=65%25", None),
        ("size=0.6=", None),
        ("size=0.6%E9", None),
        ("size=0.65.", 0.65),
        ("size=(0.65)", 0.65),
        ("size=0.6%0D%0A5", 0.65),
    ],
)
def test_of_a_number_nothing_is_lost_without_a_word(text: str, value: float | None) -> None:
    found = asked("moderators", text)
    assert found == ({} if value is None else {"size": (value,)})


@pytest.mark.parametrize(
    ("page", "name"), [("evidence", "q"), ("moderators", "support"), ("classroom", "l_path")]
)
def test_a_text_without_an_end_is_refused_before_it_fills_the_memory(page: str, name: str) -> None:
    query.read(page, {name: ["x"]}, EVIDENCE)
    tracemalloc.start()
    try:
        found = query.read(page, {name: [SWELLS]}, EVIDENCE)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [(each.values, each.refused) for each in found] == [((), (SWELLS,))]
    assert most < 10 * len(SWELLS.encode())


def test_two_options_never_look_the_same() -> None:
    """Else an address in other letters would set none of them."""
    for parameters in known.every(EVIDENCE).values():
        for parameter in parameters.values():
            if isinstance(parameter, Choice):
                options = parameter.options(EVIDENCE)
                ids = [fold(str(value)) for value in options]
                assert len(set(ids)) == len(ids), parameter.name
