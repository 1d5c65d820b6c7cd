"""Tables of the mechanisms page as plain HTML: they wrap, scale and read aloud like text.

Streamlit's own table cannot hold narrow columns or shaded cells on a phone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from goodcry.evidence import Category, Row
from goodcry.figures import look
from goodcry.mechanisms import Entry, Stance

SILENT = "·"
NO_VALUE = "no value found"
# A field that only says so is as blank as an empty one.
NOT_MEASURED = ("not measured", "no measurement")
KINDS = ("basal", "reflex", "emotional")

OVERVIEW_STYLE = f"""<style>
.claims {{ width: 100%; max-width: 48rem; border-collapse: collapse; table-layout: fixed;
  font-size: clamp(0.8125rem, 0.6rem + 0.9vw, 1rem); line-height: 1.25; }}
.claims th, .claims td {{ padding: 0; border-bottom: 1px solid {look.tone("line")};
  font-weight: 400; }}
.claims th {{ text-align: left; }}
.claims td, .claims .letter {{ width: 1.85em; text-align: center; }}
.claims .letter {{ font-weight: 700; padding-bottom: 0.2rem; }}
.claims a {{ display: flex; gap: 0.25rem; padding: 0.3rem 0; color: inherit;
  text-decoration: none; }}
.claims a span:first-child {{ flex: 0 0 1rem; text-align: center; }}
.claims a span:last-child {{ text-decoration: underline; text-decoration-color: {look.tone("line")};
  text-underline-offset: 2px; }}
.claims td span {{ display: inline-block; min-width: 1.55em; border-radius: 0.35rem; }}
.claims .asserts {{ background: {look.tone("line")}; font-weight: 700; }}
.claims .hedges {{ border: 1px dashed {look.tone("quiet")}; line-height: 1.1; }}
.claims .disputes {{ border: 1px solid {look.tone("quiet")}; line-height: 1.1; }}
</style>"""

TEARS_STYLE = f"""<style>
.tears {{ width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 0.875rem;
  line-height: 1.3; }}
.tears th {{ text-align: left; padding: 0.6rem 0.2rem 0.15rem; }}
.tears td {{ vertical-align: top; padding: 0.3rem 0.35rem; overflow-wrap: anywhere;
  border: 1px solid {look.tone("line")}; }}
.tears .note {{ border: 0; font-size: 0.8125rem; opacity: 0.85; padding: 0.15rem 0.2rem 0; }}
.tears .blank {{ background: repeating-linear-gradient(135deg, {look.tone("line")} 0 2px,
  transparent 2px 9px); }}
.tears small {{ display: block; font-weight: 600; font-size: 0.8125rem; }}
</style>"""


def overview(
    entries: Sequence[Entry],
    articles: Sequence[Row],
    link: Callable[[str], str],
    grades: Mapping[str, Category],
    stances: Mapping[str, Category],
) -> str:
    """Mechanisms against articles as an HTML table; each name leads to its mechanism.

    Args:
        entries: the rows.
        articles: the columns, rows of ``articles.csv``.
        link: id of a mechanism -> address.
        grades: grade -> its words and sign.
        stances: stance -> its words and sign.
    """
    head = "".join(
        f'<th scope="col" class="letter"><abbr title="{escape(row["name"])}">'
        f"{escape(row['letter'])}</abbr></th>"
        for row in articles
    )
    body = "".join(
        f'<tr><th scope="row"><a href="{escape(link(entry.row["id"]))}">'
        f"{_grade(entry, grades)}<span>{escape(entry.row['name'])}</span></a></th>"
        + "".join(_cell(stance, stances) for stance in entry.stances)
        + "</tr>"
        for entry in entries
    )
    return (
        f'{OVERVIEW_STYLE}<table class="claims"><thead><tr><th scope="col">Said to happen</th>'
        f"{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _grade(entry: Entry, grades: Mapping[str, Category]) -> str:
    grade = grades[entry.row["grade"]]
    return f'<span role="img" aria-label="{escape(grade.label)}:">{escape(grade.sign)}</span>'


def signs(stance: Stance, stances: Mapping[str, Category]) -> str:
    """What an article writes about a mechanism, as signs; a dot if it is silent."""
    return "".join(stances[position].sign for position in stance.positions) or SILENT


def _cell(stance: Stance, stances: Mapping[str, Category]) -> str:
    words = " and ".join(stances[position].label for position in stance.positions) or "silent"
    look_of = escape(stance.positions[0]) if stance.positions else "silent"
    shown = escape(signs(stance, stances))
    return f'<td aria-label="{escape(words)}"><span class="{look_of}">{shown}</span></td>'


def tears(contents: Sequence[Row], read_word: Mapping[str, str]) -> str:
    """What is in each kind of tears as an HTML table; what nobody measured stays visibly blank.

    Args:
        contents: rows of ``tear_contents.csv``.
        read_word: how far a source was read -> the words for it.
    """
    body = "".join(
        f'<tr><th scope="rowgroup" colspan="{len(KINDS)}">{escape(row["component"])}</th></tr>'
        + f"<tr>{''.join(_content(kind, row[kind]) for kind in KINDS)}</tr>"
        + f'<tr><td class="note" colspan="{len(KINDS)}">{_note(row, read_word)}</td></tr>'
        for row in contents
    )
    return f'{TEARS_STYLE}<table class="tears"><tbody>{body}</tbody></table>'


def _note(row: Row, read_word: Mapping[str, str]) -> str:
    read = read_word[row["read"]].capitalize()
    return escape(f"{read}. {row['note'] or ''}".strip())


def is_blank(text: str | None) -> bool:
    """Whether a field of ``tear_contents.csv`` holds no measurement."""
    return text is None or text.startswith(NOT_MEASURED)


def _content(kind: str, text: str | None) -> str:
    # The kind stands in every field: a heading would have scrolled away.
    shown = escape(NO_VALUE if text is None else text)
    blank = ' class="blank"' if is_blank(text) else ""
    return f"<td{blank}><small>{kind}</small>{shown}</td>"
