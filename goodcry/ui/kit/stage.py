"""How pages are laid out: words in a column, a stage as wide as the screen.

A page has one layout, whatever it shows, and its widths are a matter of style: so nothing flips.
``st-key-...`` classes are Streamlit's documented hook for a container's key.

    with stage.stage():
        ...

Stages stand at the top level of a page. A second one on a page has another of the ``NAMES``.

A message on a stage named ``lead`` takes the whole width, too: its points stand side by side, and
what the page is about stands higher up. ``var(--lead)`` is the height that such a message has with
the title; where there is none, it is not set. The faces of a frame on such a page are chosen beside
the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

# All that a page has at most: a few, whatever the page shows, so that its style can name each.
NAMES = ("lead", "main", "chain", "sides")
# The style of a page asks for a stage by these whole classes. By a part of one ([class*=...]) it
# would work through the page anew at each change of any class, which takes a slow phone 20 to 50
# ms; so it would at each element that comes, did a rule style any (`*`) within what has a stage.
STAGE = f":is({', '.join(f'.st-key-stage-{name}' for name in NAMES)})"
COLUMNS = ":is(.st-key-page-head, .st-key-page, .st-key-page-end)"
# Words keep a width that is easy to read. A stage takes what there is.
# An instrument has its place before its code has come: what is below would jump out of sight.
STYLE = f"""
{COLUMNS} {{ display: grid; column-gap: 0;
  grid-template-columns: minmax(0, 1fr) minmax(0, var(--words, 44rem)) minmax(0, 1fr); }}
{COLUMNS} > * {{ grid-column: 2; }}
.st-key-page:has({STAGE}) {{ grid-template-columns: 0 minmax(0, 44rem) minmax(0, 1fr); }}
.st-key-page > [data-testid="stLayoutWrapper"]:has({STAGE}) {{
  grid-column: 1 / -1; order: var(--stage-order, 0); }}
.stMainBlockContainer:has({STAGE}) {{ --head: 1 / -1; }}
.st-key-page-head > * {{ grid-column: var(--head, 2); }}
.stMainBlockContainer {{ padding-left: max(1rem, env(safe-area-inset-left));
  padding-right: max(1rem, env(safe-area-inset-right)); }}
.stBottom > * > * {{
  padding-left: max(1rem, calc(50% - 22rem), env(safe-area-inset-left));
  padding-right: max(1rem, calc(50% - 22rem), env(safe-area-inset-right)); }}
{STAGE} > * > [class*="st-key-frame-"] {{ border: 0; padding: 0; }}
{STAGE} [class*="_instrument"] {{ min-height: 100vh; }}
@media (min-width: 64rem) {{
  .st-key-page:has(.st-key-stage-lead) {{ --lead: 12.5rem; position: relative; }}
  .st-key-page:has(.st-key-stage-lead) > * > {STAGE}
    :is([class*="_face"], [class*="_place_"]) {{ position: absolute;
    inset: -3.75rem 0 auto auto; width: auto; }}
  .st-key-stage-lead p + ul {{ display: flex; gap: 1rem; }} }}
@media (min-width: 64rem) and (max-width: 76rem) {{
  .st-key-page:has(.st-key-stage-lead) {{ --lead: 15.5rem; }} }}
"""


@contextmanager
def stage(name: str = "main") -> Iterator[None]:
    """A part of the page that is as wide as the screen; ``name`` is one of ``NAMES``.

    Raises:
        ValueError: for another name: its style would not know it.
    """
    if name not in NAMES:
        raise ValueError(f"There is no stage {name!r}. Name it in stage.NAMES: {', '.join(NAMES)}.")
    with st.container(key=f"stage-{name}"):
        yield
