"""The sections of the page about who cries, one function each."""

from __future__ import annotations

import streamlit as st

from goodcry import statements, who_cries
from goodcry.evidence import Evidence
from goodcry.statements import Behind
from goodcry.ui.kit import links, notes, show
from goodcry.ui.kit.wording import in_words
from goodcry.ui.who_cries import widgets


def _shares(stated: Behind, *roles: str) -> list[str]:
    """The shares with these roles, as they are printed."""
    return [f"{stated.one(role)['number']:g} %" for role in roles]


def how_often(evidence: Evidence) -> None:
    """Cries a month in samples that disagree: a picture, whom it shows, and what to doubt."""
    found = who_cries.pairs(evidence, "how often")
    women, men = (who_cries.range_over(found, group) for group in ("women", "men"))
    show.words(f"**Women {women.words} cries a month, men {men.words}.**")
    none = who_cries.pairs(evidence, "no cry")[0]
    widgets.sexes(
        evidence,
        found,
        key="often",
        unit="cries a month",
        share=False,
        section="often",
        besides=who_cries.behind(none),
    )
    counted = [pair for pair in found if pair.confirmed]
    ours = sum(pair.row["status"] == "worked out" for pair in counted)
    from_others = sum(pair.sources[0]["read"] == "secondary" for pair in counted)
    press = next(pair for pair in found if not pair.confirmed)
    stated = statements.behind("who-often", evidence)
    week, month, us_men = _shares(stated, "past week", "past month", "US men")
    show.words(
        f"So far apart are the averages of {in_words(len(counted))} samples, "
        f"{in_words(from_others)} of them as others report them. For {in_words(ours)} we worked "
        "out what a month would hold. Times, countries and ways of counting differ, so a range "
        "is fairer than one number.\n\n"
        "**Who was asked?** Mostly students and volunteers, about their own tears. They are "
        "counted as women or men; the pictures hold no other group. Most of the numbers we know "
        "from news reports, not from the papers.\n\n"
        f"In the US diary, by news reports, {none.of('women').words} % of the women and "
        f"{none.of('men').words} % of the men did not cry once. **So an average says little about "
        "one person.**\n\n"
        "The dashed ranges are yearly numbers that newspapers hand on. The press release behind "
        "them names no study. Worked out for a month, their upper ends are "
        f"{press.of('women').high:.1f} and {press.of('men').high:.1f}: the numbers of the old US "
        "diary. Whether that is chance we cannot say.\n\n"
        f"Two newer surveys asked otherwise. In one of them {week} of people had cried within a "
        f"week, {month} within a month. In the other {us_men} of US men said “often”."
    )
    widgets.said(evidence, "who-often", in_full=False)


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
    show.words(f"**{shared}**")
    notes.caption(
        f"Asked were {source['population']}, in a paper of {source['year']}. They ticked what "
        "would probably make them cry. That is not a count of cries. "
        "We read the whole table, but not the paper."
    )
    widgets.triggers(evidence)
    stated = statements.behind("who-what", evidence)
    own, sad, powerless = _shares(stated, "own", "sad", "powerless")
    show.words(
        f"Women ticked every reason more often. Furthest apart: {far}. Nearest: {near}.\n\n"
        f"A newer survey asked for the latest negative cry. For {own} of people it was about "
        f"something that had happened to themselves. The main feeling was sadness for {sad}, "
        f"frustration or powerlessness for {powerless}."
    )


