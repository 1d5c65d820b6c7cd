"""Handouts: whole, self-contained, escaped, and their codes lead where the text says."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest

from goodcry import classroom, network
from goodcry.evidence import Evidence, Row
from goodcry.figures import qr
from goodcry.network import PhoneAddress
from goodcry.ui.classroom import handout_html, handouts
from tests.support.records import EVIDENCE

LESSONS = EVIDENCE.rows("lessons")
ROOT = "https://a-good-cry.example"
PHONES, NO_PHONES = PhoneAddress(ROOT), PhoneAddress(sentence=network.LISTENS_TO_ITSELF)
every_lesson = pytest.mark.parametrize("row", LESSONS, ids=[row["id"] for row in LESSONS])


@cache
def sheet(lesson: str) -> str:
    """The handout of a lesson."""
    return handouts.sheet(EVIDENCE.row("lessons", lesson), EVIDENCE, PHONES)


class Reader(HTMLParser):
    """Collects text, links and tags, and insists that tags are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def reader(html: str) -> Reader:
    found = Reader()
    found.feed(html)
    found.close()
    assert not found.open
    return found


@every_lesson
def test_everything_of_a_lesson_is_on_its_handout(row: Row, evidence: Evidence) -> None:
    html = sheet(row["id"])
    text = "\n".join(reader(html).text)
    assert row["title"] in text and row["goal"] in text and f"{row['minutes']} minutes" in text
    for step in classroom.steps(row["id"], evidence):
        assert step.text in text
        if step.page:
            assert text.count(step.opens or "") >= 2, "not on both sheets"
    for kind in evidence.allowed("lesson_talk", "kind"):
        for line in classroom.talk(row["id"], kind, evidence):
            assert line["text"] in text
    for answer in classroom.talk(row["id"], "answer", evidence):
        for ground in classroom.grounds(answer, evidence):
            assert handouts.how_sure(ground, evidence) in text
    assert evidence.date in text and "Not medical advice" in text and f"{ROOT}/care" in text


@every_lesson
def test_each_link_has_its_code(row: Row, evidence: Evidence) -> None:
    html = sheet(row["id"])
    for step in classroom.steps(row["id"], evidence):
        address = handouts.link(step, ROOT)
        if address:
            paths = re.findall(r'<path fill="#000000" d="([^"]+)"', qr.drawing(address))
            assert html.count(paths[0]) == 2, "once on each sheet"


@every_lesson
def test_the_file_needs_nothing_else(row: Row) -> None:
    html = sheet(row["id"])
    found = reader(html)
    assert not found.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert all(link.startswith(ROOT) for link in found.links)
    assert "url(" not in html and "@import" not in html
    assert "charset" in html[:200]


def test_learners_do_not_get_the_answer_key() -> None:
    html = sheet(LESSONS[0]["id"])
    teacher, learner = html.split("Sheet for learners")
    assert "Answer key" in teacher and "Answer key" not in learner


def test_cards_hold_every_story(evidence: Evidence) -> None:
    html = handouts.cards(evidence, PHONES)
    text = "\n".join(reader(html).text)
    for row in evidence.rows("presets"):
        assert row["name"] in text and row["story"] in text
    assert html.count("<svg ") == len(evidence.rows("presets"))


@every_lesson
def test_where_phones_cannot_come_a_handout_says_so_once(row: Row, evidence: Evidence) -> None:
    html = handouts.sheet(row, evidence, NO_PHONES)
    found = reader(html)
    text = "\n".join(found.text)
    assert text.count(NO_PHONES.sentence) == 1 and NO_PHONES.sentence in html.split("learners")[0]
    assert not found.links and "svg" not in found.tags and "http" not in text
    for step in classroom.steps(row["id"], evidence):
        assert step.page is None or text.count(step.opens or "") >= 2, "not on both sheets"


def test_where_phones_cannot_come_cards_say_so_once(evidence: Evidence) -> None:
    found = reader(handouts.cards(evidence, NO_PHONES))
    text = "\n".join(found.text)
    assert text.count(NO_PHONES.sentence) == 1
    assert "svg" not in found.tags and "http" not in text and "code opens" not in text


def test_every_text_is_escaped() -> None:
    bad = '<script>alert("1")</script>&'
    lesson = handout_html.Lesson(
        title=bad,
        goal=bad,
        facts=[(bad, bad)],
        before=bad,
        without_codes=bad,
        steps=[
            handout_html.Step(bad, bad, bad, handout_html.Link(bad, f"https://example.org/?{bad}"))
        ],
        questions=[bad],
        misconceptions=[bad],
        answers=[handout_html.Answer(bad, [bad])],
        foot=bad,
        code_width=30,
    )
    card = handout_html.Card(bad, bad, f"https://example.org/?{bad}")
    for html in (handout_html.lesson(lesson), handout_html.cards(bad, bad, [card], bad, 30)):
        assert "<script" not in html
        assert "script" not in reader(html).tags


def test_a_link_too_long_for_a_code_is_still_printed() -> None:
    address = "https://example.org/?" + "x" * 10_000
    html = handout_html.cards("T", "I", [handout_html.Card("A", "B", address)], "F", 30)
    assert "<svg" not in html
