"""How pages are laid out: words in a column, a stage as wide as the screen.

A page has one layout, whatever it shows, and its widths are a matter of style: so nothing flips.
``st-key-...`` classes are Streamlit's documented hook for a container's key.

    with stage.stage("table"):
        ...

Stages stand at the top level of a page.

A message on a stage named ``lead`` takes the whole width, too: its points stand side by side, and
what the page is about stands higher up. ``var(--lead)`` is the height that such a message has with
the title; where there is none, it is not set. The faces of a frame on such a page are chosen beside
the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from goodcry.ui.kit import keys

# Words keep a width that is easy to read. A stage takes what there is.
# An instrument has its place before its code has come: what is below would jump out of sight.
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
[class*="st-key-stage-"] > * > [class*="st-key-frame-"] { border: 0; padding: 0; }
[class*="st-key-stage-"] [class*="_instrument"] { min-height: 100vh; }
@media (min-width: 64rem) {
  .st-key-page:has([class*="st-key-stage-"][class*="_lead"]) {
    --lead: 12.5rem; position: relative; }
  .st-key-page:has([class*="st-key-stage-"][class*="_lead"]) > * > [class*="st-key-stage-"]
    :is([class*="_face"], [class*="_place_"]) { position: absolute;
    inset: -3.75rem 0 auto auto; width: auto; }
  [class*="st-key-stage-"][class*="_lead"] p + ul { display: flex; gap: 1rem; } }
@media (min-width: 64rem) and (max-width: 76rem) {
  .st-key-page:has([class*="st-key-stage-"][class*="_lead"]) { --lead: 15.5rem; } }
"""


@contextmanager
def stage(key: str) -> Iterator[None]:
    """A part of the page that is as wide as the screen; ``key`` names it on its page."""
    with st.container(key=f"stage-{keys.own(key)}"):
        yield
