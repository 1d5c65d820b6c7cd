"""The sections of the page about who cries, one function each."""

from __future__ import annotations

import streamlit as st

from goodcry import who_cries
from goodcry.evidence import Evidence, Row
from goodcry.figures import dot_lines
from goodcry.ui.kit import citations, links, show
from goodcry.ui.who_cries import widgets
from goodcry.who_cries import Pair


def numbers_of(evidence: Evidence, *keys: str) -> list[Row]:
    """Rows of ``frequency.csv``."""
    return [evidence.row("frequency", key) for key in keys]


def behind(*pairs: Pair) -> list[Row]:
    """The rows of ``frequency.csv`` behind these pairs."""
    return [row for pair in pairs for row in pair.sources]


def message(evidence: Evidence) -> None:
    """What a reader who goes no further should know."""
    st.html(dot_lines.STYLE)
    overlap = evidence.row("frequency", "often-frey-men")
    st.markdown(
        "In every sample we found, women report more cries than men. How many more depends on who "
        "was asked, and how. And the groups overlap: in an old US diary some women did not cry "
        f"for a month, while some men cried {overlap['high']:.0f} times."
    )


def who_was_asked() -> None:
    """Whom the numbers of this page stand for."""
    st.info(
        "**Who was asked?** Mostly students and volunteers, about their own tears. They are "
        "counted as women or men; the tables hold nobody else. Most of the numbers we know from "
        "news reports, not from the papers.",
        icon="👥",
    )


def how_often(evidence: Evidence) -> None:
    """Cries a month in samples that disagree: the ranges, and a picture."""
    found = who_cries.pairs(evidence, "how often")
    women, men = (who_cries.range_over(found, group) for group in ("women", "men"))
    st.markdown(
        f"**Women {women.words} cries a month, men {men.words}.** So far apart are the averages "
        "of three samples. Times, countries and ways of counting differ, so a range is "
        "fairer than one number."
    )
    widgets.sexes(evidence, found, key="often", unit="cries a month", share=False)


def how_often_beware(evidence: Evidence) -> None:
    """What the averages hide, which of them to doubt, and what an article makes of them."""
    found = who_cries.pairs(evidence, "how often")
    none = who_cries.pairs(evidence, "no cry")[0]
    st.markdown(
        f"In the US diary {none.of('women').words} % of the women and {none.of('men').words} % of "
        "the men did not cry once. **So an average says little about one person.**"
    )
    press = next(pair for pair in found if not pair.confirmed)
    st.markdown(
        "The dashed ranges are yearly numbers that newspapers hand on. The press release behind "
        "them names no study. Worked out for a month, their upper ends are "
        f"{press.of('women').high:.1f} and {press.of('men').high:.1f}: the numbers of the old US "
        "diary. Whether that is chance we cannot say."
    )
    widgets.said(evidence, "A19", in_full=False)
    widgets.known(evidence, "often", behind(*found, none), ["phys-043"])


def about_what(evidence: Evidence) -> None:
    """The situations that make people cry."""
    same, half = who_cries.shared_top(evidence)
    by_gap = who_cries.situations(evidence, "gap")
    source = evidence.row("sources", evidence.rows("triggers")[0]["source"])
    far, near = (
        f"{item.name[0].lower()}{item.name[1:]} ({item.women:.1f} % and {item.men:.1f} %)"
        for item in (by_gap[0], by_gap[-1])
    )
    if same == half:
        shared = f"The {half} reasons that women ticked most are also the men's top {half}."
    else:
        shared = (
            f"Of the {half} reasons that women ticked most, {same} are in the men's top {half}."
        )
    st.markdown(
        f"**{shared}** Women ticked every reason more often. Furthest apart: {far}. "
        f"Nearest: {near}."
    )
    st.caption(
        f"Asked were {source['population']}, in a paper of {source['year']}. They ticked what "
        "would probably make them cry. That is not a count of cries. "
        "We read the whole table, but not the paper."
    )
    widgets.triggers(evidence)
    citations.source_link(evidence, source["id"])
    widgets.known(evidence, "what", findings=["f_trigger_counts", "f_frc", "f_age_trigger"])


