"""Whom to call and text, as links that a phone obeys at once.

They are HTML and not buttons or text of Streamlit: those open a new tab, which for a call is an
empty one, and a second touch on the way.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from goodcry import evidence, help_lines
from goodcry.help_lines import Help, Line

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
    links = [
        link
        for line in found.of(country)
        for link in (
            f'<a href="tel:{help_lines.dialled(line.call)}">Call {escape(line.call)}</a>',
            f'<a href="sms:{help_lines.dialled(line.text)}">{escape(texting(line))}</a>'
            if line.text
            else "",
        )
    ]
    directory = f'<a href="{escape(found.directory.link)}" target="_blank">Worldwide</a>'
    return f'<div class="help">{"".join(links)}{directory}</div>'


def texting(line: Line) -> str:
    """What to text, and where."""
    return f"Text {line.text_word} to {line.text}" if line.text_word else f"Text {line.text}"


def small(found: Help, country: str | None) -> None:
    """The lines of a country and the directory in small print, for the end of a page."""
    parts = [
        f"<b>{escape(line.name)}</b> ({escape(line.country_name)}): "
        f'<a href="tel:{help_lines.dialled(line.call)}">{escape(line.call)}</a>'
        for line in found.of(country)
    ]
    directory = found.directory
    parts.append(
        f"<b>{escape(directory.name)}</b> (worldwide): "
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
