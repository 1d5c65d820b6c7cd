"""Only an instrument that shows faults can show that there are none: planted ones must be found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goodcry.ui.mechanisms import parts
from tests.browser.accessibility import broken_rules, unexplained
from tests.browser.checks import lost_in_a_contrast_theme
from tests.browser.fingers import Tried, trapped
from tests.browser.views import STATES
from tests.browser.visit import AT_REST, Visit

pytestmark = pytest.mark.browser

TEARS = next(view for view in STATES if view.state == parts.KINDS)
FAULTS = """
<div data-testid="stApp">
<section data-testid="stMain" style="width: 360px; height: 640px; overflow: auto">
  <div style="width: 500px">too wide</div>
  <div style="width: 40px; overflow: hidden; white-space: nowrap">these words are cut off</div>
  <div style="height: 8px; overflow: hidden">half a line</div>
  <div style="width: 90px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">
    these words end in dots</div>
  <p>A sentence with <a href="#">a link</a> in it is fine.</p>
  <p><a href="#">a link alone</a></p>
  <button style="height: 20px">low</button><button style="height: 30px; width: 90px">button</button>
  <table><tr><td><a href="#" style="display: block; height: 25px">row</a></td></tr></table>
  <span style="font-size: 11px">small print</span>
  <input aria-label="small field" style="height: 44px; font-size: 15px">
  <div contenteditable="true" style="height: 44px; font-size: 15px">small words</div>
  <img alt="picture" width="100" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'
viewBox='0 0 200 50'%3E%3Ctext x='0' y='20' font-size='14'%3Etiny%3C/text%3E%3Ctext x='180'
y='40' font-size='30'%3Ebeyond%3C/text%3E%3C/svg%3E">
  <svg role="img" aria-label="drawing" viewBox="0 0 200 50" width="100"><text x="180" y="40"
    font-size="30">over the edge</text></svg>
  <div class="js-plotly-plot" style="width: 100px; height: 60px"><svg class="main-svg" width="100"
    height="60"><text y="20">one</text><text y="22">two</text><text x="90" y="50">beyond</text>
  </svg></div>
  <div data-testid="stException">It broke.</div>
  <div data-testid="stImage"><img alt="picture" class="lets-go" width="300" height="300"
    src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"></div>
  <div class="js-plotly-plot picture-that-holds" style="height: 300px; touch-action: none"></div>
  <input type="range" class="jumps" style="width: 100%; height: 44px"
    ontouchstart="this.value = Math.random() * 100">
  <div class="drags stuck" style="height: 44px; margin: 99px 0; touch-action: pan-y"></div>
  <div style="height: 900px"></div>
