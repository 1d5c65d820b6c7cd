"""Every page of the app: one line here and one file in ``pages/`` make a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page: its name in the address, its script, and what it says of itself."""

    name: str
    script: str
    icon: str
    title: str
    promise: str


PAGES = (
    Page("home", "app.py", "💧", "Home", "Does a good cry help? The short answer."),
    Page(
        "moderators",
        "pages/moderators.py",
        "🎚️",
        "What makes it better or worse",
        "Set what surrounds a cry and see what studies lead you to expect.",
    ),
    Page(
        "shift",
        "pages/shift.py",
        "🫀",
        "The body during a cry",
        "Heart, breath and nerves, as told by accounts that disagree.",
    ),
    Page(
        "mechanisms",
        "pages/mechanisms.py",
        "🧬",
        "What crying is said to do",
        "Hormones, cooled brains, cleansing tears: what was measured and what was not.",
    ),
    Page(
        "who_cries",
        "pages/who_cries.py",
        "👥",
        "Who cries, and about what",
        "How often, how long, where; women, men and countries.",
    ),
    Page(
        "care",
        "pages/care.py",
        "🤝",
        "When crying hurts",
        "Where help is, what else soothes, and when to talk to somebody.",
    ),
    Page(
        "classroom",
        "pages/classroom.py",
        "🎓",
        "In the classroom",
        "Lessons, guess-then-reveal and a quiz, ready for a projector.",
    ),
    Page(
        "evidence",
        "pages/evidence.py",
        "📚",
        "All the evidence",
        "Every claim, finding and source: search, filter, download, cite.",
    ),
)


def page(name: str) -> Page:
    """The page with this name. ValueError, naming those that exist, if there is none."""
    for entry in PAGES:
        if entry.name == name:
            return entry
    raise ValueError(f"no page {name!r}; there are: {', '.join(entry.name for entry in PAGES)}")
