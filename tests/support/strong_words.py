"""Strong words in the app's own sentences, and what makes each of them fair.

A sentence with a word such as "all" or "nobody" promises much. Each has a home: a field of a table,
a codebook, or a text in the code. :func:`judge` says for the home what holds the sentence up, or
None. What no rule explains is looked up in ``tests/pages/strong_words.csv``, with a reason each.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodcry.evidence import Evidence, Row

STRONG = re.compile(
    r"\b(measured|proved|proven?s?|shows?|showed|shown|nobody|never|all|every|always|none)\b", re.I
)
# Where a sentence or a line ends.
ENDS = re.compile(r"(?<=[.!?])[*_]*\s+|\n+")
# Neither strong nor weak.
IDIOMS = re.compile(
    r"\b(at all|(after|above|in) all|first of all|all (day|over)|if nobody|nobody[’']s fault)\b",
    re.IGNORECASE,
)
# To deny that something was shown is no boast.
DENIED = re.compile(r"\b(not|never|hardly|is no|was no|\w+n't) (show|shown|prove|proved)\b", re.I)
NOBODY = re.compile(r"\b(nobody|none (of|has|have)|never)\b", re.I)
# It speaks of the studies just named.
OF_THOSE = re.compile(r"\b((in|of) (them|it|these|those)|there)\b", re.I)
# Of what nobody on earth has done we only know that we found nobody.
NOBODY_EVER = re.compile(
    r"\b(nobody|no one|no study) (else )?(has|have|knows|ever|yet|seems to have)\b"
    r"|\b(has|have) never\b|\bnever been\b",
    re.I,
)
# The sentence says that it speaks of our search, of our data or of what stands on the page.
OURS = re.compile(
    r"\b(we|us|ours?|here|this (page|app|list)|the (page|app|picture|table|data))\b", re.I
)
# The sentence says whose word it is.
TOLD = re.compile(
    r"\b(says?|said|told|tells|adds) that\b|\b(is|are) said (never )?to\b"
    r"|\b(by|according to) ((a|an|the|one|most) )?(\w+ )?(reports?|news|press|poll|articles?)\b"
    r"|^(a|the|one|some)\b.*\b(reports?|pages?|articles?|newspapers?|summary)\b.*"
    r"\b(say|tell|give|quote|put)s?\b",
    re.I,
)
# What others say, what is asked, and what is only given a name. "*" stands for every table.
QUOTED = {
    ("article_claims", "claim"),
    ("conflicts", "said"),
    ("sources", "title"),
    ("lesson_talk", "question"),
    ("lesson_talk", "misconception"),
    ("presets", "story"),
}
STATES_NOTHING = {
    *(
        ("*", field)
        for field in ("label", "level", "name", "part", "condition", "measure", "value")
    ),
    *(("*", field) for field in ("design", "population", "sample", "title", "grade")),
    ("sources", "about"),  # what was done, not what came out
    ("mechanisms", "settle"),  # what a study would have to do
    ("lesson_steps", "text"),
    ("lesson_steps", "opens"),
    ("lessons", "goal"),
    ("lessons", "needs"),
    ("discussion", "question"),
    ("care_signs", "sign"),  # what a reader may notice
    ("glossary", "meaning"),
    ("accounts", "drawn"),  # what we drew in ourselves
    ("assumptions", "why"),  # it is shown as assumed
}
# So few words are a label.
LABEL = 3
# What to beware of: it takes back, so it may be as strong as it likes.
TAKES_BACK = {"caution", "note", "unknown", "no_study"}


@dataclass(frozen=True)
class Sentence:
    """A sentence with a strong word, and where it stands: table, row and field; or file."""

    home: str
    text: str
    fair: str | None


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that hold a strong word."""
    for line in ENDS.split(text) if STRONG.search(text) else ():
        if is_strong(line):
            yield line.strip("*_- ")


def without(text: str, homes: Iterable[str]) -> str:
    """A text without the parts of it that are at home elsewhere."""
    for home in homes:
        text = text.replace(home, " ")
    return text


def is_strong(text: str) -> bool:
    """Whether a text holds a strong word that is more than an idiom."""
    return bool(STRONG.search(text) and STRONG.search(DENIED.sub("", IDIOMS.sub("", text))))


# --- the data ---------------------------------------------------------------------------


