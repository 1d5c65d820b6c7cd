"""What the benchmark of the moderator table notes of a touch, on small pages made for it."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.lab.taps import WATCH
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

# As short as it can be while two frames fit.
QUIET = 200
PAGE = """<label><input type="radio"> kind</label>
<p id="counts">62 better</p><p id="other">before</p><p id="unseen" hidden>before</p>"""
TAP = """([input, result, quiet]) => {
  window.tap = window.watchTap(input, result, quiet);
  window.tap.catch(() => {});
}"""
# When the radio is chosen: three frames later the answer, another one later something else.
ANSWER = """other => {
  const frames = (count, then) =>
    requestAnimationFrame(() => count ? frames(count - 1, then) : then());
  document.querySelector("input").onchange = () => frames(3, () => {
    document.getElementById("counts").textContent = "66 better";
    frames(1, () => { document.querySelector(other).textContent = "after"; });
  });
}"""


def tapped(visit: Visit, made: str, other: str) -> dict[str, float]:
    """What is noted of one tap on a page where another element changes after the answer."""
    page: Any = visit.page
    page.set_content(made)
    page.evaluate(WATCH)
    page.evaluate(ANSWER, other)
    radio, result = page.locator("input"), page.locator("#counts")
    page.evaluate(TAP, [radio.element_handle(), result.element_handle(), QUIET])
    radio.tap()
    noted: dict[str, float] = page.evaluate("() => window.tap")
    return noted


def test_the_choice_shows_before_the_answer_and_the_last_change_settles_it(visit: Visit) -> None:
    noted = tapped(visit, PAGE, "#other")
    assert 0 < noted["shown"] < noted["answer"] < noted["settled"]


@pytest.mark.parametrize(
    "made",
    [
        PAGE,
        PAGE.replace("hidden", 'style="position: absolute; width: 1px; height: 1px"'),
        PAGE.replace("hidden", 'class="stStatusWidget"'),
    ],
    ids=["hidden", "only heard", "a sign of Streamlit"],
)
def test_what_nobody_sees_unsettles_nothing(made: str, visit: Visit) -> None:
    noted = tapped(visit, made, "#unseen")
    assert noted["settled"] == noted["answer"]
