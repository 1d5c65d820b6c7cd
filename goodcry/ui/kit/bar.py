"""The bar at the foot of every page, in reach of the thumb; for the last row a thin one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from urllib.parse import urlencode

import streamlit as st

from goodcry.evidence import Evidence
from goodcry.ui.kit import big, help_numbers, links, notes, registry, share
from goodcry.ui.kit.big import Place

# Three equal places, which wait for what comes: nothing moves aside. Where letters are so large
# that they need all the room, words alone. On a page for the last row: where the class is, then
# what the teacher touches.
STYLE = """
.st-key-bar { display: grid !important; grid-template-columns: repeat(3, minmax(0, 1fr));
  gap: 0 !important; container-type: inline-size; }
@container (max-width: 15rem) {
  .st-key-bar :is(:has(> [data-testid="stIconMaterial"]), .here span) {
    display: none !important; }
  .st-key-bar :is(a, button), .st-key-bar :is(a, button) * { gap: 0; padding-inline: 0; } }
/* As high before a link's code has come as after it. */
.st-key-bar > * { width: auto !important; min-width: 0; min-height: 2.75rem; }
.st-key-bar .stPageLink a { margin-block: 0; }
.st-key-bar :is(a, button) { justify-content: center; text-align: center; padding-inline: 0.25rem; }
.st-key-bar :is(a, button) :is(div, span, p) { word-break: normal; overflow-wrap: normal; }
.st-key-bar > * > :has(> a) { width: 100%; }
.st-key-bar .here { display: flex; align-items: center; gap: 0.5rem; min-height: 2.75rem;
  font-size: 0.875rem; color: inherit; text-decoration: none; }
.st-key-bar .here span { width: 1em; overflow: hidden; font: 1rem/1 "Material Symbols Rounded"; }
.st-key-bar button { border-color: transparent; background: none; }
.st-key-bar .place { display: flex; align-items: center; gap: 0.75rem; }
.st-key-bar .place b { flex: 1; }
.st-key-bar .place a { display: inline-flex; align-items: center; min-height: 2.75rem;
  padding: 0 0.75rem; border: 1px solid; border-radius: 0.75rem; color: inherit;
  text-decoration: none; }
.st-key-bar .place a:hover { text-decoration: underline; }
.st-key-bar .place a:not([href]) { opacity: 0.4; }
.ways a { display: flex; align-items: center; min-height: 2.75rem; color: inherit;
  text-decoration: none; }
.ways a:not([href]) { font-weight: 600; }
.st-key-help-sign :is(a, p) { justify-content: center; text-align: center; }
.st-key-help-sign a { min-height: 2.75rem; border: 1px solid var(--gc-line);
  border-radius: 0.75rem; }
.st-key-help-sign a :is(div, span, p) { white-space: normal; overflow: visible; }
@media (max-width: 40rem) { .st-key-bar .place { flex-wrap: wrap; gap: 0.5rem; }
  .st-key-bar .place b { flex-basis: 100%; } }
"""
BIG_STYLE = """
.st-key-bar { display: flex !important; column-gap: 1rem !important; }
.st-key-bar > * { flex: 0 0 auto; }
.st-key-bar > :first-child { flex: 1 1 0; }
@media (max-width: 40rem) { .st-key-bar > :first-child { flex-basis: 100%; } }
.st-key-help-sign p { margin: 0; }
.st-key-help-sign .way { padding: 0 0.75rem; font-size: 1.1rem; line-height: 1.2; }
.stBottom > * > * { padding-block: 0 !important; padding-inline: 1rem; }
"""
HELP = "Help now"


def draw(page: registry.Page, evidence: Evidence | None, *, slim: bool = False) -> None:
    """The bar of a page. ``slim``, without evidence, or where the page broke: help and the menu."""
    with st.bottom, st.container(horizontal=True, key="bar", vertical_alignment="center"):
        if evidence and big.on():
            _thin(page, evidence)
        else:
            _usual(page, None if slim else evidence, slim)


def _usual(page: registry.Page, evidence: Evidence | None, slim: bool) -> None:
    with st.popover("Menu", icon=":material/menu:", width="stretch"):
        if slim:
            st.html(_ways(page))
        else:
            _menu(page, evidence)
    if page.name == "care":
        # Streamlit's link to the page that is already open would not move it back to the top.
        st.html(_here(page.icon))
    else:
        links.to("care", HELP)
    if evidence:
        button = st.button("Share", icon=":material/share:", key=share.BUTTON, width="stretch")
        if button:
            notes.over("Share this view", share.link, page, evidence)


def _here(icon: str) -> str:
    """The way to help on the page that help stands on, beside Streamlit's own links."""
    sign = f'<span translate="no" aria-hidden="true">{icon.split("/")[1].strip(":")}</span>'
    return f'<a class="here" href="#{help_numbers.ANCHOR}">{sign}{HELP}</a>'


def _ways(page: registry.Page) -> str:
    """The ways to all pages as one piece of HTML: thirty phones take it in at once."""
    entries = (
        _way(entry.title, share.address(entry, {}, ".") if entry is not page else None)
        for entry in registry.PAGES
    )
    return f'<nav class="ways" aria-label="All pages">{"".join(entries)}</nav>'


def _menu(page: registry.Page, evidence: Evidence | None) -> None:
    for entry in registry.PAGES:
        links.to(entry.name, f"**{entry.title}** (this page)" if entry is page else entry.title)
    if evidence:
        st.button(
            "Large, for a projector",
            icon=":material/fullscreen:",
            key="bar_large",
            on_click=big.enter,
            width="stretch",
        )


def _thin(page: registry.Page, evidence: Evidence) -> None:
    place = big.place(page.name, evidence)
    st.html(_place(place, page))
    if place and not place.words:
        _over("Task", "bar_task", ":material/assignment:", place.lesson["title"], _task, place)
    if found := notes.waiting():
        _over("Notes", "bar_notes", notes.ICON, "Notes", _each, found)
    _over(
        "QR", "bar_qr", ":material/qr_code_2:", "On your own phone", share.code_of, page, evidence
    )
    st.button(
        "Leave", icon=":material/close:", key="bar_leave", on_click=big.leave, args=(page.name,)
    )


def _place(place: Place | None, page: registry.Page) -> str:
    """What is shown, and the ways on, as HTML.

    Plain links, because Streamlit's own write two entries into the browser's history, one of them
    without what is set, and Back would lead to that one.
    """
    help_link = _way(HELP, f"./care?{urlencode(big.carried() | big.embedded())}")
    if place is None:
        return f'<div class="place"><b>{escape(page.heading)}</b>{help_link}</div>'
    steps = _way("← Back", place.address(-1)) + _way("Next →", place.address(1))
    return (
        f'<div class="place"><b>{escape(place.lesson["title"])}</b>'
        f"<span>{place.number} of {len(place.steps)}</span>{steps}{help_link}</div>"
    )


def _way(label: str, address: str | None) -> str:
    href = (
        f' href="{escape(address)}" target="_self"'
        if address
        else ' role="link" aria-disabled="true"'
    )
    return f"<a{href}>{label}</a>"


def _over(
    label: str, key: str, icon: str, title: str, draw: Callable[..., object], *arguments: object
) -> None:
    if st.button(label, key=key, icon=icon):
        notes.over(title, draw, *arguments)


def _task(place: Place) -> None:
    """What the class is to do in this step."""
    st.markdown(f"**Step {place.number} of {len(place.steps)}** · {place.step.minutes} minutes")
    st.markdown(place.step.text)


def _each(waiting: Iterable[Callable[[], object]]) -> None:
    for draw in waiting:
        draw()
