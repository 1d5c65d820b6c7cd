"""The frame around every page: settings, evidence, navigation, sharing and footer."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import streamlit as st

from goodcry import help_lines, live
from goodcry.evidence import DataError, Evidence, load
from goodcry.figures import drops
from goodcry.held import Held
from goodcry.ui.kit import (
    appearance,
    away,
    bar,
    big,
    faces,
    feeds,
    guards,
    heard,
    help_numbers,
    keys,
    known,
    notes,
    query,
    refusals,
    registry,
    scroll,
    stage,
    trail,
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
:is(.stMainBlockContainer, .st-key-bar, [role="dialog"])
  :is(button, summary, .stPageLink a, .stLinkButton a, label:has([type="checkbox"])),
.st-key-page :has(> [role="combobox"]) { min-height: 2.75rem; }
:is(.stMainBlockContainer, .st-key-bar, [role="dialog"])
  :is(button, .stPageLink a, .stLinkButton a) :is(div, span, p) {
  white-space: normal; overflow: visible; }
.stMainBlockContainer code { font-size: max(0.75rem, 0.85em); }
:is(.st-key-page, [role="dialog"]) button { min-width: 2.75rem; }
@media (max-width: 40rem) {
  .st-key-page table:not([class]) :is(td, th) { padding: 0.375rem 0.25rem; font-size: 0.8125rem;
    hyphens: auto; overflow-wrap: break-word; } }
.st-key-page label:has([type="checkbox"]) { align-items: center; }
/* Letters of a field: with smaller ones an iPhone enlarges the page when it is touched. */
:root :is(select, textarea, input, [contenteditable="true"]):not(
  [type="range"], [type="radio"], [type="checkbox"]) { font-size: max(1rem, 16px); }
/* Two quick touches are two, and enlarge nothing; two fingers do. A finger that pulls at the top of
   a page does not load it anew: a fold, a guess or a clock that runs would be lost. */
:is(a, button, summary, label, select, input) { touch-action: manipulation; }
:root { overscroll-behavior-y: contain; }
/* A finger takes a slider by its handle: a swipe up or down, or beside it, scrolls the page. */
.stSlider [role="group"] * { touch-action: pan-y pinch-zoom !important; }
@media (any-pointer: coarse) {
  .stSlider [role="group"] > * { pointer-events: none; }
  .stSlider [role="group"] :has(> * > [type="range"]) { pointer-events: auto; }
  .stSlider [role="group"] :has(> * > [type="range"])::before { content: ""; position: absolute;
    inset: -1rem; } }
[class*="st-key-touch-switch"] label { padding: 0 1rem; border: 1px solid; border-radius: 0.75rem; }
.stBottom > * > * { padding-block: 0.5rem max(0.5rem, env(safe-area-inset-bottom)); }
@media (min-height: 18rem) {
  .stMainBlockContainer :is(a, button, summary, input) { scroll-margin-block: 4.5rem 11rem; } }
@media (max-height: 18rem) { .stBottom { position: static; } }
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


def stopped(error: Exception) -> str:
    """What is said instead of anything else where the data cannot be used.

    Why, only where that is a sentence for readers; anything else may tell of the server's inside.
    """
    why = str(error) if isinstance(error, DataError) else "the log of its server says why."
    return f"The app has stopped because its evidence cannot be read: {why}"


@contextmanager
def page(name: str, *, slim: bool = False) -> Iterator[Evidence]:
    """Draw a page's frame around its content.

    ``slim``: for a page that a whole class opens at once: no more below it than help and the menu.
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
    heard.begin()
    guards.draw()
    try:
        evidence = load_evidence()
    except Exception as error:
        _style()
        st.error(stopped(error))
        with st.container(key="page"):
            help_numbers.without_data()
        bar.draw(entry, None)
        if isinstance(error, DataError):
            st.stop()
        raise  # into the log; its box on the page stays hidden
    query.accept(name, evidence)
    _style(big.STYLE + bar.BIG_STYLE if big.on() else "")
    with st.container(key="page-head", gap=None):
        st.html(f'<a class="skip" href="{_help(name)}" target="_self">Skip to help</a>')
        st.title(entry.heading, anchor=False)
    try:
        with st.container(key="page"):
            refusals.note(name, evidence)
            yield evidence
    except Exception:
        _foot(entry, evidence, whole=False)  # help stays in reach even when a page breaks
        raise
    if not slim:
        _footer(name, evidence)
    heard.draw()
    trail.keep(name, evidence)
    _foot(entry, evidence, slim=slim)


def _style(more: str = "") -> None:
    styles = (
        *(appearance.RULES, TOUCH_STYLE, stage.STYLE, faces.STYLE, bar.STYLE),
        *(help_numbers.STYLE_RULES, away.STYLE, feeds.STYLE, more),
    )
    st.html(f"<style>{''.join(styles)}</style>")


def _foot(
    entry: registry.Page, evidence: Evidence, *, whole: bool = True, slim: bool = False
) -> None:
    """What stays in sight; of a page that is not whole, help and the menu."""
    with st.bottom:
        away.show(help_lines.of(evidence))
    bar.draw(entry, evidence if whole else None, slim=slim)


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


def _footer(name: str, evidence: Evidence) -> None:
    with st.container(key="page-end", gap="small"):
        st.divider()
        found = help_lines.of(evidence)
        help_numbers.small(found, help_numbers.reader(found))
        st.caption(
            f"Not medical advice. Evidence collected {evidence.date}. {stored(name, evidence)}"
        )


def stored(name: str, evidence: Evidence) -> str:
    """What the app stores of what is chosen on a page, in a sentence or two."""
    if name != "live":
        return "This app stores nothing that you choose; a choice stands in this page's address."
    hours = live.Limits.read(evidence).longest // 3600
    return (
        "Nobody is asked for a name. An answer is stored with a random number until the class "
        f"goes on, then only how many gave it; after {hours} hours at most, nothing."
    )
