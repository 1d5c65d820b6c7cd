"""What the address of each page may hold: the promise of every link.

One table for all pages, because pages link to each other, share what is set and may not take each
other's names. Controls take their key, options, labels and start from here, so that what is
promised and what is drawn cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from goodcry import (
    bibliography,
    classroom,
    experiments,
    guesses,
    heart,
    help_lines,
    hormones,
    limits,
    outcome,
    quiz,
    tears,
    who_cries,
)
from goodcry.evidence import Evidence, Row
from goodcry.ui.kit import live_parameters, tear_parameters, vocabulary
from goodcry.ui.kit.parameters import (
    Choice,
    Course,
    Moment,
    Number,
    Parameter,
    Switch,
    Value,
    Words,
)

NOT_SET, NONE, ALL = "not set", "none", "all"
# The second scenario of a comparison has its own parameters.
SECOND = "b_"
# How the parts of a page are called.
MODERATOR_PARTS = {
    "studies": "Studies",
    "tilts": "Tilts",
    "sum": "The sum",
    "effects": "All effects",
    "articles": "Articles",
    "limits": "Limits",
}
MECHANISM_PARTS = {
    "things": "One thing",
    "claims": "Claims",
    "web": "The web",
    "cortisol": "Cortisol in tears",
    "clocks": "Hormone clocks",
    "kinds": "Kinds of tears",
}
# What links of release 0.1 ask of the claims, which then were the first part.
THINGS, CLAIMS = "things", "claims"
OF_CLAIMS = ("mechanism", "sort", "reach", "grade", "who_says")
MECHANISM_SORTS = {"grade": "Best tested", "articles": "Most claimed", "gap": "Widest gap"}
WHO_CRIES_PARTS = {
    "often": "How often",
    "what": "About what",
    "cry": "One cry",
    "sexes": "Women and men",
    "others": "Countries, age, therapy",
    "open": "Not studied",
}
CARE_PARTS = {"night": "For tonight", "known": "What is known"}
CLASSROOM_PARTS = {"lessons": "Lessons", "guess": "Guess", "quiz": "Quiz", "stories": "Stories"}
EVIDENCE_VIEWS = {
    "findings": "Findings",
    "article_claims": "Claims",
    "sources": "Sources",
    "conflicts": "Where they part",
    "subjects": "Topics",
    "download": "Download",
}
EQUAL, DOUBLING = "equal steps", "doubling steps"
# More than anybody types; a link may hold a whole claim.
LONGEST_SEARCH = 1000
LAST_PAGE = 9999

Options = Callable[[Evidence], Mapping[Any, str]]
Limits = tuple[float, float, float]


def _same(*options: Value) -> Options:
    """Options that are called what they are."""
    return _always({option: str(option) for option in options})


def _rows(table: str, label: str = "name", *, before: str = "") -> Options:
    """The rows of a table, after an option that stands for none of them."""
    start = {before: before} if before else {}
    return lambda evidence: start | {row["id"]: row[label] for row in evidence.rows(table)}


def _always(options: Mapping[Any, str]) -> Options:
    return lambda _: options


def _moderators(evidence: Evidence) -> Iterator[Parameter]:
    for prefix in ("", SECOND):
        for factor in evidence.rows("factors"):
            levels = [row["level"] for row in evidence.where("factor_levels", factor=factor["id"])]
            yield Choice(prefix + factor["id"], _same(NOT_SET, *levels), record=factor["id"])
    yield Switch("compare")
    yield Choice("base", _same(*outcome.bases(evidence)))
    for name, assumption in (("size", "effect_size"), ("overlap", "overlap")):
        yield Number(name, _assumption(assumption))
    yield Choice("story", _rows("presets"), otherwise="no story")
    yield Choice("behind", _always(MODERATOR_PARTS), otherwise="the drops alone")


def _assumption(key: str) -> Callable[[Evidence], Limits]:
    def found(evidence: Evidence) -> Limits:
        row = evidence.row("assumptions", key)
        return float(row["low"]), float(row["high"]), float(row["value"])

    return found


def _shift(_: Evidence) -> Iterator[Parameter]:
    yield Choice("account", _rows("accounts"))
    yield Choice("second", _rows("accounts", before=NONE), record="account")
    yield Moment("moment", _rows("moments"), _first_tear, seconds=_moments, limits=_times)
    yield Choice("s_place", _rows("places"), otherwise="the body without a chosen place")
    yield Choice("block", _same(*experiments.BLOCKS))
    yield Switch("slow")
    yield Number("s_age", _age, told=True)
    yield Switch("s_free")
    for branch in ("s_push", "s_brake"):
        yield Number(branch, lambda _: (heart.SILENT, heart.TOP, heart.REST))
    yield Number("s_breaths", _breaths)


def _moments(evidence: Evidence) -> Mapping[str, float]:
    return {row["id"]: float(row["seconds"]) for row in evidence.rows("moments")}


def _times(evidence: Evidence) -> tuple[float, float]:
    return limits.times(evidence.rows("account_knots"))


def _breaths(evidence: Evidence) -> Limits:
    return *limits.breaths(evidence.assumption), evidence.assumption("shift_breathing_rest")


def _first_tear(evidence: Evidence) -> Value:
    found: Value = next(row["id"] for row in evidence.rows("moments") if row["seconds"] == 0)
    return found


def _age(evidence: Evidence) -> Limits:
    low, high = map(int, limits.ages(evidence.assumption))
    return low, high, int(evidence.assumption("shift_age_start"))


def _mechanisms(evidence: Evidence) -> Iterator[Parameter]:
    yield Choice("m_part", _always(MECHANISM_PARTS), beside=dict.fromkeys(OF_CLAIMS, CLAIMS))
    yield Choice("thing", _rows("things", "label"))
    yield Words("m_q", LONGEST_SEARCH, otherwise="all things")
    yield Choice("arrow", _rows("mechanism_edges", "id"), otherwise="no arrow by itself")
    yield Choice("mechanism", _rows("mechanisms"), otherwise="all claims")
    yield Choice("sort", _always(MECHANISM_SORTS))
    yield Choice("reach", _same(ALL, *evidence.allowed("mechanisms", "level")))
    yield Choice("grade", _same(ALL, *evidence.allowed("mechanisms", "grade")))
    yield Choice("who_says", _articles)
    yield Choice("focus", _nodes, otherwise="the story of mood")
    yield Switch("m_whole", otherwise="the story of mood")
    yield Choice(
        "basis",
        _same(*evidence.allowed("mechanism_edges", "basis")),
        many=True,
        otherwise="all of them",
    )
    yield Choice("m_hormones", _hormones, many=True, otherwise="all of them")
    yield Choice("m_time", _same(EQUAL, DOUBLING))
    yield Choice("m_eyes", _same(1, 2), lambda evidence: tears.defaults(evidence).eyes)
    yield from tear_parameters.of_the_sum(evidence)


def _articles(evidence: Evidence) -> Mapping[Any, str]:
    return {ALL: ALL} | {row["article"]: row["name"] for row in evidence.rows("articles")}


def _nodes(evidence: Evidence) -> Mapping[Any, str]:
    groups = evidence.allowed("nodes", "group")
    ordered = sorted(evidence.rows("nodes"), key=lambda row: groups.index(row["group"]))
    return {row["id"]: row["label"] for row in ordered}


def _hormones(evidence: Evidence) -> Mapping[Any, str]:
    return {clock.id: clock.name for clock in hormones.clocks(evidence)}


def _who_cries(evidence: Evidence) -> Iterator[Parameter]:
    yield Choice("w_part", _always(WHO_CRIES_PARTS), beside={"w_guess": "often", "w_sort": "what"})
    yield Choice("w_sort", _same(*who_cries.ORDERS))
    yield Switch("w_guess")
    for row in guesses.questions("who_cries", evidence):
        yield Number(f"w_{row['id']}", _guess(row))
        yield Switch(f"w_{row['id']}_shown")


def _guess(row: Row) -> Callable[[Evidence], Limits]:
    """The limits of a guess; whole where its question is."""
    numbers = [row[name] for name in ("low", "high", "start", "step")]
    whole = all(float(number).is_integer() for number in numbers)
    low, high, start = (int(number) if whole else float(number) for number in numbers[:3])
    return lambda _: (low, high, start)


def _care(_: Evidence) -> Iterator[Parameter]:
    folds = [f"c_{fold}" for fold in ("known", "conditions", "holding")]
    yield Choice("c_part", _always(CARE_PARTS), beside=dict.fromkeys(folds, "known"))
    yield Choice("c_country", _countries, otherwise="the country that your device names")
    for name in ("in", "out"):
        yield Number(f"c_{name}", _assumption(f"pacer_{name}"))
    yield from map(Switch, folds)


def _countries(evidence: Evidence) -> Mapping[Any, str]:
    return help_lines.of(evidence).countries


def _classroom(evidence: Evidence) -> Iterator[Parameter]:
    yield Choice("l_part", _always(CLASSROOM_PARTS))
    yield Choice("l_lesson", _rows("lessons", "title"), otherwise="all lessons")
    yield Choice("l_story", _rows("presets"))
    steps = max(len(classroom.steps(row["id"], evidence)) for row in evidence.rows("lessons"))
    yield Choice("l_step", _same(*range(1, steps + 1)))
    questions = guesses.questions("classroom", evidence)
    yield Choice("l_question", _same(*range(1, len(questions) + 1)))
    for number, row in enumerate(questions, start=1):
        yield Number(f"l_guess{number}", _guess(row))
        yield Switch(f"l_show{number}")
    yield Course("l_past", _guesses, otherwise="what can be read of it")
    yield Course(
        "l_path",
        lambda text, evidence: quiz.replay(text, evidence).path,
        otherwise="what can be read of it",
    )


def _guesses(text: str, evidence: Evidence) -> str:
    rows = guesses.questions("classroom", evidence)
    return "_".join(part for part in text.split("_") if guesses.read(part, rows))


def _evidence(evidence: Evidence) -> Iterator[Parameter]:
    yield Choice("view", _always(EVIDENCE_VIEWS))
    yield Words("q", LONGEST_SEARCH, otherwise="everything")
    yield Number("p", lambda _: (1, LAST_PAGE, 1), otherwise="the first page")
    yield Choice("source", _sources, otherwise="all the evidence")
    yield Choice("subject", _rows("subjects"), otherwise="every topic")
    for table, name, otherwise in (
        ("findings", "area", "any part"),
        ("findings", "read", "however read"),
        ("article_claims", "stance", "however said"),
        ("sources", "type", "any kind"),
    ):
        shown = vocabulary.labels(evidence, table, name)
        yield Choice(name, _always(shown), otherwise=otherwise)
    yield Choice("article", _claiming_articles, otherwise="any article")
    titles = {name: str(entry["title"]) for name, entry in evidence.resources.items()}
    yield Choice("table", _always(titles))
    for fold in ("marks", "words", "cite", "mistake"):
        yield Switch(fold)


@lru_cache(maxsize=1)
def _sources(evidence: Evidence) -> Mapping[Any, str]:
    return {row["id"]: bibliography.short_citation(row) for row in evidence.rows("sources")}


def _claiming_articles(evidence: Evidence) -> Mapping[Any, str]:
    keys = sorted({row["article"] for row in evidence.rows("article_claims")})
    return {key: bibliography.article_name(evidence, key) for key in keys}


# How any page is shown, not what: large enough for the last row of a class.
BIG = Switch("big")
# Page -> its parameters; a page that is not here has none.
DECLARED: Mapping[str, Callable[[Evidence], Iterator[Parameter]]] = {
    "moderators": _moderators,
    "shift": _shift,
    "mechanisms": _mechanisms,
    "who_cries": _who_cries,
    "care": _care,
    "classroom": _classroom,
    "live": live_parameters.of_a_class,
    "evidence": _evidence,
}
