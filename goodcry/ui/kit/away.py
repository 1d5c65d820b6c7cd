"""What a page says while its server is away, late, or could not draw a part of it.

All of it comes with the page and waits, because nothing can be fetched then: styles alone show it.
Streamlit marks its page with the state of the line, and a part that broke with a box of its own,
whose words, as those of its dialogs, are for whoever made an app. That an answer is late marks
``late.js``, which the app's own server adds; see ``goodcry/server``.
"""

from __future__ import annotations

import streamlit as st

from goodcry.help_lines import Help
from goodcry.ui.kit import bar, help_numbers

CUT = "No connection just now. The page keeps trying; what you set stays."
LATE = "No answer yet. Until it comes, this page may show what was set before."
BROKEN = "A part of this page does not work just now. The rest does. Try to load the page again."

# A line that is back at once, as that of a phone that wakes up, is not worth a word.
NOTICED = "1.5s"
IS_CUT = '.stApp:not([data-test-connection-state="CONNECTED"])'
IS_BROKEN = ".stApp:has(.stException)"
# Over the page's end, right above the bar, where nothing moves when it comes. The usual way to help
# asks the server for a page; its place is taken by numbers that are here already.
STYLE = f"""
:has(> .st-key-away) {{ position: absolute; inset: auto 0 100% 0; z-index: 3; }}
.away :is([role] p, details) {{ display: none; }}
.away {{ padding-inline: max(1rem, calc(50% - 22rem)); background: var(--gc-water);
  color: var(--gc-ink); }}
.away [role] p {{ margin: 0; padding-block: 0.75rem; }}
{IS_CUT} .away :is(.cut, details), .late .away .late-answer,
.late .away details, {IS_BROKEN} .away .broken {{ display: block; }}
{IS_CUT} .away {{ animation: away 1ms {NOTICED} backwards; }}
@keyframes away {{ from {{ visibility: hidden; }} }}
.away summary {{ display: flex; align-items: center; justify-content: center; min-height: 2.75rem;
  border: 1px solid; border-radius: 0.75rem; font-weight: 600; cursor: pointer; list-style: none; }}
.stBottom:not(:has(.place)) .away summary {{ position: absolute; top: calc(100% + 0.5rem);
  left: 50%; transform: translateX(-50%); width: min(32%, 14rem); }}
.away summary::-webkit-details-marker {{ display: none; }}
.away details > div {{ max-height: 50dvh; overflow: auto; padding-block: 0.75rem; }}
{IS_CUT} .stConnectionStatus, .stException, .stDialog:not(:has(.stVerticalBlock)) {{
  display: none; }}
:is({IS_CUT}, .late) :is(
  .st-key-bar a:is([href*="care"], [href="#{help_numbers.ANCHOR}"]), .st-key-help-sign, .skip) {{
  display: none; }}
@media print {{ .away {{ display: none; }} }}
"""


def show(found: Help) -> None:
    """Draw it, unseen; ``found`` is whom to call."""
    with st.container(key="away"):
        st.html(_html(help_numbers.buttons_html(found, help_numbers.reader(found))))


def _html(numbers: str) -> str:
    return (
        f'<div class="away"><div role="status"><p class="cut">{CUT}</p>'
        f'<p class="late-answer">{LATE}</p><p class="broken">{BROKEN}</p></div>'
        f"<details><summary>{bar.HELP}</summary><div>{numbers}</div></details></div>"
    )
