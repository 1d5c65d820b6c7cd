"""Rules of ``data/content/``: lessons, questions, stories."""

from __future__ import annotations

from collections.abc import Iterator

from goodcry import glossary
from goodcry.faults import DataError, quoted
from goodcry.statements import LINKS, TAKEN
from goodcry.tables import Row, Tables

GROUNDS = ("factor", "mechanism", "base_rate", "constant", "finding")


def questions(tables: Tables) -> Iterator[DataError]:
    """The slider of a question has room and steps, and its answer is a number on it."""
    pages = {row["page"] for row in tables.rows["questions"]}
    if "classroom" not in pages:
        yield tables.fault(
            "questions", 2, "page", "no row for 'classroom'; at least one is needed."
        )
    for line, row in tables.lines("questions"):
        low, high, step = (row[name] for name in ("low", "high", "step"))
        if low >= high:
            if low == high:  # an end above the other is a matter for all spans
                words = f"{low:g} is not allowed; it must be below high, {high:g}."
                yield tables.fault("questions", line, "low", words)
            continue
        if step > high - low:
            words = f"{step:g} is not allowed; it must be at most {high - low:g}, the whole slider."
            yield tables.fault("questions", line, "step", words)
        yield from _answer(tables, line, row)


def _answer(tables: Tables, line: int, row: Row) -> Iterator[DataError]:
    """A question asks for a cell that holds a number within the slider."""
    target, key, field = (row[f"answer_{name}"] for name in ("table", "id", "field"))
    path = tables.resources[target]["path"]
    answers = tables.by_key(target)
    if key not in answers:
        yield tables.fault(
            "questions",
            line,
            "answer_id",
            f"{quoted(key)} is not in {path}; it must be the key of a row there.",
        )
        return
    answer = answers[key].get(field)
    if not isinstance(answer, int | float):
        numbers = [name for name, held in answers[key].items() if isinstance(held, int | float)]
        yield tables.fault(
            "questions",
            line,
            "answer_field",
            f"{quoted(field)} is not allowed; {quoted(key)} in {path} holds no number there, but "
            f"in: {', '.join(numbers) or 'no field'}.",
        )
    elif not row["low"] <= answer <= row["high"]:
        yield tables.fault(
            "questions",
            line,
            "low+high",
            f"{row['low']:g} to {row['high']:g} is not allowed; the answer, {answer:g}, must lie "
            "on the slider.",
        )


def moments(tables: Tables) -> Iterator[DataError]:
    """Moments follow in time, lie within the accounts, and one is that of the first tear."""
    knots = [row["seconds"] for row in tables.rows["account_knots"]]
    before: float | None = None
    for line, row in tables.lines("moments"):
        seconds = row["seconds"]
        if before is not None and seconds <= before:
            yield tables.fault(
                "moments",
                line,
                "seconds",
                f"{seconds:g} is not allowed after {before:g}; each moment must be later than the "
                "one before.",
            )
        if not min(knots) <= seconds <= max(knots):
            yield tables.fault(
                "moments",
                line,
                "seconds",
                f"{seconds:g} is not allowed; it must be a number from {min(knots):g} to "
                f"{max(knots):g}, the time of the accounts.",
            )
        if row["id"] == "four_minutes" and seconds != 240:
            yield tables.fault(
                "moments",
                line,
                "seconds",
                f"{seconds:g} is not allowed for 'four_minutes'; it must be 240.",
            )
        before = seconds
    if not any(row["seconds"] == 0 for row in tables.rows["moments"]):
        yield DataError(
            "content/moments.csv, seconds: no row with 0, the first tear; the page of the body "
            "opens there, so it must stand there."
        )


def places(tables: Tables) -> Iterator[DataError]:
    """An organ of the body map says what the nerves do to it in general."""
    for line, row in tables.lines("places"):
        if row["kind"] == "organ" and row["organ"] is None:
            yield tables.fault(
                "places",
                line,
                "organ",
                "empty, but the kind is 'organ'; it must be one of evidence/organ_effects.csv.",
            )


def glossary_names(tables: Tables) -> Iterator[DataError]:
    """A name belongs to one thing: who searches for it shall not find another."""
    owner: dict[tuple[str, ...], str] = {}
    for line, row in tables.lines("glossary"):
        for stems, name in glossary.names(row).items():
            if not stems:
                words = f"{quoted(name)} is not allowed as a name; it must have a letter or digit."
                yield tables.fault("glossary", line, "also", words)
            elif owner.setdefault(stems, row["term"]) != row["term"]:
                yield tables.fault(
                    "glossary",
                    line,
                    "also",
                    f"{quoted(name)} is not allowed; it must not be a name of "
                    f"{quoted(owner[stems])}, too.",
                )


def lessons(tables: Tables) -> Iterator[DataError]:
    """The steps of a lesson fill its minutes, and stand in their order without a gap."""
    steps = tables.grouped("lesson_steps", "lesson")
    for line, lesson in tables.lines("lessons"):
        found = steps[lesson["id"]]
        total = sum(row["minutes"] for _, row in found)
        if total != lesson["minutes"]:
            yield tables.fault(
                "lessons",
                line,
                "minutes",
                f"{lesson['minutes']} is not allowed; the steps of {quoted(lesson['id'])} in "
                f"content/lesson_steps.csv take {total} min, and both must be the same.",
            )
        for place, (at, row) in enumerate(found, start=1):
            if row["order"] != place:
                yield tables.fault(
                    "lesson_steps",
                    at,
                    "order",
                    f"{row['order']} is not allowed; this is step {place} of "
                    f"{quoted(lesson['id'])}, so it must be {place}.",
                )


def answers(tables: Tables) -> Iterator[DataError]:
    """An answer of a lesson's key rests on a row of the evidence."""
    for line, row in tables.lines("lesson_talk"):
        if row["kind"] == "answer" and not any(row[field] for field in GROUNDS):
            yield tables.fault(
                "lesson_talk",
                line,
                "+".join(GROUNDS),
                "all empty; an answer must name a row of data/evidence/ that it rests on.",
            )


def statements(tables: Tables) -> Iterator[DataError]:
    """A sentence finds what it takes from its statement: a row with the role, and its numbers."""
    parts = {
        (row["finding"], row["part"])
        for row in tables.rows["finding_numbers"]
        if row["number"] is not None
    }
    behind = [
        (table, line, link, rows[link[field]])
        for table, (field, target) in LINKS.items()
        for rows in [tables.by_key(target)]
        for line, link in tables.lines(table)
    ]
    for statement, roles in TAKEN.items():
        for role, names in roles.items():
            found = [
                (table, line, row)
                for table, line, link, row in behind
                if (link["statement"], link.get("role")) == (statement, role)
            ]
            if not found:
                yield DataError(
                    f"content/statement_findings.csv, role: {role!r} is missing for the statement "
                    f"{statement!r}; one of its rows, there or in statement_figures.csv, must "
                    "have it."
                )
            for table, line, row in found:
                for name in names:
                    held = row[name] is not None if name in row else (row["id"], name) in parts
                    if not held:
                        yield tables.fault(
                            table,
                            line,
                            "role",
                            f"{quoted(row['id'])} has no {name!r}; the sentence that takes it as "
                            f"{role!r} needs one.",
                        )


RULES = (
    statements,
    questions,
    moments,
    places,
    glossary_names,
    lessons,
    answers,
)
