"""Rules of the links in lessons: each opens a page that exists in a state that exists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from goodcry import limits
from goodcry.checks.needs import FIRST_BASES, FIRST_FACTORS
from goodcry.codebook import choices
from goodcry.faults import DataError, quoted, shortened
from goodcry.tables import Row, Tables


@dataclass(frozen=True)
class Parameter:
    """What an address may hold under a name, as a test and in words."""

    fits: Callable[[str], bool]
    allowed: str


Parameters = Mapping[str, Parameter]


def _one_of(values: Iterable[object]) -> Parameter:
    texts = [str(value) for value in values]
    return Parameter(lambda text: text in texts, f"one of {shortened(', '.join(texts), 400)}")


def _number(low: float, high: float) -> Parameter:
    def fits(text: str) -> bool:
        try:
            return low <= float(text) <= high
        except ValueError:
            return False

    return Parameter(fits, f"a number from {low:g} to {high:g}")


def _either(one: Parameter, other: Parameter) -> Parameter:
    return Parameter(
        lambda text: one.fits(text) or other.fits(text), f"{one.allowed}, or {other.allowed}"
    )


SWITCH = _one_of(("true", "false"))
TEXT = Parameter(bool, "some text")
ANY_NUMBER = _number(0, 1e6)
# Of a nerve branch: silent, at rest, at the top.
DRIVE = _number(-1, 1)
MODERATOR_PARTS = ("studies", "tilts", "sum", "effects", "articles", "limits")
MECHANISM_PARTS = ("things", "claims", "web", "cortisol", "clocks", "kinds")
WHO_CRIES_PARTS = ("often", "what", "cry", "sexes", "others", "open")
CARE_PARTS = ("night", "known")
CLASSROOM_PARTS = ("lessons", "guess", "quiz", "stories")
VIEWS = ("findings", "article_claims", "sources", "conflicts", "subjects", "download")
BLOCKS = ("nothing", "sympathetic", "both", "vagus")
SORTS = {"mechanisms": ("grade", "articles", "gap"), "who_cries": ("women", "men", "gap")}
TIME_AXES = ("equal steps", "doubling steps")
# What the tear sum is computed from; the sliders keep to what sources support.
TEAR_SUM = (
    "tear_volume",
    "tear_cortisol",
    "plasma_volume",
    "plasma_cortisol",
    "half_life",
    "window",
    "daily_production",
    "reflex_flow",
)
# How the keys of a page's own controls begin, and those of a second scenario.
OF_A_PAGE = re.compile("[a-z]_")
# The pages that ask for factors, and what their addresses have besides them.
ASK_FACTORS = ("home", "moderators")
BESIDE_FACTORS = ("compare", "base", "size", "overlap", "story", "behind")
# Names that every page has.
OF_THE_FRAME = (
    *("share", "scroll", "page", "page_drawn", "bar", "embed", "big"),
    *("notes", "notes_drawn"),
)
FOLDS = ("marks", "words", "cite", "mistake")
CARE_FOLDS = ("c_known", "c_conditions", "c_holding")


def parameters(tables: Tables) -> dict[str, Parameters]:
    """Page -> the parameters of its address. Values are ids: what is shown may be renamed.

    A page whose address holds nothing needs no entry.
    """

    def rows(table: str, *before: str) -> Parameter:
        return _one_of((*before, *tables.by_key(table)))

    def allowed(table: str, field: str, *before: str) -> Parameter:
        fields = {each["name"]: each for each in tables.resources[table]["schema"]["fields"]}
        return _one_of((*before, *choices(fields[field])))

    def assumption(key: str) -> float:
        return float(tables.by_key("assumptions")[key]["value"])

    questions = tables.rows["questions"]
    in_class = [row for row in questions if row["page"] == "classroom"]
    clocks = [row["id"] for row in tables.rows["constants"] if row["half_life_of"]]
    steps = max(row["order"] for row in tables.rows["lesson_steps"])
    levels = _levels(tables)
    return {
        "home": {
            **{factor: levels[factor] for factor in FIRST_FACTORS if factor in levels},
            "base": _one_of(FIRST_BASES),
        },
        "moderators": {
            **levels,
            "compare": SWITCH,
            "base": allowed("base_rates", "base"),
            "size": _span(tables, "effect_size"),
            "overlap": _span(tables, "overlap"),
            "story": rows("presets"),
            "behind": _one_of(MODERATOR_PARTS),
        },
        "shift": {
            "account": rows("accounts"),
            "second": rows("accounts", "none"),
            "moment": _either(
                rows("moments"), _number(*limits.times(tables.rows["account_knots"]))
            ),
            "s_place": rows("places"),
            "block": _one_of(BLOCKS),
            "slow": SWITCH,
            "s_age": _number(*limits.ages(assumption)),
            "s_free": SWITCH,
            "s_push": DRIVE,
            "s_brake": DRIVE,
            "s_breaths": _number(*limits.breaths(assumption)),
        },
        "mechanisms": {
            "m_part": _one_of(MECHANISM_PARTS),
            "thing": rows("things"),
            "m_q": TEXT,
            "arrow": rows("mechanism_edges"),
            "mechanism": rows("mechanisms"),
            "sort": _one_of(SORTS["mechanisms"]),
            "reach": allowed("mechanisms", "level", "all"),
            "grade": allowed("mechanisms", "grade", "all"),
            "who_says": rows("articles", "all"),
            "focus": rows("nodes"),
            "m_whole": SWITCH,
            "basis": allowed("mechanism_edges", "basis"),
            "m_hormones": _one_of(clocks),
            "m_time": _one_of(TIME_AXES),
            "m_eyes": _one_of((1, 2)),
            **{f"m_{name}": ANY_NUMBER for name in (*TEAR_SUM, "cry")},
        },
        "who_cries": {
            "w_part": _one_of(WHO_CRIES_PARTS),
            "w_guess": SWITCH,
            "w_sort": _one_of(SORTS["who_cries"]),
            **_guesses(
                (f"w_{row['id']}", f"w_{row['id']}_shown", row)
                for row in questions
                if row["page"] == "who_cries"
            ),
        },
        "care": {
            "c_part": _one_of(CARE_PARTS),
            "c_country": _one_of(
                sorted({row["country"] for row in tables.rows["crisis_lines"] if row["country"]})
            ),
            **{f"c_{name}": _span(tables, f"pacer_{name}") for name in ("in", "out")},
            **dict.fromkeys(CARE_FOLDS, SWITCH),
        },
        "classroom": {
            "l_part": _one_of(CLASSROOM_PARTS),
            "l_lesson": rows("lessons"),
            "l_story": rows("presets"),
            "l_step": _one_of(range(1, steps + 1)),
            "l_question": _one_of(range(1, len(in_class) + 1)),
            **_guesses(
                (f"l_guess{number}", f"l_show{number}", row)
                for number, row in enumerate(in_class, start=1)
            ),
            **dict.fromkeys(("l_past", "l_path"), TEXT),
        },
        "live": {
            "room": TEXT,
            "wall": SWITCH,
            "look": SWITCH,
            "set": rows("live_sets"),
            "hands": SWITCH,
            "tally": TEXT,
        },
        "evidence": {
            "view": _one_of(VIEWS),
            "q": TEXT,
            "p": ANY_NUMBER,
            "source": rows("sources"),
            "subject": rows("subjects"),
            "area": allowed("findings", "area"),
            "read": allowed("findings", "read"),
            "stance": allowed("article_claims", "stance"),
            "type": allowed("sources", "type"),
            "article": rows("articles"),
            "table": _one_of(tables.resources),
            **dict.fromkeys(FOLDS, SWITCH),
        },
    }


def _levels(tables: Tables) -> Parameters:
    """The factors of both scenarios, each with its levels."""
    found = {}
    for factor in tables.rows["factors"]:
        levels = [
            row["level"] for row in tables.rows["factor_levels"] if row["factor"] == factor["id"]
        ]
        for prefix in ("", "b_"):
            found[prefix + factor["id"]] = _one_of(("not set", *levels))
    return found


def _guesses(questions: Iterable[tuple[str, str, Row]]) -> Parameters:
    """The slider and the switch of each question."""
    found = {}
    for slider, switch, row in questions:
        found[slider] = _number(row["low"], row["high"])
        found[switch] = SWITCH
    return found


def _span(tables: Tables, assumption: str) -> Parameter:
    row = tables.by_key("assumptions")[assumption]
    return _number(row["low"], row["high"])


def factor_ids(tables: Tables) -> Iterator[DataError]:
    """The id of a factor is its name in the address, so no other parameter may have it."""
    others = {
        name
        for page, known in parameters(tables).items()
        for name in known
        if page not in ASK_FACTORS or name in BESIDE_FACTORS
    }
    for line, row in tables.lines("factors"):
        if row["id"] in others or row["id"] in OF_THE_FRAME or OF_A_PAGE.match(row["id"]):
            yield tables.fault(
                "factors",
                line,
                "id",
                f"{quoted(row['id'])} is not allowed; another control has this name already, or "
                "could: it must be new and not begin with a letter and _.",
            )


def lesson_links(tables: Tables) -> Iterator[DataError]:
    """A step opens a page, if any, with parameters that the page has, each once."""
    known = parameters(tables)
    for line, row in tables.lines("lesson_steps"):
        page, query = row["page"], row["query"]
        if (page is None) != (row["opens"] is None) or (page is None and query is not None):
            yield tables.fault(
                "lesson_steps",
                line,
                "opens+page+query",
                "opens and page must come together, and query only with them.",
            )
        if page is not None and query is not None:
            for words in _wrong(query, page, known.get(page, {})):
                yield tables.fault("lesson_steps", line, "query", words)


def _wrong(query: str, page: str, known: Parameters) -> Iterator[str]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        yield f"{quoted(query)} is not allowed; it must be name=value, joined by &."
        return
    seen = set()
    for name, value in pairs:
        if name not in known:
            yield (
                f"{quoted(name)} is not allowed; the page {page!r} has: "
                f"{shortened(', '.join(known), 400) or 'no parameters'}."
            )
        elif name in seen:
            yield f"{name!r} stands twice; it must stand once."
        elif not known[name].fits(value):
            yield f"{quoted(value)} is not allowed for {name!r}; it must be {known[name].allowed}."
        seen.add(name)


RULES = (factor_ids, lesson_links)