</section></div>"""
FOUND = {
    "overflow": ("too wide",),
    "clipped": (
        *("cut off", "half a line", "end in dots"),
        *('"beyond" runs out of the picture', '"over the edge" runs out of the picture'),
    ),
    "targets": ('"low"', "link alone"),
    "main_targets": ('"low"', '"button"', "link alone"),
    "small": ("small print", '"tiny"'),
    "fields": ("small field", "small words"),
    "charts": ('"two" runs over "one"', '"beyond" runs out'),
    "alerts": ("It broke",),
}


def test_the_audit_finds_each_kind_of_fault(visit: Visit) -> None:
    visit.page.set_content(FAULTS)
    found = visit.audit()
    assert set(found) == set(FOUND)
    for kind, words in FOUND.items():
        for word in words:
            assert any(word in example for example in found[kind]), (kind, word, found[kind])
    assert not any('"row"' in example for example in [*found["targets"], *found["main_targets"]])
    assert not any('"a link"' in example for example in found["targets"])


def test_what_holds_a_finger_or_jumps_under_it_is_noticed(visit: Visit, tmp_path: Path) -> None:
    visit.page.set_content(FAULTS)
    visit.rest = lambda frames=8: None  # type: ignore[method-assign]  # no app that could rest
    wrong = trapped(visit, Tried(tmp_path))
    for name, fault in (
        ("picture-that-holds", "a swipe scrolls 0 px"),
        ("jumps", "a swipe changes it"),
        ("stuck", "a drag does not move it"),
        ("picture-that-holds", "two fingers do not enlarge the page"),
        ("jumps", "two quick touches enlarge the page"),
    ):
        assert any(name in each and fault in each for each in wrong), name
    assert not [each for each in wrong if "lets-go" in each]


UNSEEN = """<style>button { border: 1px solid; outline: none; width: 99px; height: 44px }
.on { background: blue; box-shadow: 0 0 3px blue } .good.on { font-weight: 700 }
.good:focus-visible { outline: 3px solid }</style>
<p role="group"><button aria-pressed="true" class="on">lost</button>
<button aria-pressed="false">off</button></p>
<p role="group"><button aria-pressed="true" class="good on">seen</button>
<button aria-pressed="false" class="good">off</button></p>
<div style="forced-color-adjust: none; background: HighlightText"><b style="color: HighlightText">
gone</b><b style="color: CanvasText"> seen</b></div>"""


def test_what_a_contrast_theme_hides_is_noticed(visit: Visit) -> None:
    visit.page.set_content(UNSEEN)
    found = " ".join(lost_in_a_contrast_theme(visit))
    assert '"lost" looks as if it were not chosen' in found
    assert '"lost" (BUTTON submit) has no outline in focus' in found
    assert '"gone" has the colour of what is behind it' in found
    assert "seen" not in found


# Keeps what the server says from the page for as long as `holding` is true.
HOLD = """(() => {
  window.holding = false;
  const held = [];
  WebSocket.prototype.addEventListener = function (kind, hear) {
    const later = event => holding ? held.push(() => hear(event)) : hear(event);
    EventTarget.prototype.addEventListener.call(this, kind, kind === 'message' ? later : hear);
  };
  window.release = () => { holding = false; held.splice(0).forEach(each => each()); };
})()"""
RESTS_MEANWHILE = f"""async frames => {{
  const atRest = {AT_REST};
  for (let frame = 0; frame < frames; frame += 1) {{
    await new Promise(requestAnimationFrame);
    if (atRest(8)) return true;
  }}
  return false;
}}"""


def test_an_answer_that_is_late_is_waited_for(stranger: Callable[..., Visit]) -> None:
    """A busy server answers long after a fold has opened; then the page moves once more."""
    visit = stranger()
    visit.page.add_init_script(HOLD)
    visit.open(TEARS.path)
    assert visit.page.evaluate(RESTS_MEANWHILE, 30)
    visit.page.evaluate("() => { window.holding = true; }")
    visit.page.locator("summary").filter(has_text="Where each line comes from").click()
    assert not visit.page.evaluate(RESTS_MEANWHILE, 60)
    before = visit.words()
    visit.page.evaluate("() => release()")
    visit.rest()
    assert len(visit.words()) > len(before) + 100
    assert not visit.audit()


# Something in a component's own part of the page moves, for a long time.
MOVE = """() => {
  const parts = [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')];
  const [each] = parts.flatMap(part => part.shadowRoot?.querySelector('figure, svg, div') ?? []);
  window.moving = each.animate([{ opacity: 1 }, { opacity: 0.9 }], 1e6);
}"""


def test_what_moves_in_a_part_of_its_own_is_waited_for(visit: Visit) -> None:
    """A contrast that is measured while a colour still changes is no contrast."""
    visit.open(TEARS.path).page.evaluate(MOVE)
    assert not visit.page.evaluate(RESTS_MEANWHILE, 30)
    visit.page.evaluate("() => moving.cancel()")
    assert visit.page.evaluate(RESTS_MEANWHILE, 30)


def test_a_foreign_request_and_an_error_are_noticed(visit: Visit) -> None:
    visit.open("/")
    assert any(url.startswith("ws") for url in visit.requests)
    with visit.page.expect_request("https://example.org/**"):
        visit.page.evaluate("() => { new Image().src = 'https://example.org/pixel.gif'; }")
    with visit.page.expect_console_message():
        visit.page.evaluate("() => console.error('something broke')")
    troubles = visit.troubles()
    assert any("example.org" in trouble for trouble in troubles)
    assert any("something broke" in trouble for trouble in troubles)


def test_broken_rules_and_unexplained_pictures_are_noticed(visit: Visit) -> None:
    visit.page.set_content(
        """<html lang="en"><title>Page</title><main data-testid="stMain"><img src="data:,">
        <p data-testid="stMarkdown" style="color: #aaa; background: #fff">Too faint to read.</p>
        </main>"""
    )
    rules = {"color-contrast in stMarkdown", "image-alt in stMain"}
    # What Streamlit breaks in one kind of element does not excuse another kind.
    assert rules <= broken_rules(visit, {"light": {"color-contrast in stTable"}}, "light").keys()
    assert not rules & broken_rules(visit, {"light": rules}, "light").keys()
    visit.page.set_content("""<div data-testid="stApp"><div class="st-key-page">
        <img alt="with a table" width="9" height="9"><table><tr><td>1</td></tr></table>
        <img alt="without" width="9" height="9"><img width="9" height="9"></div></div>""")
    assert [picture["name"] for picture in unexplained(visit)] == ["without", ""]