def how_long(evidence: Evidence) -> None:
    """Length, time of day, place and company."""
    everyone, dutch, when, place, company, home, home_again = numbers_of(
        evidence,
        "long-frey-everyone",
        "long-diary-women",
        "when-frey-everyone",
        "where-diary-women",
        "company-diary-women",
        "where-survey-home",
        "where-press-home",
    )
    st.markdown(
        f"**A usual cry is short, at home and in the evening.** The averages of two diaries are "
        f"{everyone['value']} and {dutch['value']} minutes. In the US diary cries were most "
        f"frequent between {when['value'].replace('-', ' and ')}. News reports put "
        f"{home['value']} or {home_again['value']} % of cries at home. The Dutch women most often "
        f"cried in the {place['value']}, {company['value']}."
    )
    st.subheader("How long", anchor=False)
    st.markdown("Men's answers are more often the shortest, as news about one survey has it.")
    found = who_cries.pairs(evidence, "how long")
    widgets.sexes(
        evidence,
        found,
        key="long",
        unit="%",
        remarks=False,
        caption="The three lengths do not add up to all, and reports differ on whether people "
        "or cries were counted.",
    )
    st.subheader("Where", anchor=False)
    st.markdown("Most cries happen at home, few at work or in public.")
    places = [row for row in evidence.where("frequency", topic="where") if row["number"]]
    widgets.numbers(places, key="where", unit="% of cries")
    widgets.known(
        evidence,
        "long",
        [*behind(*found), everyone, dutch, when, *places, place, company],
        ["phys-046", "phys-047", "phys-048"],
    )


def how_hard(evidence: Evidence) -> None:
    """Two reports on sobbing that cannot both hold."""
    st.markdown(
        "**How often crying turns to sobbing, nobody can say.** Two reports lie far apart, and "
        "we do not know what each of them counts as a sob."
    )
    found = who_cries.pairs(evidence, "how hard")
    widgets.sexes(evidence, found, key="hard", unit="% of cries")
    watery, flowing = numbers_of(evidence, "hard-frey-men-watery", "hard-frey-women-flowing")
    st.markdown(
        f"A news report of the US diary adds: {watery['value']} % of men's cries were no more than "
        f"watery eyes, and in {flowing['value']} % of women's cries the tears flowed. The two "
        "numbers count different things, so they cannot be compared."
    )
    widgets.known(evidence, "hard", [*behind(*found), watery, flowing])


def does_it_help(evidence: Evidence) -> None:
    """Whether a cry does more for women or for men."""
    keys = ["f_sex_bylsma2008", "f_sex_sharman", "f_sex_frey", "f_sex_mind", "f_sex_greater"]
    told, read, diary, poll, _ = (evidence.row("findings", key) for key in keys)
    st.markdown(
        f"**Probably not.** Two surveys ({told['n']:,} and {read['n']:,} people) looked for a "
        "difference in mood after a cry and saw none. The first we know from what an author told "
        "a newspaper, the second from its abstract. News reports of an older diary "
        f"({diary['value'].replace('vs', 'and')} % of women and men felt better) and of a poll "
        f"about anxiety ({poll['value'].replace('vs', 'and')} %) have women ahead."
    )
    links.to("moderators", "What does seem to matter for mood")
    widgets.known(evidence, "help", findings=keys)


