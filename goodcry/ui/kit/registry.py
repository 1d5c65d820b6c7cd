"""Every page of the app: one line here and one file in ``pages/`` make a page."""

from __future__ import annotations

from dataclasses import dataclass

APP, QUESTION = "A Good Cry?", "Does a good cry help?"


@dataclass(frozen=True)
class Page:
    """A page: its name in the address, its script, and what it says of itself.

    ``prefix`` begins each of its keys in the session; see :mod:`goodcry.ui.kit.keys`.
    """

    name: str
    prefix: str
    script: str
    icon: str
    title: str
    promise: str

    @property
    def heading(self) -> str:
        """What stands above the page: its title, or the question that the app is about."""
        return QUESTION if self.name == "home" else self.title

    @property
    def tab(self) -> str:
        """What the browser calls it."""
        return APP if self.name == "home" else titled(self.title)


PAGES = (
    Page(
        "home",
        "h_",
        "app.py",
        ":material/water_drop:",
        "Home",
        "Does a good cry help? The short answer.",
    ),
    Page(
        "moderators",
        "o_",
        "pages/moderators.py",
        ":material/tune:",
        "What makes it better or worse",
        "Set what surrounds a cry and see what studies lead you to expect.",
    ),
    Page(
        "shift",
        "s_",
        "pages/shift.py",
        ":material/cardiology:",
        "The body during a cry",
        "Heart, breath and nerves, as told by accounts that disagree.",
    ),
    Page(
        "mechanisms",
        "m_",
        "pages/mechanisms.py",
        ":material/science:",
        "What crying is said to do",
        "Hormones, cooled brains, cleansing tears: what was measured and what was not.",
    ),
    Page(
        "who_cries",
        "w_",
        "pages/who_cries.py",
        ":material/groups:",
        "Who cries, and about what",
        "How often, how long, where; women, men and countries.",
    ),
    Page(
        "care",
        "c_",
        "pages/care.py",
        ":material/support:",
        "When crying hurts",
        "Where help is, what else soothes, and when to talk to somebody.",
    ),
    Page(
        "classroom",
        "l_",
        "pages/classroom.py",
        ":material/school:",
        "In the classroom",
        "Lessons, guess-then-reveal and a quiz, ready for a projector.",
    ),
    Page(
        "live",
        "v_",
        "pages/live.py",
        ":material/front_hand:",
        "A live class",
        "Guess together, each on a phone, then see what was measured.",
    ),
    Page(
        "evidence",
        "e_",
        "pages/evidence.py",
        ":material/library_books:",
        "All the evidence",
        "Every claim, finding and source: search, filter, download, cite.",
    ),
)

# Those that home has a card for; into a live class the classroom leads.
CARDS = tuple(entry for entry in PAGES if entry.name not in ("home", "live"))


def page(name: str) -> Page:
    """The page with this name. ValueError, naming those that exist, if there is none."""
    for entry in PAGES:
        if entry.name == name:
            return entry
    raise ValueError(f"no page {name!r}; there are: {', '.join(entry.name for entry in PAGES)}")


def titled(text: str) -> str:
    """A title with the name of the app."""
    return f"{text} · {APP}"
