"""Tables of the mechanisms page as plain HTML: they wrap, scale and read aloud like text.

Streamlit's own table cannot hold narrow columns or shaded cells on a phone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from goodcry.evidence import Category, Row
from goodcry.figures import look
from goodcry.mechanisms import Stance

SILENT = "silent"
SAID, FOUND = "What is said", "What was found"
NO_STUDY = "No study of this was found."
NO_VALUE = "no value found"
# A field that only says so is as blank as an empty one.
NOT_MEASURED = ("not measured", "no measurement")
KINDS = ("basal", "reflex", "emotional")

FACING_STYLE = f"""<style>
.facing {{ display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }}
.facing h3 {{ margin: 0; padding: 0 0 0.25rem; font-size: 1rem; }}
.facing ul {{ margin: 0; padding: 0; list-style: none; }}
.facing .line {{ font-size: 0.875rem; line-height: 1.3; }}
.facing li {{ display: flex; flex-wrap: wrap; justify-content: space-between;
  gap: 0.125rem 0.5rem; padding: 0.25rem 0; border-top: 1px solid {look.tone("line")}; }}
.facing li > span {{ display: flex; flex-wrap: wrap; gap: 2px; }}
.facing b {{ box-sizing: content-box; min-width: 1.5em; font-size: 0.75rem; line-height: 1.5em;
  text-align: center; border: 1px solid {look.tone("ink")}; border-radius: 0.3em; }}
.facing .asserts {{ background: {look.tone("ink")}; color: {look.tone("paper")}; }}
.facing .hedges {{ border-style: dashed; }}
.facing .disputes {{ text-decoration: line-through; text-decoration-thickness: 2px; }}
.facing .silent {{ border-color: transparent; font-weight: 400; color: {look.tone("quiet")}; }}
@media (forced-colors: active) {{ .facing .asserts {{ forced-color-adjust: none; }} }}
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


def facing(
    stances: Sequence[Stance],
    said: Mapping[str, Category],
    counts: Mapping[str, int],
    found: Mapping[str, Category],
) -> str:
    """What articles say of a mechanism beside what was found, each a mark, as HTML.

    Args:
        stances: what each article writes.
        said: stance -> its words and sign.
        counts: direction -> how many findings point there.
        found: direction -> its words and sign.
    """
    by_stance = [
        (category.mark, [_letter(each, key) for each in stances if key in each.positions])
        for key, category in said.items()
    ]
    silent = [_letter(each, SILENT) for each in stances if each.silent]
    by_direction = [
        (category.label, [f"<b>{escape(category.sign)}</b>"] * counts[key])
        for key, category in found.items()
        if counts.get(key)
    ]
    return (
        f'{FACING_STYLE}<div class="facing"><section><h3>{SAID}</h3>'
        f"{_marks([*by_stance, (SILENT, silent)])}</section><section><h3>{FOUND}</h3>"
        f"{_marks(by_direction) or f'<p>{NO_STUDY}</p>'}</section></div>"
    )


def _letter(stance: Stance, look_of: str) -> str:
    name, letter = (escape(stance.article[key]) for key in ("name", "letter"))
    return f'<b class="{escape(look_of)}"><abbr title="{name}">{letter}</abbr></b>'


def _marks(lines: Sequence[tuple[str, Sequence[str]]]) -> str:
    """A line for each of these words that have marks, with how many there are."""
    items = "".join(
        f'<li><span class="line">{len(marks)} {escape(words)}</span>'
        f"<span>{''.join(marks)}</span></li>"
        for words, marks in lines
        if marks
    )
    return items and f"<ul>{items}</ul>"


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