def how_long(evidence: Evidence) -> None:
    """Length, time of day, place and company."""
    stated = statements.behind("who-long", evidence)
    minutes, shares = (
        [f"{row['number']:g}" for row in stated.each(role)] for role in ("diary", "at home")
    )
    when = stated.one("time of day")
    show.words(
        f"**By most reports a usual cry is short, at home and in the evening.** The averages of "
        f"{in_words(len(minutes))} diaries are {' and '.join(minutes)} minutes. In the US diary "
        f"cries were most frequent between {when['low']:g} and {when['high']:g} o'clock. News "
        f"reports put {' or '.join(shares)} % of cries at home. The Dutch women most often "
        f"cried in the {stated.one('place')['value']}, {stated.one('company')['value']}."
    )
    show.words(
        "**How long?** Men's answers are more often the shortest, as news about one survey has it."
    )
    found = who_cries.pairs(evidence, "how long")
    widgets.sexes(
        evidence,
        found,
        key="long",
        unit="%",
        remarks=False,
        caption=f"The {in_words(len(found))} lengths do not add up to all, and reports differ on "
        "whether people or cries were counted.",
    )
    show.words("**Where?** By the press most cries happen at home, few at work or in public.")
    places = [row for row in evidence.where("frequency", topic="where") if row["number"]]
    widgets.numbers(evidence, places, key="where", unit="% of cries")
    show.words("**With whom?** One survey asked who was there in the latest negative cry.")
    widgets.numbers(evidence, stated.each("with whom"), key="whom", unit="% of people")
    widgets.known(evidence, "long", "How long, where, with whom")


def how_hard(evidence: Evidence) -> None:
    """Two reports on sobbing that cannot both hold, and a survey that names five steps."""
    found = who_cries.pairs(evidence, "how hard")
    show.words(
        "**How often crying turns to sobbing depends on what counts as a sob.** "
        f"{in_words(len(found)).title()} reports lie far apart, and we do not know what each of "
        "them counts."
    )
    widgets.sexes(evidence, found, key="hard", unit="% of cries")
    stated = statements.behind("who-hard", evidence)
    watery, flowing = (stated.one(role)["number"] for role in ("watery eyes", "flowing tears"))
    show.words(
        f"A news report of the US diary adds: {watery:g} % of men's cries were no more than "
        f"watery eyes, and in {flowing:g} % of women's cries the tears flowed. The two "
        "numbers count different things, so they cannot be compared.\n\n"
        "One survey let people choose among "
        f"{in_words(len(stated.each('how hard')))} steps, for their latest negative cry."
    )
    widgets.numbers(
        evidence, stated.each("how hard"), key="steps", unit="% of people", section="hard"
    )


def does_it_help(evidence: Evidence) -> None:
    """Whether a cry does more for women or for men."""
    stated = statements.behind("who-help", evidence)
    people = [f"{row['n']:,}" for row in stated.each("no difference")]
    diary, poll = (
        f"{share['women']:g} and {share['men']:g} %"
        for share in (stated.parts("diary"), stated.parts("poll"))
    )
    show.words(
        f"**Probably not.** {in_words(len(people)).title()} surveys ({' and '.join(people)} "
        "people) looked for a difference in mood after a cry and saw none. The first we know from "
        "what an author told a newspaper, the second from its abstract. News reports of an older "
        f"diary ({diary} of women and men felt better) and of a poll about anxiety ({poll}) "
        "have women ahead."
    )
    links.to("moderators", "What does seem to matter for mood")
    widgets.known(evidence, "help", "Does it help women more?")


def why(evidence: Evidence) -> None:
    """Hormones and the picture of a real man: what is claimed, what was measured."""
    show.words(
        "**We found no study that settles it.** Articles name hormones and upbringing. What we "
        "found on either of them are links at best."
    )
    st.subheader("Hormones", anchor=False)
    for mechanism in widgets.said(evidence, "who-hormones"):
        links.to("mechanisms", "The chain from hormones to tears", mechanism=mechanism["id"])
    st.subheader("What a man is told to be", anchor=False)
    widgets.said(evidence, "who-upbringing")
    views = statements.behind("who-why", evidence).one("views on gender")
    show.words(
        "- We found no study that tests whether this keeps men from crying.\n"
        f"- {views['design']}: people's views about gender went with how much they cry. That is "
        "a link, not a cause.\n"
        "- What was tested is how others look at tears. It depends on the place. In scenes at "
        "work men in tears were judged more harshly; in scenes about relationships they were "
        "not. Among weightlifters, say, men's tears passed as more fitting."
    )
    widgets.known(evidence, "why", "Why the difference?")


