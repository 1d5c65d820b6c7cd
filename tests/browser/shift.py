"""The instrument of the page of the shift as tests in a browser find it."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodcry.ui.shift import study_data
from tests.support.records import EVIDENCE

PHONE, SCREEN = (390, 844), (1280, 800)
SMALL, PROJECTOR = (360, 640), (1920, 1080)
CLOCK = study_data.data(EVIDENCE)["clock"]


def share_of(seconds: float) -> float:
    """Where a time lies on the axis."""
    times, shares = np.array(CLOCK["knots"]).T
    return float(np.interp(seconds, times, shares))


def instrument(page: Any) -> Any:
    return page.locator(".instrument")


def top_of_bar(page: Any) -> float:
    """Where the app's own bar begins, px."""
    bar = page.locator(".st-key-bar")
    bar.wait_for()
    return float(bar.bounding_box()["y"])


def clock(page: Any) -> Any:
    return page.get_by_role("slider", name="Time from the first tear")


# Where something that moves stands, as percent of what contains it.
PLACE = """mark => {
  const { e, f } = new DOMMatrix(getComputedStyle(mark).transform);
  const { width, height } = mark.parentNode.getBoundingClientRect();
  return [100 * e / width, 100 * f / height];
}"""


def head(page: Any) -> float:
    """Where the play head stands, as a share of the axis."""
    return float(page.locator(".band > .head:not(.was)").evaluate(PLACE)[0]) / 100


# Where it stands once that is where it is expected; a busy browser has so many frames for that.
COMES = f"""async (mark, [share, frames]) => {{
  const stands = () => ({PLACE})(mark)[0] / 100;
  for (let frame = 0; frame < frames && Math.abs(stands() - share) > 0.01; frame += 1) {{
    await new Promise(requestAnimationFrame);
  }}
  return stands();
}}"""


def head_near(page: Any, share: float) -> float:
    """Where the play head stands, once it is near a share of the axis or has had the time."""
    return float(page.locator(".band > .head:not(.was)").evaluate(COMES, [share, 120]))
