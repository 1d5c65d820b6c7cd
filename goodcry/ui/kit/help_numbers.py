"""Whom to call and text, as links that a phone obeys at once.

They are HTML and not buttons or text of Streamlit: those open a new tab, which for a call is an
empty one, and a second touch on the way.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from goodcry import evidence, help_lines
from goodcry.help_lines import Help, Line
from goodcry.ui.kit.wording import kept

# Where a page shows whom to call.
ANCHOR = "help"
HEADING = "Somebody to talk to"
NO_DANGER_NEEDED = "You do not need to be in danger to call. A hard night is reason enough."
# A finger needs 44 px. The colour is that of the page's text: it is right on any ground.
STYLE_RULES = """
.help { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.help a { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 1rem;
  border: 1px solid; border-radius: 0.75rem; color: inherit; text-decoration: none;
  font-weight: 600; }
.help a:hover { text-decoration: underline; }
.help-small { font-size: 0.875rem; margin: 0; }
.help-small a { color: inherit; }
"""
STYLE = f"<style>{STYLE_RULES}</style>"


def reader(found: Help) -> str | None:
    """The country in which the reader may be; None if it has no line or is not known."""
    return found.country(st.context.timezone, st.context.locale)


def buttons(found: Help, country: str | None) -> None:
    """The lines of a country and the directory, each one touch away."""
    st.html(STYLE + buttons_html(found, country))


def buttons_html(found: Help, country: str | None) -> str:
    """The same as HTML; what it looks like is in :data:`STYLE`."""
    links = []
    for line in found.of(country):
        links.append(_button(f"tel:{help_lines.dialled(line.call)}", calling(line)))
        if line.text:
            links.append(_button(f"sms:{help_lines.dialled(line.text)}", texting(line)))
    directory = f'<a href="{escape(found.directory.link)}" target="_blank">Worldwide</a>'
    return f'<div class="help">{"".join(links)}{directory}</div>'


def _button(there: str, words: str) -> str:
    # In one piece: parts of what bends do not keep the blanks between them.
    return f'<a href="{there}"><span>{words}</span></a>'


def calling(line: Line) -> str:
    """Whom to call, as HTML."""
    return f"Call {kept(escape(line.call))}"


def texting(line: Line) -> str:
    """What to text, and where, as HTML."""
    place = kept(escape(line.text or ""))
    return f"Text {kept(escape(line.text_word))} to {place}" if line.text_word else f"Text {place}"


def small(found: Help, country: str | None) -> None:
    """The lines of a country and the directory in small print, for the end of a page."""
    parts = [
        f"<b>{kept(escape(line.name))}</b> ({escape(line.country_name)}): "
        f'<a href="tel:{help_lines.dialled(line.call)}">{kept(escape(line.call))}</a>'
        for line in found.of(country)
    ]
    directory = found.directory
    parts.append(
        f"<b>{kept(escape(directory.name))}</b> (worldwide): "
        f'<a href="{escape(directory.link)}" target="_blank">{escape(directory.shown)}</a>'
    )
    st.html(STYLE + "".join(f'<p class="help-small">{part}</p>' for part in parts))


def without_data() -> None:
    """Whom to call on a page that has nothing else to show, since the data are damaged."""
    found = help_lines.rescue(evidence.DATA_FOLDER)
    country = reader(found)
    st.header(HEADING, anchor=ANCHOR)
    buttons(found, country)
    st.markdown(NO_DANGER_NEEDED)
    if found.lines:
        with st.expander("Somewhere else?", expanded=not found.of(country)):
            st.html(
                "".join(
                    f'<p class="help-small">{escape(name)}: '
                    + ", ".join(
                        f'<a href="tel:{help_lines.dialled(line.call)}">{escape(line.call)}</a>'
                        for line in found.of(code)
                    )
                    + "</p>"
                    for code, name in found.countries.items()
                )
            )
