"""Walks through the pages by keyboard, touch by touch, for whoever looks, hears or translates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from tests.browser.visit import answered, looking, rest
from tests.support.records import EVIDENCE

FOLDER = Path(__file__).parent
# All that can be read, shadow roots included.
TEXT = """() => {
  const out = [];
  const walk = node => {
    for (const each of node.childNodes) {
      if (each.nodeType === Node.TEXT_NODE) out.push(each.data);
      if (each.nodeType !== Node.ELEMENT_NODE) continue;
      if (each.matches('style, script, template')) continue;
      const { display } = getComputedStyle(each);
      if (display === 'none') continue;
      const apart = display === 'inline' ? '' : '\\n';
      out.push(apart);
      walk(each.shadowRoot ?? each);
      out.push(apart);
    }
  };
  walk(document.body);
  return out.join('').replace(/[^\\S\\n]+/g, ' ').split('\\n')
    .map(each => each.trim()).filter(Boolean);
}"""
MARKED = "element => element.setAttribute('data-pressed', '')"
STAYED = looking("() => !!focused()?.hasAttribute('data-pressed')")
NAMED = looking("""() => {
  const element = focused();
  return element === document.body ? '' : element.nodeName.toLowerCase() + ' '
    + (element.ariaLabel || element.textContent).trim().replace(/\\s+/g, ' ').slice(0, 60);
}""")


def called(text: str) -> re.Pattern[str]:
    """A name as the page has it, and as it is when ``rewriter.js`` has rewritten it."""
    return re.compile(re.escape(text).replace("e", "[eé]"))


class Step(NamedTuple):
    """A touch, and what it brings.

    Attributes:
        name: what is done.
        target: the control that is touched, on the page.
        keys: what is pressed on it, one after the other; or what is typed.
        heard: what the one sentence that is said holds; none where nothing is said.
        moves: whether the focus goes on from the control, since it vanishes or opens something.
        asks: whether the server is asked.
    """

    name: str
    target: Callable[[Any], Any]
    keys: tuple[str, ...] = ("Enter",)
    heard: str | None = None
    moves: bool = False
    asks: bool = True
    typed: str | None = None


def role(kind: str, name: str) -> Callable[[Any], Any]:
    """The first control of this kind and name."""
    return lambda page: page.get_by_role(kind, name=called(name)).first


def css(selector: str, place: int = 0) -> Callable[[Any], Any]:
    """The control that a selector finds."""
    return lambda page: page.locator(selector).nth(place)


def pill(name: str) -> Callable[[Any], Any]:
    """A part of a page, on Streamlit's pills."""
    return lambda page: (
        page.locator('[data-testid="stButtonGroup"] button').filter(has_text=called(name)).first
    )


def answer(factor: str, level: str) -> Callable[[Any], Any]:
    """An answer on the moderator table."""
    return css(f'[data-factor="{factor}"] input[value="{level}"]')


QUESTIONS = [row for row in EVIDENCE.rows("questions") if row["page"] == "classroom"]
LESSON = EVIDENCE.rows("lessons")[0]
SPACE = ("Space",)

WALKS: dict[str, tuple[str, tuple[Step, ...]]] = {
    "classroom": (
        "/classroom?l_part=guess",
        (
            Step("show", role("switch", "Show the answer"), SPACE, "Your guess of"),
            Step("next question", role("button", "Next question"), heard=QUESTIONS[1]["question"]),
            Step("show again", role("switch", "Show the answer"), SPACE, "Your guess of"),
            Step("hide", role("switch", "Show the answer"), SPACE),
            Step("to the quiz", pill("Quiz"), heard="“"),
            Step("rate", css(".st-key-l_choices button", 1), heard="The evidence is", moves=True),
            Step("next claim", role("button", "Next claim"), heard="“", moves=True),
            Step("rate it", css(".st-key-l_choices button"), heard="The evidence is", moves=True),
            Step("to the lessons", pill("Lessons")),
            Step("a lesson", role("button", "Open this"), heard=LESSON["title"], moves=True),
        ),
    ),
    "evidence": (
        "/evidence",
        (
            Step("search", css("input[type=search]"), heard=" of ", typed="cortisol"),
            Step("in vain", css("input[type=search]"), heard="0 of ", typed="zzzz"),
            Step("everything", role("link", "Show everything"), heard="findings", moves=True),
            Step("next page", role("link", "Next →"), heard="Page 2 of", moves=True),
            Step("a study", css(".found .foot a.here"), heard="", moves=True),
            Step("back", role("button", "Back to the list"), heard="findings", moves=True),
        ),
    ),
    "shift": (
        "/shift",
        (
            Step("a moment on", css("section.instrument .buttons button", 3), heard=":"),
            Step("and on", css("section.instrument .buttons button", 3), heard=":"),
            Step("a named one", css("section.instrument .marks button", 1), heard=":"),
            Step("a second", css("section.instrument .clock input"), ("ArrowRight",), ":"),
        ),
    ),
    "moderators": (
        "/moderators",
        (
            Step("an answer", answer("support", "helped"), SPACE, "better"),
            Step("another", answer("support", "hostile"), SPACE, "better"),
            Step("compare", css("section.table .tools button"), heard="A and B"),
            Step("taken back", css("section.table .line li button"), heard="B", moves=True),
        ),
    ),
    "mechanisms": (
        "/mechanisms",
        (
            Step("a thing", css("section.finder nav a", 2), heard=""),
            Step("another thing", css("section.finder nav a", 4), heard=""),
            Step("search", css("section.finder input"), heard="", typed="cortisol"),
            Step("to the web", pill("web")),
            Step("a switch", css("section.arrows .bases input"), SPACE, "arrow"),
            Step("to the clocks", pill("clocks")),
            Step("later", css("section.clocks input"), ("ArrowRight",), "%"),
            Step("to the bench", pill("tears")),
        ),
    ),
    "care": (
        "/care",
        (
            Step("start", role("switch", "the circle"), SPACE, "breaths a minute"),
            Step("its pace", css(".st-key-c_pace summary")),
            Step("stop", role("switch", "the circle"), SPACE),
        ),
    ),
}


def script(name: str, argument: str = "") -> str:
    """A script that runs in a page before all others."""
    return f"({(FOLDER / name).read_text(encoding='utf-8')})({argument})"


def walk(page: Any, steps: tuple[Step, ...]) -> Iterator[tuple[Step, str]]:
    """Take the steps, one by one, with the name of each control; the page rests after each."""
    for step in steps:
        target = step.target(page)
        target.focus()
        target.evaluate(MARKED)
        named = page.evaluate(NAMED)
        with answered(page) if step.asks else nullcontext():
            if step.typed is not None:
                page.keyboard.press("ControlOrMeta+a")
                page.keyboard.type(step.typed)
            else:
                for key in step.keys:
                    page.keyboard.press(key)
        rest(page)
        yield step, named
        page.evaluate(
            "() => document.querySelectorAll('[data-pressed]')"
            ".forEach(each => each.removeAttribute('data-pressed'))"
        )
