"""How every page looks: paper and ink, old letters for titles, and water at the foot.

The water is the app's only ornament: the bar that stays in sight is a level of it, and the drop
leads home. The same rules serve the first words, so that nobody sees the live page take their
place. What Streamlit draws itself, ``.streamlit/config.toml`` sets.
"""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st

from goodcry.figures import drops, look, svg

# How wide drawings stand on a wide page, px. They are made for a phone and would look coarse
# stretched over all of it; those of few parts, or beside words, stand narrower.
DRAWING_WIDTH, NARROW_DRAWING_WIDTH = 480, 400

# A tile of the water's surface, px.
WAVE_WIDTH, WAVE_HEIGHT = 72, 7
_WAVE = svg.drawing(
    WAVE_WIDTH,
    WAVE_HEIGHT,
    [f'<path d="M0 3.5C12 0 24 0 36 3.5S60 7 72 3.5V{WAVE_HEIGHT}H0z"/>'],
)
SURFACE = f'url("data:image/svg+xml,{quote(_WAVE)}")'


def water(level: str) -> str:
    """Rules that make an element a level of water with a surface; it must be positioned."""
    return f"""
{level} {{ background: {look.tone("water")}; }}
{level}::before {{ content: ""; position: absolute; left: 0; right: 0; bottom: 100%;
  height: {WAVE_HEIGHT}px; margin-bottom: -1px; background: {look.tone("water")};
  pointer-events: none; -webkit-mask: {SURFACE} 50% 100% repeat-x;
  mask: {SURFACE} 50% 100% repeat-x; }}
@media (forced-colors: active) {{ {level} {{ border-top: 1px solid; }}
  {level}::before {{ display: none; }} }}
"""


# The foot of the page, over its whole width; the bar is in it.
BAR = ":has(> * > * > * > .st-key-bar)"
# Large numbers with the word for each beside it.
COUNTS = f"""
.gc-counts {{ display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: baseline; margin: 0; }}
.gc-counts span {{ white-space: nowrap; }}
.gc-counts b {{ font: 600 2.25rem/1.15 var({look.PREFIX}title);
  font-variant-numeric: lining-nums; }}
""" + "\n".join(
    f".gc-counts .{name} b {{ color: {look.tone(f'{name}-words')}; }}" for name in drops.SIGNS
)
RULES = f"""{look.rules()}
{water(BAR)}
{BAR} {{ position: relative; }}
{COUNTS}
.stApp h1 {{ letter-spacing: -0.01em; text-wrap: balance; }}
[class*="st-key-card-"] {{ position: relative; background: {look.tone("card")}; }}
[class*="st-key-card-"] a::after {{ content: ""; position: absolute; inset: 0; }}
@media print {{ .stApp, .stApp * {{ color: {look.TONES["ink"].day} !important; }}
  .stApp {{ background: #ffffff !important; }} }}
"""
STYLE = f"<style>{RULES}</style>"


def icon() -> str:
    """The app's mark for the browser's tab: the drop on paper, as SVG."""
    paper, water = (look.TONES[name].day for name in ("paper", "accent"))
    return svg.drawing(
        32,
        32,
        [
            f'<rect width="32" height="32" rx="7" fill="{paper}"/>'
            f'<path d="{drops.DROP}" transform="translate(6 2)" fill="{water}"/>'
        ],
    )


def is_dark() -> bool:
    """Whether the page is shown in its dark theme; unknown counts as light."""
    return st.context.theme.type == "dark"
