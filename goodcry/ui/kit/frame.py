"""The frame around every page: settings, evidence, navigation, sharing and footer."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import streamlit as st

from goodcry import help_lines
from goodcry.evidence import DataError, Evidence, load
from goodcry.figures import drops
from goodcry.held import Held
from goodcry.ui.kit import (
    appearance,
    bar,
    big,
    faces,
    help_numbers,
    keys,
    known,
    notes,
    query,
    registry,
    scroll,
    stage,
)

# Fingers need 44 px; Streamlit's pills, folds and links are lower and have no setting for it.
# `st-key-...` classes are Streamlit's documented hook for a container's key; what opens above the
# page (menu, sources) is a dialog. A page link holds a paragraph, a link within a text does not.
# The label of a link or button wraps instead of ending in dots; code stays readable in small print.
# The bar at the bottom leaves the page as much room as it can; on a screen so low that it would
# cover half of it (a page at 400 %), it stands at the page's end instead of floating. Who tabs to
# a control finds it above the bar, not behind it. On a phone tables are set small: one that scrolls
# sideways hides its end, and keys do not reach it.
TOUCH_STYLE = """
:is([class*="st-key-page"], .st-key-bar, [role="dialog"])
  :is(button, summary, a:has(p), label:has([type="checkbox"])),
.st-key-page :has(> [role="combobox"]) { min-height: 2.75rem; }
:is([class*="st-key-page"], .st-key-bar, [role="dialog"])
  :is(button, a:has(p)) :is(div, span, p) { white-space: normal; overflow: visible; }
[class*="st-key-page"] code { font-size: max(0.75rem, 0.85em); }
.st-key-page button { min-width: 2.75rem; }
@media (max-width: 40rem) {
  .st-key-page table:not([class]) :is(td, th) { padding: 0.375rem 0.25rem; font-size: 0.8125rem;
    hyphens: auto; overflow-wrap: break-word; } }
.st-key-page label:has([type="checkbox"]) { align-items: center; }
[class*="st-key-touch-switch"] label { padding: 0 1rem; border: 1px solid; border-radius: 0.75rem; }
.st-key-bar p a { display: flex; align-items: center; min-height: 2.75rem; }
:has(> * > * > .st-key-bar) { padding-block: 0.5rem max(0.5rem, env(safe-area-inset-bottom)); }
@media (min-height: 18rem) {
  [class*="st-key-page"] :is(a, button, summary, input) { scroll-margin-block: 4.5rem 11rem; } }
@media (max-height: 18rem) { :has(> * > * > * > * > .st-key-bar) { position: static; } }
@media print { .st-key-bar, .skip { display: none; } }
.skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
"""

# So long a slow phone takes to paint a few lines.
PAINT_SECONDS = 0.15
FRESH = "page_fresh"


@Held
def load_evidence() -> Evidence:
    """The evidence base, read once for all visitors. Nothing a visitor typed goes in."""
    evidence = load()
    known.every(evidence)  # refuses a factor whose id is taken in the address
    # All that is loaded by now stays. Python's collector need not look through it again each time,
    # which would keep a whole class waiting for a tenth of a second.
    gc.collect()
    gc.freeze()
    return evidence


def stopped(error: DataError) -> str:
    """What is said instead of anything else where the data are damaged."""
    return f"The app has stopped because its evidence cannot be read: {error}"


@contextmanager
def page(name: str) -> Iterator[Evidence]:
    """Draw a page's frame around its content.

    If the evidence base is damaged, the page is one sentence, whom to call, and the menu.

    Here and nowhere else the page is set up, once a run and always alike: with a second call that
    asks for another layout, a page changes its width at every other touch. How wide things are is
    a matter of style; see :mod:`goodcry.ui.kit.stage`.
    """
    entry = registry.page(name)
    # Another page was drawn before, or none: the browser has everything still to do.
    st.session_state[FRESH] = fresh = keys.enter(entry)
    if fresh:
        scroll.forget()
    st.set_page_config(
        page_title=entry.tab,
        page_icon=drops.mark(),
        layout="wide",
    )
    notes.begin()
    try:
        evidence = load_evidence()
    except DataError as error:
        _style()
        st.error(stopped(error))
        with st.container(key="page"):
            help_numbers.without_data()
        bar.draw(entry, None)
        st.stop()
    query.accept(name, evidence)
    _style(big.STYLE + bar.BIG_STYLE if big.on() else "")
    with st.container(key="page-head", gap=None):
        st.html(f'<a class="skip" href="{_help(name)}" target="_self">Skip to help</a>')
        st.title(entry.heading, anchor=False)
    try:
        with st.container(key="page"):
            query.note(name, evidence)
            yield evidence
    except Exception:
        bar.draw(entry, None)  # help stays in reach even when a page breaks
        raise
    _footer(evidence)
    bar.draw(entry, evidence)


def _style(more: str = "") -> None:
    styles = (appearance.RULES, TOUCH_STYLE, stage.STYLE, faces.STYLE, bar.STYLE, more)
    st.html(f"<style>{''.join(styles)}</style>")


def _help(page: str) -> str:
    """Where whom to call stands, seen from a page."""
    return f"#{help_numbers.ANCHOR}" if page == "care" else f"./care?{urlencode(big.carried())}"


@contextmanager
def lead() -> Iterator[None]:
    """What a page says first: a phone shows it before the rest of the page keeps the phone busy.

    Ends with a pause when the page is new to the browser. It costs nothing: a slow phone that has
    painted the message is done with the whole page as early as without (docs/speed.md).
    """
    yield
    if st.session_state[FRESH]:
        time.sleep(PAINT_SECONDS)


def _footer(evidence: Evidence) -> None:
    with st.container(key="page-end", gap="small"):
        st.divider()
        found = help_lines.of(evidence)
        help_numbers.small(found, help_numbers.reader(found))
        st.caption(
            f"Not medical advice. Evidence collected {evidence.date}. "
            "This app stores nothing that you choose; a choice stands in this page's address."
        )
