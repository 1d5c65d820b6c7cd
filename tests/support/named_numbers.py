"""What explains each number on a page: a field of a row that the page read, or a named calculation.

A number is looked for, in this order, in the texts of the data that stand on the page as a whole;
in the counts, each of which has its noun; in the fields of the rows that the page read; and in what
the page works out. It may be rounded as it is printed, so 61 may be a field that holds 60.8.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache

from goodcry import (
    autonomic,
    causal_graph,
    effects,
    experiments,
    guesses,
    hormones,
    outcome,
    proportional_odds,
    tear_corners,
    tears,
    who_cries,
)
from goodcry.evidence import Evidence
from goodcry.figures import claim_tables, cortisol_amounts, drops, pacer, vials
from goodcry.ui.mechanisms import hormone_clocks
from tests.support.visits import Visit

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*")
# A text without letters, such as "30-64": of it a page may take a part.
DIGIT = re.compile(r"\d")
# Of a text of so few letters the page may hold others that only look like it.
SHORT = 12
THOUSAND = 1000
BARE = re.compile(r"[^A-Za-z]*")
Named = Iterator[tuple[str, float]]


def explain(visit: Visit, evidence: Evidence) -> dict[str, str | None]:
    """Number, as it is printed -> what explains it; None if nothing does."""
    text = re.sub(r"\]\([^)]*\)|#[0-9a-fA-F]{6}", " ", visit.text)  # addresses and colours
    explained: dict[str, str | None] = {}
    fields = Fields.of(visit)
    for whole in sorted((each for each in fields.texts if each in text), key=len, reverse=True):
        explained.update((number, fields.texts[whole]) for number in NUMBER.findall(whole))
        text = taken_out(whole, text)
    for what, noun, phrase in counts(evidence):
        if noun in text:
            for found in phrase.findall(text):
                explained.update((number, what) for number in NUMBER.findall(found))
            text = phrase.sub(" ", text)
    left = set(NUMBER.findall(text))
    for name, value in worked_out(visit, evidence):
        fields.numbers.setdefault(abs(value), name)
    known = fields.printed({len(number.partition(".")[2]) for number in left})
    return {**explained, **{number: known.get(number) for number in left}}


def taken_out(whole: str, text: str) -> str:
    """A text without another one; a short one must not be a part of a word or a number."""
    if len(whole) > SHORT:
        return text.replace(whole, " ")
    return re.sub(rf"(?<![\w.,]){re.escape(whole)}(?!\w)", " ", text)


@dataclass(frozen=True)
class Fields:
    """What the fields of the rows that a page read hold -> table, row and field.

    ``texts`` may stand on the page as a whole; of what is ``bare`` of letters it may take a part.
    """

    numbers: dict[float, str]
    texts: dict[str, str]
    bare: dict[str, str]

    @classmethod
    def of(cls, visit: Visit) -> Fields:
        """The fields of the rows that a page read; of the same content the first one."""
        found = cls({}, {}, {})
        for table, rows in visit.rows.items():
            for row in rows:
                key = row.get("id") or next(iter(row.values()))
                for field, value in row.items():
                    if isinstance(value, int | float):
                        found.numbers.setdefault(abs(value), f"{table}/{key}/{field}")
                    elif isinstance(value, str) and DIGIT.search(value):
                        kind = found.bare if BARE.fullmatch(value) else found.texts
                        # Braces stand around the name of an institution.
                        kind.setdefault(value.strip("{}"), f"{table}/{key}/{field}")
        return found

    def printed(self, decimals: set[int]) -> dict[str, str]:
        """A number with so many decimals, as a page may print it -> where it stands."""
        found: dict[str, str] = {}
        for number, home in self.numbers.items():
            for places in decimals if math.isfinite(number) else ():
                found.setdefault(f"{number:.{places}f}", home)
                if number >= THOUSAND:
                    found.setdefault(f"{number:,.{places}f}", home)
        for text, home in self.bare.items():
            for number_written in NUMBER.findall(text):
                found.setdefault(number_written, home)
        return found


def worked_out(visit: Visit, evidence: Evidence) -> Named:
    """What a page works out from the fields that it read."""
    yield "how many cries a picture has", outcome.CRIES
    yield from (("the day of the evidence", float(part)) for part in evidence.date.split("-"))
    if visit.page in WORKED_OUT:
        yield from WORKED_OUT[visit.page](visit.address, evidence)


# --- counts -----------------------------------------------------------------------------


@cache
def counts(evidence: Evidence) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """What is counted, a word of its noun, and the count with the noun as pages write it."""
    findings, claims = evidence.rows("findings"), evidence.rows("article_claims")
    types = [evidence.row("sources", row["source"])["type"] for row in findings]
    articles = len({row["article"] for row in claims})
    claimed = len(evidence.rows("mechanisms"))
    web = causal_graph.web(evidence)
    contents = evidence.rows("tear_contents")
    blank = sum(claim_tables.is_blank(row["emotional"]) for row in contents)
    asked = len(guesses.questions("classroom", evidence))
    phrases = {
        f"{len(findings)} findings": "all findings",
        f"{len({row['source'] for row in findings})} sources": "sources that have a finding",
        f"{len(evidence.rows('sources'))} (?:sources|rows)": "all sources",
        f"{types.count('review-page')} of the findings": "findings that are claims of articles",
        f"{len(claims)} claims": "all claims",
        f"{articles} popular articles": "the articles",
        f"{len(evidence.rows('conflicts'))} differences": "all conflicts",
        rf"(?:{claimed} of )?{claimed} claims": "all mechanisms",
        rf"\d of {articles} articles": "the articles that say so, of all",
        f"{len(web.arrows)} arrows": "all arrows",
        f"of {len(contents)} lines": "lines of tear contents",
        f"{blank} are blank": "blank lines of tear contents",
        rf"\d+ of {asked} revealed": "questions of the classroom",
    }
    return tuple(
        (what, re.findall("[a-z]+", phrase)[-1], re.compile(rf"(?<![\d.,]){phrase}"))
        for phrase, what in phrases.items()
    )


# --- what pages work out ----------------------------------------------------------------


def _home(address: Mapping[str, str], evidence: Evidence) -> Named:
    yield from _prediction("nothing set", outcome.predict({}, evidence))


def _prediction(name: str, found: outcome.Prediction) -> Named:
    for count in drops.whole_drops(found).values():
        yield f"drops, {name}", count
    for estimate in (found.better, found.same, found.worse):
        for share in astuple(estimate):
            yield f"shares, {name}", share
            yield f"shares of a hundred, {name}", outcome.CRIES * share
    for number in (found.shift, found.spread, outcome.CRIES * (found.likelier or 0.0)):
        yield f"sum of the tilts, {name}", number
    for tilt in found.contributions.values():
        for number in (tilt.mean, tilt.spread, tilt.mean_alone, tilt.weight):
            yield f"tilt of {tilt.level['label']}, {name}", number


def _moderators(address: Mapping[str, str], evidence: Evidence) -> Named:
    factors = [row["id"] for row in evidence.rows("factors")]
    for prefix in ("", "b_"):
        scenario = {key: address[prefix + key] for key in factors if prefix + key in address}
        yield from _prediction(f"scenario {prefix}", outcome.predict(scenario, evidence))
    for rate in outcome.bases(evidence).values():
        yield from (
            ("where a base rate lies", number) for number in proportional_odds.thresholds(rate)
        )
    yield from (("how far the range reaches", number) for number in outcome.reach(evidence))
    yield "a share in percent", outcome.CRIES * effects.SHARE
    size = evidence.assumption("effect_size")
    for effect in effects.effects(evidence, size):
        for number in (effect.middle, effect.low, effect.high):
            yield f"effect of {effect.level['label']}", number


def _shift(address: Mapping[str, str], evidence: Evidence) -> Named:
    first = evidence.rows("accounts")[0]["id"]
    course = autonomic.simulate(first, evidence)
    for moment in evidence.rows("moments"):
        for signal, number in course.at(moment["seconds"]).items():
            yield f"{signal} at {moment['name']}", number
        rates = experiments.blocked_rates(course, moment["seconds"], evidence)
        yield from ((f"heart at {moment['name']}, {name}", rate) for name, rate in rates.items())
    for knot in evidence.rows("account_knots"):
        yield "seconds of a knot", knot["seconds"]
        yield "minutes of a knot", knot["seconds"] / 60


def _mechanisms(address: Mapping[str, str], evidence: Evidence) -> Named:
    inputs, extremes = tears.defaults(evidence), tears.extremes(evidence)
    for corner in (tears.Corner(inputs, tears.balance(inputs)), *_corners(extremes)):
        for number in astuple(corner.balance):
            yield "the sum of cortisol in tears", number
            size = 10.0 ** (math.floor(math.log10(number)) - 1)
            yield "the sum of cortisol in tears, rounded down", math.floor(number / size) * size
        yield "the share in tears in percent", 100 * corner.balance.fraction
    for amount in cortisol_amounts.amounts(inputs, extremes):
        for number in (amount.value, amount.low, amount.high):
            yield from ((f"amount {amount.name}", number / unit) for unit in (1, 1e3, 1e6))
    for name, span in tears.ranges(evidence).items():
        yield from ((f"range of {name}", number) for number in (span.low, span.high))
    corners = tear_corners.corners(evidence)
    yield "corners of the cited ranges", len(corners)
    yield "corners where the claim fails", tear_corners.failing(corners)
    cry = evidence.row("frequency", "long-diary-women")["number"]
    mark = evidence.row("findings", "phys-004")["number"]
    for clock in (*hormones.clocks(evidence), *hormones.further_measurements(evidence)):
        for minutes in (mark, cry, *hormone_clocks.LATER):
            left = float(hormones.remaining(clock.half_life, minutes))
            yield f"{clock.name} left after {minutes:g} min, in percent", 100 * left
    yield from (("minutes in a table", minutes) for minutes in hormone_clocks.LATER)
    yield "the least percent that is called one", 200 * vials.LEAST


def _corners(extremes: tears.Extremes) -> tuple[tears.Corner, tears.Corner]:
    return extremes.most_favourable, extremes.least_favourable


def _who_cries(address: Mapping[str, str], evidence: Evidence) -> Named:
    for part in evidence.allowed("pairs", "part"):
        for pair in who_cries.pairs(evidence, part):
            for span in (pair.women, pair.men):
                if span:
                    yield f"{pair.row['label']}, for a month", span.low
                    yield f"{pair.row['label']}, for a month", span.high
    for situation in who_cries.situations(evidence):
        yield f"women minus men: {situation.name}", situation.gap


def _care(address: Mapping[str, str], evidence: Evidence) -> Named:
    pace = (evidence.assumption(f"pacer_{name}") for name in ("in", "out"))
    yield "breaths a minute at the usual pace", pacer.per_minute(*pace)


def _evidence(address: Mapping[str, str], evidence: Evidence) -> Named:
    for name, resource in evidence.resources.items():
        for field in resource["schema"]["fields"]:
            limits = field.get("constraints", {})
            for end in ("minimum", "maximum"):
                if end in limits:
                    yield f"codebook of {name}, {field['name']}, {end}", limits[end]


WORKED_OUT: Mapping[str, Callable[[Mapping[str, str], Evidence], Named]] = {
    "home": _home,
    "moderators": _moderators,
    "shift": _shift,
    "mechanisms": _mechanisms,
    "who_cries": _who_cries,
    "care": _care,
    "evidence": _evidence,
}