def why(evidence: Evidence) -> None:
    """Hormones and the picture of a real man: what is claimed, what was measured."""
    st.markdown(
        "**Nobody knows yet.** Articles name hormones and upbringing. No study that we read "
        "tested either of them in people who cry."
    )
    st.subheader("Hormones", anchor=False)
    widgets.said(evidence, "A20", "C16")
    mechanism = evidence.row("mechanisms", "prolactin_testosterone")
    links.to("mechanisms", "The chain from hormones to tears", mechanism=mechanism["id"])
    st.subheader("What a man is told to be", anchor=False)
    widgets.said(evidence, "A21")
    st.markdown(
        "- We found no study that tests whether this keeps men from crying.\n"
        "- In a survey of five countries, people's views about gender went with how much they "
        "cry. That is a link, not a cause.\n"
        "- What was tested is how others look at tears. It depends on the place. In scenes at "
        "work men in tears were judged more harshly; in scenes about relationships they were "
        "not. Among weightlifters, say, men's tears passed as more fitting."
    )
    widgets.known(
        evidence,
        "why",
        findings=[
            *("f_sex_sharman", "f_loc_fischer", "f_loc_masculine", "f_loc_work"),
            *("f_tears_gender_dyad", "mf029", "mf030", "mf081", "mf082"),
        ],
    )


def countries(evidence: Evidence) -> None:
    """What one article says of countries, and the study that reports the reverse."""
    st.markdown(
        "**In richer and more democratic countries women and men differ more in how readily they "
        "cry, not less.** So says the abstract of a large study. One article says the reverse."
    )
    widgets.said(evidence, "A22")
    st.markdown(
        "Who cries most and least? A newspaper printed ranks from another survey. We hold no "
        "numbers behind them."
    )
    ranks = sorted(
        evidence.where("frequency", topic="countries"), key=lambda row: "least" in row["label"]
    )
    show.table([{"rank": row["label"], "countries, as printed": row["value"]} for row in ranks])
    widgets.known(
        evidence,
        "countries",
        ranks,
        ["f_culture_vanhemert", "f_culture_becht", "f_culture_sharman"],
    )


def age(evidence: Evidence) -> None:
    """Age, and crying from anxiety."""
    panel, poll = (evidence.row("findings", key) for key in ("f_age_denckla", "f_age_mind"))
    st.markdown(
        "**Age goes with how readily people cry, but little more can be said.** The abstract of "
        f"a study with {panel['n']:,} people does not spell out which way. In a British poll on "
        f"anxiety, younger adults had cried most; {poll['value']} % of those "
        f"{poll['condition']} had not cried from anxiety for a year, or ever."
    )
    found = who_cries.pairs(evidence, "anxiety")
    widgets.sexes(evidence, found, key="anxiety", unit="% of people")
    widgets.said(evidence, "C17")
    widgets.known(evidence, "age", behind(*found), ["f_age_denckla", "f_age_mind", "f_age_trigger"])


def therapy(evidence: Evidence) -> None:
    """Crying in therapy, on both chairs."""
    rows = numbers_of(
        evidence, "therapy-clients-ever", "therapy-sessions", "therapy-therapists-ever"
    )
    clients, sessions, therapists = (row["value"] for row in rows)
    st.markdown(
        f"**Tears in therapy are common, and not only the clients'.** In one survey {clients} % "
        f"of clients had cried in therapy; in another {therapists} % of therapists had. Of single "
        f"sessions, {sessions} % held tears."
    )
    widgets.numbers(rows, key="therapy", unit="%")
    widgets.known(evidence, "therapy", rows, ["f_therapy_review", "f_therapy_katz"])


def not_studied(evidence: Evidence) -> None:
    """What nobody has studied, as far as we found."""
    st.markdown(
        "At least we found nothing on these:\n"
        "- People who are neither woman nor man. Every table we read has two columns.\n"
        "- Daily diaries of many men. The old US diary had few of them, the Dutch one none.\n"
        "- Tears that somebody else counted. Nearly all these numbers are what people say of "
        "themselves.\n"
        "- The same people over many years, from school to old age.\n"
        "- Crying while hormones change, with a diary and blood tests beside it.\n"
        "- Whether boys who are told not to cry then cry less as men.\n"
        "- One meaning of “sobbing” that all studies share."
    )
    widgets.said(evidence, "C21")
    links.to("care", "If your own crying worries you")
