"""What the tests look at: every page as it opens, and in states that an address can name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from goodcry import quiz, tears
from goodcry.evidence import load
from goodcry.figures import pacer
from goodcry.ui.kit import registry
from goodcry.ui.mechanisms import parts
from goodcry.ui.moderators import behind
from tests.browser.visit import path_of

BASE = load()


@dataclass(frozen=True)
class View:
    """A page in one state: the query that names the state, and the words that then stand there."""

    page: str
    state: str = "as it opens"
    query: Mapping[str, str] = field(default_factory=dict)
    shows: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Path and query in the address."""
        tail = f"?{urlencode(self.query)}" if self.query else ""
        return path_of(registry.page(self.page)) + tail

    @property
    def title(self) -> str:
        """The heading at the top of the page."""
        home = self.page == "home"
        return "Does a good cry help?" if home else registry.page(self.page).title

    def __str__(self) -> str:
        return f"{self.page}, {self.state}"


def label(factor: str, level: str) -> str:
    """What the moderators page says of a chosen level."""
    return str(BASE.where("factor_levels", factor=factor, level=level)[0]["label"])


def basis(factor: str) -> str:
    """What the moderators page says was studied about a factor."""
    return str(BASE.row("factors", factor)["basis"])


def _mechanisms() -> tuple[View, ...]:
    row = BASE.row("mechanisms", "brain_cooling")
    thing = BASE.row("things", "cortisol")
    node = BASE.row("nodes", "sobbing")
    window = tears.ranges(BASE)["window"]
    states: tuple[tuple[str, dict[str, str], str], ...] = (
        (parts.WEB, {"focus": node["label"]}, f"Around {node['label']}"),
        (parts.WEB, {"m_whole": "true"}, "All chains laid over each other"),
        (
            parts.BENCH,
            {"m_window": f"{window.low:g}", "m_eyes": "1"},
            "Can tears wash a stress hormone out?",
        ),
        (parts.CLOCKS, {"m_time": "doubling steps"}, "How fast can a hormone leave?"),
        (parts.KINDS, {}, "Three kinds of tears"),
    )
    return (
        View(
            "mechanisms",
            "one thing",
            {"thing": thing["id"], "m_q": "painkiller"},
            (thing["question"], thing["answer"], thing["summary"]),
        ),
        View(
            "mechanisms",
            "one claim",
            {"mechanism": row["name"]},
            (row["question"], row["summary"]),
        ),
        *(
            View("mechanisms", " ".join([part, *query]), {"m_part": part, **query}, (text,))
            for part, query, text in states
        ),
    )


def _classroom() -> tuple[View, ...]:
    lesson, story, question = (BASE.rows(name)[1] for name in ("lessons", "presets", "questions"))
    claim = quiz.replay("", BASE).items[0]
    guess = f"{question['low']:g}"
    return (
        View("classroom", "a lesson", {"l_lesson": lesson["title"]}, (lesson["goal"],)),
        View(
            "classroom",
            "on the projector",
            {"l_lesson": lesson["title"], "l_step": "2", "l_large": "true", "embed": "true"},
            ("Step 2 of",),
        ),
        View(
            "classroom",
            "a guess",
            {"l_part": "Guess", "l_question": "2", "l_guess2": guess, "l_show2": "true"},
            (question["question"], f"Your guess of {guess} is"),
        ),
        View(
            "classroom", "the quiz", {"l_part": "Quiz", "l_path": "a"}, (claim.mechanism["reason"],)
        ),
        View(
            "classroom",
            "a story",
            {"l_part": "Stories", "l_story": story["name"]},
            (story["story"],),
        ),
    )


def _shift() -> View:
    first, second = (BASE.row("accounts", key) for key in ("sharman2020", "hendriks2007"))
    moment = BASE.row("moments", "resolving")
    query = {
        "account": first["name"],
        "second": second["name"],
        "moment": moment["name"],
        "block": "sympathetic",
    }
    shows = (first["summary"], second["summary"])
    return View("shift", "two accounts", query, shows)


def _moderators() -> tuple[View, ...]:
    query = {
        "support": "helped",
        "company": "one person",
        "compare": "true",
        "b_shame": "ashamed",
        "b_depression": "signs",
        "size": "0.5",
    }
    levels = (("support", "helped"), ("company", "one person"), ("shame", "ashamed"))
    help_sign = "Is it like this for you?"
    return (
        View(
            "moderators",
            "two scenarios",
            query | {"behind": "studies"},
            ("Scenario A", "Scenario B", help_sign, *(label(*level) for level in levels)),
        ),
        View(
            "moderators",
            "two scenarios, their tilts",
            query | {"behind": "tilts"},
            (behind.TITLES[behind.TILTS], help_sign),
        ),
        View("moderators", "all effects", {"behind": "effects"}, (behind.TITLES[behind.EFFECTS],)),
    )


def _evidence() -> tuple[View, ...]:
    source = BASE.row("sources", "hendriks2007")
    conflict = BASE.rows("conflicts")[0]
    folds = dict.fromkeys(("marks", "words", "cite", "mistake"), "true")
    table = BASE.resources["level_findings"]
    return (
        View("evidence", "one source", {"source": source["id"]}, (source["about"],)),
        View("evidence", "a search", {"view": "Claims", "q": "cortisol"}, ("claims",)),
        View(
            "evidence",
            "a topic",
            {"view": "Topics", "subject": "depression"},
            ("Everything on depression", "What surrounds a cry"),
        ),
        View("evidence", "differences", {"view": "Where they part"}, (conflict["verdict"],)),
        View(
            "evidence",
            "downloads",
            {"view": "Download", "table": table["title"], **folds},
            (table["description"], "Details unconfirmed"),
        ),
    )


def _state_views() -> tuple[View, ...]:
    guess = BASE.row("questions", "month")
    return (
        # What a page does not know must not hurt it.
        View("home", "an unknown query", {"from": "poster"}, ("Sometimes,",)),
        View("home", "set", {"support": "hostile", "base": "diary"}, ("Sometimes,",)),
        *_moderators(),
        _shift(),
        *_mechanisms(),
        View(
            "who_cries",
            "a guess",
            {"w_guess": "true", f"w_{guess['id']}": "9", f"w_{guess['id']}_shown": "true"},
            (guess["question"], "Your guess of 9 is"),
        ),
        View(
            "who_cries",
            "one cry",
            {"w_part": "cry"},
            (BASE.row("frequency", "hard-five-silent")["label"],),
        ),
        View(
            "care",
            "what is known",
            {"c_known": "true", "c_conditions": "true", "c_holding": "true"},
            (BASE.rows("soothers")[0]["known"], BASE.rows("holding_back")[0]["answer"]),
        ),
        View("care", "another pace", {"c_in": "3", "c_out": "3.5"}, (pacer.words(3, 3.5),)),
        *_classroom(),
        *_evidence(),
    )


OPENING = tuple(View(page.name) for page in registry.PAGES)
STATES = _state_views()


def plain(text: str) -> str:
    """A text as the page shows it: without the signs of markdown, with single blanks."""
    return " ".join(text.replace("*", "").split())


def missing(view: View, words: str) -> list[str]:
    """The texts of a view that are not among the page's words."""
    return [text for text in (view.title, *view.shows) if plain(text) not in plain(words)]
