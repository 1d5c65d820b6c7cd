"""How pages are laid out: words in a column, a stage as wide as the screen, two panes on it.

A page has one layout, whatever it shows, and its widths are a matter of style: so nothing flips.
``st-key-...`` classes are Streamlit's documented hook for a container's key.

    with stage.panes("drops") as (picture, controls):
        with picture:
            ...  # what a touch changes: stays in sight
        with controls:
            ...  # what is touched

Stages stand at the top level of a page. Within one ``var(--stage)`` is the height that the screen
has for it, also to the styles of a component; drawings are at most ``var(--picture-height)`` high.

A message on a stage named ``lead`` takes the whole width, too: its points stand side by side, and
what the page is about stands higher up. ``var(--lead)`` is the height that such a message has with
the title; where there is none, it is not set. The faces of a frame on such a page are chosen beside
the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from goodcry.ui.kit import keys

# Words keep a width that is easy to read. A stage takes what there is, side by side from 64 rem on.
# An instrument has its place before its code has come: what is below would jump out of sight.
# On a phone the picture sticks to the top and leaves two thirds of the height to what is touched.
# Its height is one of whole px: at the end of what scrolls in a box of broken ones, Chrome holds a
# finger that would go on to scroll the page.
STYLE = """
[class*="st-key-page"] { display: grid; column-gap: 0;
  grid-template-columns: minmax(0, 1fr) minmax(0, 44rem) minmax(0, 1fr); }
[class*="st-key-page"] > * { grid-column: 2; }
.st-key-page:has([class*="st-key-stage-"]) {
  grid-template-columns: 0 minmax(0, 44rem) minmax(0, 1fr); }
.st-key-page > :has([class*="st-key-stage-"]),
:has(> * > .st-key-page [class*="st-key-stage-"]) > * > .st-key-page-head > * {
  grid-column: 1 / -1; }
:has(> * > * > .st-key-page) { padding-left: max(1rem, env(safe-area-inset-left));
  padding-right: max(1rem, env(safe-area-inset-right)); }
:has(> * > * > .st-key-bar) {
  padding-left: max(1rem, calc(50% - 22rem), env(safe-area-inset-left));
  padding-right: max(1rem, calc(50% - 22rem), env(safe-area-inset-right)); }
[class*="st-key-stage-"] { --stage: calc(100dvh - 9rem); }
[class*="st-key-stage-"] > * > [class*="st-key-frame-"] { border: 0; padding: 0; }
[class*="st-key-stage-"] [class*="_instrument"] { min-height: 100vh; }
:has(> [class*="st-key-stuck-"]) { position: sticky; top: 0; z-index: 2;
  background: var(--gc-paper); }
[class*="st-key-stuck-"] { max-height: 33vh; max-height: round(33vh, 1px); overflow: auto;
  --picture-height: 30vh; }
@media (min-width: 64rem) {
  [class*="st-key-stage-"]:has(> * > [class*="st-key-stuck-"]) { display: grid; align-items: start;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); column-gap: 2rem; }
  :has(> [class*="st-key-stuck-"]) { top: 1rem; }
  [class*="st-key-stuck-"] { max-height: var(--stage); }
  [class*="st-key-stuck-"] { --picture-height: calc(var(--stage) - 3rem); }
  .st-key-page:has([class*="st-key-stage-"][class*="_lead"]) {
    --lead: 12.5rem; position: relative; }
  .st-key-page:has([class*="st-key-stage-"][class*="_lead"]) > * > [class*="st-key-stage-"]
    :is([class*="_face"], [class*="_place_"]) { position: absolute;
    inset: -3.75rem 0 auto auto; width: auto; }
  [class*="st-key-stage-"][class*="_lead"] p + ul { display: flex; gap: 1rem; } }
@media (min-width: 64rem) and (max-width: 76rem) {
  .st-key-page:has([class*="st-key-stage-"][class*="_lead"]) { --lead: 15.5rem; } }
@media print {
  :has(> [class*="st-key-stuck-"]) { position: static; }
  [class*="st-key-stuck-"] { max-height: none; overflow: visible; } }
"""


@contextmanager
def stage(key: str) -> Iterator[None]:
    """A part of the page that is as wide as the screen; ``key`` names it on its page."""
    with st.container(key=f"stage-{keys.own(key)}"):
        yield


@contextmanager
def panes(key: str) -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """A stage of two panes: the picture, which stays in sight, and what is touched.

    On a wide screen they stand side by side. On a phone the picture comes first and sticks to the
    top, at most a third of the screen high.
    """
    with stage(key):
        yield (
            st.container(key=f"stuck-{keys.own(key)}"),
            st.container(key=f"beside-{keys.own(key)}"),
        )
