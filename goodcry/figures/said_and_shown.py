"""Who says it against how it was tested: two rows of squares, face to face.

The upper row has a square for each article, the lower one a square for each claim about the thing.
A full square says yes. HTML and not a drawing: it wraps, scales and reads aloud like text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from goodcry.evidence import Category, Row
from goodcry.figures import look
from goodcry.mechanisms import Stance
from goodcry.things import Thing

STYLE = f"""<style>
.said-shown {{ display: grid; gap: 0.5rem; margin: 0; max-width: 34em; }}
.said-shown > div {{ display: grid; grid-template-columns: minmax(0, 1fr) auto;
  align-items: center; gap: 0.1rem 0.75rem; }}
.said-shown .what {{ grid-column: 1 / -1; font-size: 0.875rem; line-height: 1.25; }}
.said-shown .squares {{ display: flex; flex-wrap: wrap; gap: 0.3rem; }}
.said-shown [role] {{ display: grid; place-items: center; width: 2em; height: 2em;
  border: 1.5px solid {look.tone("quiet")}; border-radius: 0.3rem; font-size: 0.875rem;
  line-height: 1; }}
.said-shown .yes {{ background: {look.tone("ink")}; border-color: {look.tone("ink")};
  color: {look.tone("paper")}; font-weight: 700; }}
.said-shown .perhaps {{ border-style: dashed; border-color: {look.tone("ink")};
  background: {look.tone("line")}; }}
.said-shown .silent {{ border-color: {look.tone("line")}; color: {look.tone("quiet")}; }}
.said-shown .of {{ font-size: 0.875rem; white-space: nowrap; }}
.said-shown .of b {{ font: 600 2em/1 var(--gc-title);
  font-variant-numeric: lining-nums; }}
.said-shown p {{ margin: 0; font-size: 0.8125rem; line-height: 1.35; color: {look.tone("quiet")}; }}
@media (forced-colors: active) {{
  .said-shown .yes {{ forced-color-adjust: none; }} .said-shown .perhaps {{ background: none; }} }}
</style>"""
SAID = "Articles that say so or say perhaps"
SHOWN = "Claims about it shown in people who cried"
NO_CLAIM = "no claim to test"


def drawing(found: Thing, grades: Mapping[str, Category], stances: Mapping[str, Category]) -> str:
    """Both rows as HTML.

    Args:
        found: the thing.
        grades: grade of a claim -> its words and sign.
        stances: stance of an article -> its words and sign.
    """
    said = "".join(_article(stance, stances) for stance in found.articles)
    shown = "".join(_claim(row, row in found.shown, grades) for row in found.tested)
    return (
        f'{STYLE}<div class="said-shown">'
        f"{_row(SAID, said, len(found.said_by), len(found.articles))}"
        f"{_row(SHOWN, shown, len(found.shown), len(found.tested))}"
        f"<p>{escape(_key(found.articles, stances))}</p></div>"
    )


def _key(articles: Sequence[Stance], stances: Mapping[str, Category]) -> str:
    """Which article says what, by its letter; an article that is silent is left out."""
    said = []
    for position, stance in stances.items():
        names = [
            f"{each.article['letter']} {each.article['name']}"
            for each in articles
            if position in each.positions
        ]
        if names:
            said.append(f"{stance.label.capitalize()}: {', '.join(names)}.")
    return " ".join(said)


def _row(name: str, squares: str, number: int, whole: int) -> str:
    counted = f"<b>{number}</b> of {whole}" if whole else NO_CLAIM
    return (
        f'<div><span class="what">{name}</span><span class="squares">{squares}</span>'
        f'<span class="of">{counted}</span></div>'
    )


def _article(stance: Stance, stances: Mapping[str, Category]) -> str:
    words = " and ".join(stances[position].label for position in stance.positions) or "silent"
    kind = (
        "yes" if "asserts" in stance.positions
        else "perhaps" if stance.in_favour
        else "silent" if stance.silent
        else "doubts"
    )  # fmt: skip
    sign = stances["disputes"].sign if kind == "doubts" else stance.article["letter"]
    return _square(kind, sign, f"{stance.article['name']}: {words}")


def _claim(row: Row, shown: bool, grades: Mapping[str, Category]) -> str:
    grade = grades[row["grade"]]
    return _square("yes" if shown else "no", grade.sign, f"{row['name']}: {grade.label}")


def _square(kind: str, sign: str, words: str) -> str:
    return (
        f'<span role="img" class="{kind}" aria-label="{escape(words)}" title="{escape(words)}">'
        f"{escape(sign)}</span>"
    )
