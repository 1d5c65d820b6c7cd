"""How every page looks: paper and ink, old letters for titles, and water at the foot.

The water is the app's only ornament, and the drop its only mark. The same rules serve the first
words, so that nobody sees the live page take their place.
"""

from __future__ import annotations

from pathlib import Path

from goodcry.figures import look

# How wide drawings stand at most, px. They are made for a phone and would look coarse stretched
# over a wide page.
DRAWING_WIDTH = 560
RULES = look.rules() + Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
STYLE = f"<style>{RULES}</style>"
