"""What a link leads to, in plain words: for previews in chats and searches, and to send along.

Only ids and numbers that the page knows are taken from an address. So nothing that somebody typed
into one is repeated, and trackers' marks are left behind.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from goodcry import bibliography, classroom, things
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import known, query, registry, vocabulary, wording
from goodcry.ui.kit.page_parameters import (
    CARE_PARTS,
    CLASSROOM_PARTS,
    MECHANISM_PARTS,
    SECOND,
    WHO_CRIES_PARTS,
)
from goodcry.ui.kit.registry import Page

# About as much as search engines and chats show of a description.
LONGEST = 200
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])")
# Page -> what its address may ask for that makes it another thing to read.
TELLING = {
    "shift": ("account", "second", "moment"),
    "mechanisms": ("m_part", "mechanism", "thing"),
    "who_cries": ("w_part",),
    "care": ("c_part",),
    "classroom": ("l_part", "l_lesson", "l_story"),
    "evidence": ("source", "subject"),
}
# Page -> its parts, by id.
PARTS: Mapping[str, Mapping[str, str]] = {
    "mechanisms": MECHANISM_PARTS,
    "who_cries": WHO_CRIES_PARTS,
    "care": CARE_PARTS,
    "classroom": CLASSROOM_PARTS,
}
# What the drops of the moderators page depend on, besides what surrounds the cry.
SETTINGS = ("base", "size", "overlap")
COMPARE = "compare"
STORIES = list(CLASSROOM_PARTS)[-1]
# What is shown only where a part of its page is chosen: name -> that choice, None for the part with
# which the page starts.
SHOWN_IN: Mapping[str, tuple[str, list[str] | None]] = {
    "mechanism": ("m_part", None),
    "thing": ("m_part", None),
    "l_lesson": ("l_part", None),
    "l_story": ("l_part", [STORIES]),
}
# The row that stands there first has an address of its own, too.
LISTED = ("l_story", "thing")


@dataclass(frozen=True)
class Words:
    """What an address leads to.

    Attributes:
        page: the page.
        title: what stands there, without the name of the app.
        description: one or two sentences, plain text, at most ``LONGEST`` characters.
        kept: of the address, what identifies the thing: name -> texts, of ids.
        below: what a picture says below the title where no number of cries is about the thing;
            empty where it shows such numbers.
        scenarios: for a cry of which something is set, name ("A", "B") -> factor id -> level id.
    """

    page: Page
    title: str
    description: str
    kept: Mapping[str, Sequence[str]]
    below: str = ""
    scenarios: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def of(page_name: str, address: Mapping[str, Sequence[str]], evidence: Evidence) -> Words:
    """What an address, name -> texts, leads to. ValueError for an unknown page."""
    page = registry.page(page_name)
    kept = _kept(page, address, evidence)
    if page.name == "moderators":
        return _cry(page, kept, evidence)
    found = _one(page, kept, evidence)
    if found:
        return found
    parts = PARTS.get(page.name, {})
    part = next((parts[text] for texts in kept.values() for text in texts if text in parts), "")
    title = f"{part} · {page.heading}" if part else page.heading
    about_help = page.name == "care"
    return Words(page, title, page.promise, kept, page.promise if part or about_help else "")


def _one(page: Page, kept: Mapping[str, Sequence[str]], evidence: Evidence) -> Words | None:
    """The words for one claim, lesson, story or source, if the address leads to one."""
    if "mechanism" in kept:
        row = evidence.row("mechanisms", kept["mechanism"][0])
        said = shortened(f"{row['reason']} {row['summary']}")
        grade = vocabulary.labels(evidence, "mechanisms", "grade")[row["grade"]]
        return Words(page, row["question"], said, kept, f"So far: {grade}")
    if "thing" in kept:
        thing = things.thing(kept["thing"][0], evidence)
        said = shortened(f"{thing.row['answer']} {thing.row['summary']}")
        articles = f"{len(thing.said_by)} of {len(thing.articles)} articles say it or say perhaps"
        return Words(page, thing.row["question"], said, kept, articles)
    if "l_lesson" in kept:
        row = evidence.row("lessons", kept["l_lesson"][0])
        length = f"A lesson of {row['minutes']} minutes, ages {row['ages']}."
        return Words(page, row["title"], shortened(f"{length} {row['goal']}"), kept)
    if "l_story" in kept:
        row = evidence.row("presets", kept["l_story"][0])
        levels = {"A": classroom.story_parameters(row["id"], evidence)}
        return Words(page, row["name"], shortened(row["story"]), kept, scenarios=levels)
    if "subject" in kept and "source" not in kept:
        row = evidence.row("subjects", kept["subject"][0])
        said = "What studies found, what articles say, and who wrote about it, together."
        return Words(page, f"Everything on {row['name']}", said, kept, said)
    if "source" in kept:
        row = evidence.row("sources", kept["source"][0])
        said = shortened(" ".join(map(_sentence, filter(None, (row["title"], row["about"])))))
        return Words(page, bibliography.short_citation(row), said, kept, said)
    return None


def _cry(page: Page, kept: Mapping[str, Sequence[str]], evidence: Evidence) -> Words:
    """The words for a cry: general ones, because what is set may be somebody's own.

    A ready story goes by its name.
    """
    names = {"A": "", "B": SECOND} if COMPARE in kept else {"A": ""}
    scenarios = {
        name: {
            factor["id"]: kept[prefix + factor["id"]][0]
            for factor in evidence.rows("factors")
            if prefix + factor["id"] in kept
        }
        for name, prefix in names.items()
    }
    number = sum(map(len, scenarios.values()))
    if not number:
        return Words(page, page.title, page.promise, kept, scenarios=scenarios)
    story = None if COMPARE in kept else _story(scenarios["A"], evidence)
    if story:
        return Words(page, story["name"], shortened(story["story"]), kept, scenarios=scenarios)
    cries = "Two cries side by side" if COMPARE in kept else "A cry"
    said = (
        f"{cries} with {wording.count(number, 'thing')} set: see what studies lead you to expect."
    )
    return Words(page, page.title, said, kept, scenarios=scenarios)


def _story(levels: Mapping[str, str], evidence: Evidence) -> Row | None:
    """The ready story that sets just these levels."""
    return next(
        (
            row
            for row in evidence.rows("presets")
            if classroom.story_parameters(row["id"], evidence) == levels
        ),
        None,
    )


def _kept(
    page: Page, address: Mapping[str, Sequence[str]], evidence: Evidence
) -> dict[str, list[str]]:
    """Of an address, what is known, differs from how the page starts, and makes it another thing.

    Of each name only the last text is looked at, as Streamlit does: an address may be long.
    """
    given = query.renamed(page.name, address, evidence)
    telling = {name: given[name][-1:] for name in _telling(page, evidence) if name in given}
    found = {
        each.parameter.name: [each.parameter.text(each.values[0])]
        for each in query.read(page.name, telling, evidence)
        if each.values
        and (
            each.values != each.parameter.begins_beside(telling, evidence)
            or each.parameter.name in LISTED
        )
    }
    idle = {name for name, (part, needed) in SHOWN_IN.items() if found.get(part) != needed}
    if COMPARE not in found:
        idle |= {name for name in found if name.startswith(SECOND)}
    if "mechanism" in found:
        idle.add("thing")
    return {name: texts for name, texts in found.items() if name not in idle}


def _telling(page: Page, evidence: Evidence) -> Iterable[str]:
    if page.name != "moderators":
        return TELLING.get(page.name, ())
    factors = [row["id"] for row in evidence.rows("factors")]
    return (*factors, *(SECOND + factor for factor in factors), COMPARE, *SETTINGS)


def line(words: Words, evidence: Evidence) -> str:
    """One line to send with a link: the title, and what is set, in words."""
    said = "; ".join(_set(words, evidence))
    return registry.titled(f"{words.title} ({said})" if said else words.title)


def _set(words: Words, evidence: Evidence) -> Iterable[str]:
    if words.page.name == "moderators" and words.scenarios:
        for name, levels in words.scenarios.items():
            labels = [
                evidence.where("factor_levels", factor=factor, level=level)[0]["label"]
                for factor, level in levels.items()
            ]
            if labels:
                yield (f"{name}: " if len(words.scenarios) > 1 else "") + ", ".join(labels)
    elif words.page.name == "shift":
        every = known.of("shift", evidence)
        for name, texts in words.kept.items():
            value = every[name].value(texts[0], evidence)
            if value is not None:
                yield every[name].label(value, evidence)


def shortened(text: str, longest: int = LONGEST) -> str:
    """The first sentences of a text, as many as are no longer than this; at least a part of one."""
    first, *rest = SENTENCE_END.split(" ".join(text.split()))
    kept = textwrap.shorten(first, longest, placeholder=" …")
    for sentence in rest:
        if len(kept) + 1 + len(sentence) > longest:
            break
        kept = f"{kept} {sentence}"
    return kept


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
