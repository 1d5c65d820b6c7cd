"""What was measured on an item of a live class: looked up in the evidence, never typed.

Only ever asked for once an item is shown: until then no page and no answer of the server may hold
any of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodcry import experiments, guesses, mechanisms
from goodcry.live_items import BEATS, Item
from goodcry.live_scales import LEANS
from goodcry.tables import Row

if TYPE_CHECKING:
    from goodcry.evidence import Evidence


@dataclass(frozen=True)
class Mark:
    """What one sample gave: a mark beside the dots of the class.

    Attributes:
        option: value of the option at which it stands.
        value_text: the value in words and its unit.
        who: who was asked, or whose answer it is.
        n_text: how many, in words.
        certainty: how well it was read, or how sure it is, in words.
        source_id: key of its source; empty if it has none.
        assumed: whether it is a model's or an assumed number rather than a measured one.
        reported: whether we know it only from what others write about it.
    """

    option: str
    value_text: str
    who: str
    n_text: str
    certainty: str
    source_id: str
    assumed: bool = False
    reported: bool = False


@dataclass(frozen=True)
class Measured:
    """All that is shown beside a class's choices.

    Attributes:
        marks: one for each sample, the one that the sentence speaks of first.
        sentence: the answer in one sentence.
        why: what it teaches, or why the grade is what it is.
        certainty: how sure it is, in words with their sign where they have one.
        caution: what to beware of; may be empty.
        sources: keys of the sources, each once.
    """

    marks: tuple[Mark, ...]
    sentence: str
    why: str
    certainty: str
    caution: str
    sources: tuple[str, ...]


def measured(item: Item, evidence: Evidence) -> Measured:
    """What was measured on an item. To be called in the phase "shown" alone."""
    if item.row["question"]:
        return _number(item, evidence)
    if item.row["claim"]:
        return _grade(item, evidence)
    if item.row["level"]:
        return _place(item, evidence)
    if item.row["cut"]:
        return _beats(item, evidence)
    return _several(item, evidence)


def _number(item: Item, evidence: Evidence) -> Measured:
    question = evidence.row("questions", item.row["question"])
    ground, number = guesses.ground(question, evidence), guesses.answer(question, evidence)
    first = _sample(item, ground, number, f"{number:g} {question['unit']}", evidence)
    others = [
        _sample(
            item, row, row[mark["answer_field"]], _value(row, row[mark["answer_field"]]), evidence
        )
        for mark in evidence.where("live_marks", question=question["id"])
        for row in [evidence.row(mark["answer_table"], mark["answer_id"])]
    ]
    word = guesses.word(question, evidence).capitalize()
    return Measured(
        (first, *others),
        f"{word}: {first.value_text}.",
        question["explanation"],
        first.certainty,
        _beware(ground),
        _each(mark.source_id for mark in (first, *others)),
    )


def _sample(item: Item, row: Row, number: float, value: str, evidence: Evidence) -> Mark:
    """The mark of a row of the evidence: a table says who was asked in its own way."""
    source = evidence.row("sources", row["source"])
    who = row.get("label") if "design" in row else row.get("group")
    read = row.get("read")
    return Mark(
        option=item.option_of(number),
        value_text=value,
        who=row.get("sample") or who or source["population"] or source["about"],
        n_text=_size(row, source),
        certainty=evidence.category("findings", "read", read).label if read else "",
        source_id=row["source"],
        reported=read == "secondary",
    )


def _size(row: Row, source: Row) -> str:
    """How many were asked, in words; empty where we could read no number, or it is said."""
    if "n_people" in row:
        people, cries = row["n_people"], row["n_episodes"]
        sizes = [(people, "people"), (None if cries == people else cries, "cries")]
        said = re.findall(r"\d+(?:,\d{3})*", row["label"])
        return ", ".join(f"{n:,} {of}" for n, of in sizes if n and f"{n:,}" not in said)
    if row.get("sample"):
        return ""  # it says so itself
    if row.get("n"):
        return f"{row['n']:,} {row['n_of']}"
    return f"{source['n']:,} {source['n_of']} in all" if source["n"] else ""


def _value(row: Row, number: float) -> str:
    """A number beside that of the question, in the unit of its own table."""
    return f"{number:g} {row.get('unit') or 'of 100'}"


def _beware(row: Row) -> str:
    return str(row.get("caution") or row.get("note") or "")


def _grade(item: Item, evidence: Evidence) -> Measured:
    mechanism = evidence.row("mechanisms", evidence.row("quiz", item.row["claim"])["mechanism"])
    grade = evidence.category("mechanisms", "grade", mechanism["grade"])
    found = mechanisms.findings(mechanism["id"], evidence)
    sources = _each(finding["source"] for finding in found)
    return Measured(
        (Mark(grade.value, grade.label, "our grade", "", grade.mark, ""),),
        f"Our grade: {grade.label}.",
        mechanism["reason"],
        grade.mark,
        "",
        sources,
    )


def _place(item: Item, evidence: Evidence) -> Measured:
    [level] = evidence.where("factor_levels", factor=item.row["factor"], level=item.row["level"])
    certainty = evidence.category("factor_levels", "certainty", level["certainty"]).mark
    lean = LEANS[level["direction"]]
    links = evidence.where("level_findings", factor=level["factor"], level=level["level"])
    mark = Mark(level["direction"], lean, "what studies say", "", certainty, "")
    known = level["direction"] != "not known"
    return Measured(
        (mark,),
        f"Studies: {lean}." if known else f"Studies: {certainty}.",
        level["basis"],
        certainty,
        "",
        _of_findings(links, evidence),
    )


def _several(item: Item, evidence: Evidence) -> Measured:
    marks = tuple(_surest(option.value, evidence) for option in item.options)
    sized = sum(not mark.assumed for mark in marks)
    links = [
        link
        for option in item.options
        for link in evidence.where("level_findings", factor=option.value)
    ]
    return Measured(
        marks,
        f"For {sized} of these {len(marks)} a size was measured.",
        "What many believe in need not be what was tested well.",
        "beside each, how sure we are that it matters",
        evidence.row("assumptions", "other_explanations")["why"],
        _of_findings(links, evidence),
    )


def _surest(factor: str, evidence: Evidence) -> Mark:
    """How sure we are that a factor matters: the surest of its answers that were tested."""
    levels = evidence.where("factor_levels", factor=factor)
    tested = [level for level in levels if level["tested"] == "yes"] or list(levels)
    order = list(evidence.categories("factor_levels", "certainty"))
    surest = min((level["certainty"] for level in tested), key=order.index)
    sized = any(level["finding"] for level in levels)
    sources = _of_findings(evidence.where("level_findings", factor=factor), evidence)
    return Mark(
        factor,
        "size measured" if sized else "size assumed",
        "studies of it",
        f"{len(sources)} sources",
        evidence.category("factor_levels", "certainty", surest).mark,
        "",
        assumed=not sized,
    )


def _beats(item: Item, evidence: Evidence) -> Measured:
    rates = experiments.resting_rates(evidence)
    now, rest = round(rates[item.row["cut"]]), round(rates["nothing"])
    ground = evidence.row("assumptions", "shift_vagal_rest")
    mark = Mark(
        item.option_of(now), f"{now} {BEATS}", "model heart", "", "calculated", "", assumed=True
    )
    return Measured(
        (mark,),
        f"The model says: {now} {BEATS}, instead of {rest}.",
        ground["why"],
        "calculated",
        "A model, not a measurement.",
        (ground["source"],),
    )


def _of_findings(links: Iterable[Row], evidence: Evidence) -> tuple[str, ...]:
    """The sources of the findings that these rows name."""
    return _each(evidence.row("findings", link["finding"])["source"] for link in links)


def _each(sources: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for source in sources if source))
