"""What each page says first: the message for a reader who goes no further.

One function a page, because the words stand in two places: on the page, and in what the server
sends before the page's own code has come. They are markdown, a text for each paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from goodcry import help_lines, mechanisms, outcome, statements
from goodcry.evidence import Evidence
from goodcry.help_lines import Help
from goodcry.ui.kit import help_numbers, wording

# The type of a source that is a popular article.
ARTICLE = "review-page"

# Below the home page's picture, until it can be touched.
DROPS = f"{outcome.CRIES} cries as in the survey: + better, = the same, − worse."

Paragraphs = tuple[str, ...]


def home(evidence: Evidence) -> Paragraphs:
    """The answer in three sentences."""
    bases = outcome.bases(evidence)
    survey, diary = bases["survey"], bases["diary"]
    body = statements.behind("home-body", evidence)
    mood = body.parts("mood")
    return (
        f"**Sometimes, and it depends on how you ask.** Looking back at a bad cry, "
        f"{survey['better']:g} % of {survey['n_people']:,} people had felt better; in women’s "
        f"diaries about {diary['better']:.0f} %, by reports.",
        "**It depends on what surrounds it.** Help and a settled matter go with more relief, shame "
        "and depression with less.",
        "**Heart and breath may settle sooner than the mood:** after "
        f"{body.one('body')['number']:g} minutes in one film study. In another the mood was level "
        f"after {mood['back to the start']:g}, better after {mood['better']:g}.",
    )


def moderators(_: Evidence) -> Paragraphs:
    """What can be set on the page, and why; short, because the table follows."""
    return (
        "The same tears can bring relief or more pain. **What surrounds them seems to matter:** "
        "touch what was there.",
    )


def shift(evidence: Evidence) -> Paragraphs:
    """Where the usual story of the body and the studies part."""
    behind = statements.behind("shift-message", evidence)
    faster, slower, around, compared = (
        wording.count(behind.sources(role), "team")
        for role in ("faster", "slower", "around", "compared")
    )
    return (
        "The usual story: first the body is stirred up, then it calms down. **Studies of people "
        "who cried do not agree on that.**\n"
        f"- Just before tears, {faster} saw the heart speed up, and {slower} saw it slow down. "
        f"In the women of {around} it sped up, and slowed soon after.\n"
        "- Both branches of the automatic nerves seem to work at once: the sympathetic one, a "
        f"**push**, and the parasympathetic one, a **brake**. Yet {compared} saw no more brake in "
        "those who cried.\n"
        f"- {behind.one('body')['number']:g} minutes after the first tear, all that crying did to "
        "heart and breath was gone.",
    )


def claims(evidence: Evidence) -> Paragraphs:
    """The claim that is furthest from its evidence."""
    articles = evidence.rows("articles")
    worst = mechanisms.overview(evidence, "gap")[0]
    return (
        f"**The widest gap: {worst.row['name']}.** {worst.claimed_by} of {len(articles)} articles "
        f"say it or say perhaps; its grade is {worst.row['grade']}.",
    )


def who_cries(evidence: Evidence) -> Paragraphs:
    """That women report more cries, how much depends on the asking, and that groups overlap."""
    most = statements.behind("who-overlap", evidence).one("men")["high"]
    return (
        "In each sample here that asked both, women report more cries than men. How many more "
        "depends on who was asked, and how. And the groups overlap: by reports of an old US diary "
        f"some women did not cry for a month, while some men cried {most:.0f} times.",
    )


def care(evidence: Evidence, country: str | None = None) -> Paragraphs:
    """Who answers in a country, and when; without one, where lines all over the world stand."""
    return (f"{named(help_lines.of(evidence), country)}  \n{help_numbers.NO_DANGER_NEEDED}",)


def named(found: Help, country: str | None) -> str:
    """Who answers and when, with the numbers: words arrive before buttons."""
    lines = found.of(country)
    if not lines:
        return (
            "Choose your country below. Is it not there? The directory knows lines all over the "
            f"world: [{found.directory.shown}]({found.directory.link})."
        )
    return "  \n".join(
        f"**{line.name}**, {line.country_name}: **{line.call}**. {line.note}".strip()
        for line in lines
    )


def classroom(_: Evidence) -> Paragraphs:
    """What a class can do with the page."""
    return (
        "Ready lessons, numbers to guess, claims to rate and stories to compare. All of it works "
        "on one screen, and on a phone alone.",
    )


def live_class(_: Evidence) -> Paragraphs:
    """What a live class is, for whoever types a code, and for whoever opens a room."""
    return (
        "**First the class guesses, then it sees what was measured.** Each has a phone; one "
        "screen shows what all of you guessed. Nobody is asked for a name.",
    )


def evidence_page(evidence: Evidence) -> Paragraphs:
    """What there is, in one breath."""
    rows = evidence.rows("article_claims")
    articles = {claim["article"] for claim in rows}
    findings = evidence.rows("findings")
    sources = {row["source"]: evidence.row("sources", row["source"]) for row in findings}
    claimed = sum(sources[row["source"]]["type"] == ARTICLE for row in findings)
    return (
        f"What this app says rests on {wording.count(len(findings), 'finding')} from "
        f"{wording.count(len(sources), 'source')}. Some results stand there more than once, and "
        f"{claimed} of the findings only tell what a popular article says. Beside them stand "
        f"{wording.count(len(rows), 'claim')} of "
        f"{wording.count(len(articles), 'popular article')}.",
    )


# Page -> its message.
_OF: Mapping[str, Callable[[Evidence], Paragraphs]] = {
    "home": home,
    "moderators": moderators,
    "shift": shift,
    "mechanisms": claims,
    "who_cries": who_cries,
    "classroom": classroom,
    "live": live_class,
    "evidence": evidence_page,
}


def of(page: str, evidence: Evidence, country: str | None = None) -> Paragraphs:
    """The message of a page; ``country`` is where the reader may be, for the page of help."""
    found = care(evidence, country) if page == "care" else _OF[page](evidence)
    return tuple(map(wording.together, found))


def show(page: str, evidence: Evidence, country: str | None = None) -> None:
    """Draw the message of a page."""
    st.markdown("\n\n".join(of(page, evidence, country)))