def of_data(evidence: Evidence) -> Iterator[Sentence]:
    """Every strong sentence of every table, judged."""
    for table, resource in evidence.resources.items():
        keys = resource["schema"]["primaryKey"]
        names = [keys] if isinstance(keys, str) else keys
        for row in evidence.rows(table):
            name = "/".join(str(row[key]) for key in names)
            for field, value in row.items():
                if isinstance(value, str) and " " in value:
                    for text in sentences(value):
                        fair = judge(table, row, field, text, evidence)
                        yield Sentence(f"{table}/{name}/{field}", text, fair)


def judge(table: str, row: Row, field: str, text: str, evidence: Evidence) -> str | None:
    """What makes a strong sentence of a table fair; None if nothing does."""
    kind = row["kind"] if table == "lesson_talk" and field == "text" else field
    if (table, kind) in QUOTED:
        return "others say so, or it is asked"
    if OURS.search(text):
        return "it speaks of our search, our data or the page"
    told = bool(TOLD.search(text))
    if NOBODY_EVER.search(text):
        return "it says who says so" if told else None
    if field in TAKES_BACK:
        return "it takes back"
    if {(table, kind), ("*", kind)} & STATES_NOTHING:
        return "it states nothing"
    own = row.get("read")
    if own:
        if own != "secondary":
            return f"read: {own}"
        return "it says who says so" if told else None
    if NOBODY.search(text) and not OF_THOSE.search(text):
        return "it says who says so" if told else None
    found = next((each for each in behind(table, row, evidence) if each["read"] != "secondary"), {})
    return f"rests on {found['id']}" if found else None


def behind(table: str, row: Row, evidence: Evidence) -> Iterator[Row]:
    """The rows with a reading level that a row without one rests on."""
    key = row.get("id")
    if table in LINKS:
        where = {theirs: row[ours] for theirs, ours in LINKS[table][1].items()}
        for link in evidence.where(LINKS[table][0], **where):
            yield evidence.row("findings", link["finding"])
    for name, target in (("finding", "findings"), ("base_rate", "base_rates")):
        if row.get(name):
            yield evidence.row(target, row[name])
    if row.get("constant"):
        yield evidence.row("constants", row["constant"])
    if row.get("answer_table"):
        yield evidence.row(row["answer_table"], row["answer_id"])
    mechanism = key if table == "mechanisms" else row.get("mechanism")
    if mechanism:
        yield from evidence.where("findings", mechanism=mechanism)
        for link in evidence.where("mechanism_findings", mechanism=mechanism):
            yield evidence.row("findings", link["finding"])
    factor = key if table == "factors" else row.get("factor")
    if factor and table != "factor_levels":
        for link in evidence.where("level_findings", factor=factor):
            yield evidence.row("findings", link["finding"])


# Table -> the table of its links to findings, and which of its fields equals which of ours.
LINKS: dict[str, tuple[str, dict[str, str]]] = {
    "factor_levels": ("level_findings", {"factor": "factor", "level": "level"}),
    "conflicts": ("conflict_findings", {"conflict": "id"}),
    "care_conditions": ("care_condition_findings", {"condition": "id"}),
    "mechanism_edges": ("edge_findings", {"edge": "id"}),
    "places": ("place_findings", {"place": "id"}),
    "accounts": ("account_signals", {"account": "id"}),
    "account_knots": ("account_signals", {"account": "account"}),
}


# --- the code and the codebooks ---------------------------------------------------------


def of_code(files: Iterable[Path], root: Path) -> Iterator[Sentence]:
    """Every strong sentence that the code holds, judged; a part of one where values stand in it."""
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for text, whole in texts(tree):
            for part in sentences(text):
                fair = judge_code(part, whole)
                yield Sentence(file.relative_to(root).as_posix(), part, fair)


def judge_code(text: str, whole: bool) -> str | None:
    """What makes a strong text of the code fair; ``whole`` says that no value stands in it."""
    if OURS.search(text):
        return "it speaks of our search, our data or the page"
    words, ends = len(text.split()), text[-1] in ".!?:"
    if words == 1 or (not ends and (words <= LABEL or (whole and not NOBODY.search(text)))):
        return "a label, no sentence"
    return None


def texts(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Texts with a blank in them, and whether they are whole; no docstrings, no style sheets."""
    skipped: set[int] = set()
    parts: set[int] = set()
    found: list[ast.Constant] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            parts.update(id(part) for part in node.values)
    for node in found:
        text = str(node.value)
        if id(node) not in skipped and " " in text and not re.search(r'[{}<>]|="', text):
            yield text, id(node) not in parts


def of_codebooks(evidence: Evidence) -> Iterator[str]:
    """Every strong sentence of the codebooks: what a table or a field holds."""
    for value in _strings(dict(evidence.codebooks)):
        yield from sentences(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
