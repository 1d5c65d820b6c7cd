"""A phone that is turned round: what was read, set and open stays, and fits."""

from __future__ import annotations

import pytest

from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

UPRIGHT, LYING = (390, 844), (844, 390)
SCROLL = """share => {
  const main = document.querySelector('[data-testid="stMain"]');
  main.scrollTop = share * (main.scrollHeight - main.clientHeight);
}"""
# Marks the piece of text that stands nearest to where one reads, and tells where it stands.
READ = """() => {
  const pieces = [...document.querySelectorAll('.st-key-page :is(h2, h3, p, li, td)')];
  const off = piece => Math.abs(piece.getBoundingClientRect().top - 0.4 * innerHeight);
  window.read ??= pieces.reduce((best, piece) => off(piece) < off(best) ? piece : best);
  const { top, bottom } = window.read.getBoundingClientRect();
  return [top, bottom];
}"""
# Whether these words begin between two heights, px.
BETWEEN = f"([low, high]) => {{ const [top] = ({READ})(); return low <= top && top <= high; }}"


@pytest.mark.parametrize("path", ["/evidence", "/care"])
def test_the_reader_stays_at_the_same_words(path: str, visit: Visit) -> None:
    page = visit.open(path).page
    visit.resize(*UPRIGHT)
    page.evaluate(SCROLL, 0.7)
    visit.rest()
    before = page.evaluate(READ)
    visit.resize(*LYING)
    page.wait_for_function(BETWEEN, arg=[0, LYING[1]])
    visit.rest(frames=24)
    top, bottom = page.evaluate(READ)
    assert 0 <= top < bottom <= LYING[1]
    visit.resize(*UPRIGHT)
    page.wait_for_function(BETWEEN, arg=[before[0] - 2, before[0] + 2])
    visit.rest(frames=24)
    assert page.evaluate(READ) == pytest.approx(before, abs=2)


def test_a_dialog_stays_open_and_fits(visit: Visit) -> None:
    page = visit.open("/moderators?support=helped").page
    visit.resize(*UPRIGHT)
    page.get_by_role("button", name="Share").tap()
    page.get_by_role("dialog").wait_for()
    visit.resize(*LYING)
    assert not visit.audit()
    page.get_by_role("button", name="Close").tap()
    page.get_by_role("dialog").wait_for(state="detached")
    assert "support=helped" in page.url
    assert not visit.audit()
