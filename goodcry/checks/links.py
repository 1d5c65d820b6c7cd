"""Rules of the links in lessons: each opens a page that exists in a state that exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from goodcry.codebook import choices
from goodcry.faults import DataError, quoted, shortened
from goodcry.tables import Tables


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


SWITCH = _one_of(("true", "false"))
TEXT = Parameter(bool, "some text")
MECHANISM_PARTS = (
    "Claims",
    "The web",
    "Cortisol in tears",
    "Hormone clocks",
    "Kinds of tears",
)
CLASSROOM_PARTS = ("Lessons", "Guess", "Quiz", "Stories")
VIEWS = ("Findings", "Claims", "Sources", "Where they part", "Download")
BLOCKS = ("nothing", "sympathetic", "both", "vagus")
SORTS = {"mechanisms": ("grade", "articles", "gap"), "who_cries": ("women", "men", "gap")}
TIME_AXES = ("equal steps", "doubling steps")


def parameters(tables: Tables) -> dict[str, Parameters]:
    """Page -> the parameters that a lesson may set there."""
    assumed = tables.by_key("assumptions")

    def names(table: str, field: str = "name", *before: str) -> Parameter:
        return _one_of((*before, *(row[field] for row in tables.rows[table])))

    def allowed(table: str, field: str, *before: str) -> Parameter:
        fields = {each["name"]: each for each in tables.resources[table]["schema"]["fields"]}
        return _one_of((*before, *choices(fields[field])))

    def span(key: str) -> Parameter:
        return _number(assumed[key]["low"], assumed[key]["high"])

    factors: dict[str, Parameter] = {}
    for factor in tables.rows["factors"]:
        levels = [
            row["level"] for row in tables.rows["factor_levels"] if row["factor"] == factor["id"]
        ]
        for prefix in ("", "b_"):
            factors[prefix + factor["id"]] = _one_of(("not set", *levels))
    ids = [row["id"] for row in tables.rows["mechanisms"]]
    classroom: dict[str, Parameter] = {}
    for number, row in enumerate(tables.rows["questions"], start=1):
        classroom[f"l_guess{number}"] = _number(row["low"], row["high"])
        classroom[f"l_show{number}"] = SWITCH
    guesses: dict[str, Parameter] = {}
    for row in tables.rows["guesses"]:
        guesses[f"w_{row['id']}"] = _number(row["low"], row["high"])
        guesses[f"w_{row['id']}_shown"] = SWITCH
    ages = [assumed[f"shift_age_{end}"]["value"] for end in ("lowest", "highest")]
    return {
        "home": {},
        "moderators": {
            **factors,
            "compare": SWITCH,
            "base": allowed("base_rates", "base"),
            "size": span("effect_size"),
            "overlap": span("overlap"),
        },
        "shift": {
            "account": names("accounts"),
            "second": names("accounts", "name", "none"),
            "moment": names("moments"),
            "s_place": names("places"),
            "block": _one_of(BLOCKS),
            "slow": SWITCH,
            "s_age": _number(*ages),
        },
        "mechanisms": {
            "m_part": _one_of(MECHANISM_PARTS),
            "mechanism": names("mechanisms", "name", *ids),
            "sort": _one_of(SORTS["mechanisms"]),
            "reach": allowed("mechanisms", "level", "all"),
            "grade": allowed("mechanisms", "grade", "all"),
            "who_says": names("articles", "name", "all"),
            "focus": names("nodes", "label"),
            "basis": allowed("mechanism_edges", "basis"),
            "m_time": _one_of(TIME_AXES),
            "m_eyes": _one_of((1, 2)),
        },
        "who_cries": {**guesses, "w_guess": SWITCH, "w_sort": _one_of(SORTS["who_cries"])},
        "care": {f"c_{name}": span(f"pacer_{name}") for name in ("in", "out")},
        "classroom": {
            **classroom,
            "l_part": _one_of(CLASSROOM_PARTS),
            "l_lesson": names("lessons", "title"),
            "l_story": names("presets"),
            "l_large": SWITCH,
            "l_question": _one_of(range(1, len(tables.rows["questions"]) + 1)),
        },
        "evidence": {
            "view": _one_of(VIEWS),
            "q": TEXT,
            "source": names("sources", "id"),
            **dict.fromkeys(("marks", "words", "cite", "mistake"), SWITCH),
        },
    }


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
            for words in _wrong(query, page, known[page]):
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


RULES = (lesson_links,)