def countries(evidence: Evidence) -> None:
    """What one article says of countries, and the study that reports the reverse."""
    show.words(
        "**In richer and more democratic countries women and men differ more in how readily they "
        "cry, not less.** So says the abstract of a large study. One article says the reverse."
    )
    widgets.said(evidence, "who-countries")
    stated = statements.behind("who-countries", evidence)
    women, men = stated.one("ease of women"), stated.one("ease of men")
    averages = [f"{row['number']:g} ({row['low']:g} to {row['high']:g})" for row in (women, men)]
    show.words(
        f"Its table we know from a copy. How easily do you cry, {women['unit']}? "
        f"Women's average over the countries is {averages[0]}, men's {averages[1]}.\n\n"
        "Who cries most and least? A newspaper printed ranks from another survey. We hold no "
        "numbers behind them."
    )
    show.table(
        [
            {"rank": row["label"], "countries, as printed": row["value"]}
            for row in stated.each("rank")
        ]
    )
    widgets.known(evidence, "countries", "Countries")


def age(evidence: Evidence) -> None:
    """Age, and crying from anxiety."""
    stated = statements.behind("who-age", evidence)
    panel, poll = stated.one("panel"), stated.one("poll")
    show.words(
        "**Age goes with how readily people cry, but little more can be said.** The abstract of "
        f"a study with {panel['n']:,} people does not spell out which way. In a British poll on "
        f"anxiety, younger adults had cried most; {poll['number']:g} % of those "
        f"{poll['condition']} had not cried from anxiety for a year, or ever. Of US men, "
        f"{stated.one('young men')['number']:g} % of the youngest and "
        f"{stated.one('old men')['number']:g} % of the oldest say that they cry often. In "
        f"{stated.one('mood')['n']} people of {stated.one('mood')['condition']}, age had no clear "
        "link with mood after a cry."
    )
    found = who_cries.pairs(evidence, "anxiety")
    widgets.sexes(evidence, found, key="anxiety", unit="% of people", section="age")
    widgets.said(evidence, "who-age")


def therapy(evidence: Evidence) -> None:
    """Crying in therapy, on both chairs."""
    stated = statements.behind("who-therapy", evidence)
    clients, sessions, therapists = (
        stated.one(role)["number"] for role in ("clients", "sessions", "therapists")
    )
    show.words(
        f"**Tears in therapy are common, and not only the clients'.** In one survey {clients:g} % "
        f"of clients had cried in therapy; in another {therapists:g} % of therapists had. Of "
        f"single sessions, {sessions:g} % held tears; the counts beside that number fit it only "
        "if many of these sessions held several cries. All this we know from later reports."
    )
    widgets.numbers(evidence, stated.figures, key="therapy", unit="%", section="therapy")


def not_studied(evidence: Evidence) -> None:
    """What we found no study of, and what an article calls open although there are studies."""
    show.words(
        "On these we found nothing. That does not mean that there is nothing.\n"
        "- People who are neither woman nor man. The pictures here have two columns.\n"
        "- Daily diaries of many men. The old US diary had few of them, the Dutch one none.\n"
        "- Tears that somebody else counted. Nearly all these numbers are what people say of "
        "themselves.\n"
        "- The same people over many years, from school to old age.\n"
        "- Crying while hormones change, with a diary and blood tests beside it.\n"
        "- Whether boys who are told not to cry then cry less as men.\n"
        "- One meaning of “sobbing” that all studies share.\n\n"
        "An article names other questions. On some of them there are studies:"
    )
    widgets.said(evidence, "who-open")
    links.to("care", "If your own crying worries you")
