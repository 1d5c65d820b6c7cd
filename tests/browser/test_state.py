"""A link is a state: opened cold it shows what it names, and nobody sees another's choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.browser.server import started
from tests.browser.views import BASE, OPENING, STATES, label, missing
from tests.browser.visit import PHONE, WIDE, Visit, answered

pytestmark = pytest.mark.browser

PHONE_SETTINGS = {"is_mobile": True, "has_touch": True}
MODERATORS = next(view for view in STATES if view.page == "moderators")


def said(visit: Visit) -> str:
    """All that the page shows, and the moderator table in it, without what only is heard."""
    parts = visit.page.locator(".table > :not([role=status])").all_inner_texts()
    return " ".join([visit.words(), *" ".join(parts).split()])


def test_a_link_is_the_first_thing_that_a_fresh_server_is_asked_for(
    stranger: Callable[..., Visit],
) -> None:
    """As when a class scans a code and the host has just woken up; nothing is cached anywhere."""
    with started() as address:
        visit = stranger(address, **PHONE_SETTINGS).open(MODERATORS.path)
        assert not missing(MODERATORS, visit.words())
        assert not visit.troubles()
        visit.page.context.close()


def test_a_reload_brings_the_same_back(visit: Visit) -> None:
    visit.open("/moderators")
    with answered(visit.page):
        visit.page.get_by_role("radio", name="helped").tap()
    visit.page.reload()
    visit.rest()
    assert label("support", "helped") in said(visit)
    assert not missing(OPENING[1], visit.words())


def test_back_brings_back_what_a_link_asked_for(visit: Visit) -> None:
    claim = BASE.rows("mechanisms")[1]
    visit.open(f"/mechanisms?mechanism={claim['id']}")
    assert claim["question"] in visit.words()
    with answered(visit.page):
        visit.page.get_by_role("button", name="← All claims").tap()
    assert claim["question"] not in visit.words()
    with answered(visit.page):
        visit.page.go_back()
    assert claim["question"] in visit.words()
    assert visit.page.url.endswith(f"?mechanism={claim['id']}"), "the link itself has changed"
    assert not visit.troubles()


def test_nobody_sees_anothers_choices(stranger: Callable[..., Visit]) -> None:
    one, other = (stranger(**PHONE_SETTINGS).open("/moderators") for _ in range(2))
    untouched = said(other)
    with answered(one.page):
        one.page.get_by_role("radio", name="helped").tap()
    mine = label("support", "helped")
    assert mine in said(one)
    with answered(other.page):
        other.page.get_by_role("radio", name="hostile").tap()
    assert mine not in said(other)
    assert label("support", "hostile") not in said(one)
    with answered(other.page):
        other.page.get_by_role("button", name="Reset").tap()
    other.page.wait_for_url(lambda url: "support" not in url)
    assert said(other) == untouched
    # A newcomer finds the page as it was, too.
    assert said(stranger(**PHONE_SETTINGS).open("/moderators")) == untouched


# Watches frame by frame how far a control strays from its place, and how low the page becomes, px.
WATCH = """control => {
  const main = document.querySelector('[data-testid="stMain"]');
  const start = control.getBoundingClientRect().y;
  window.seen = { strayed: 0, before: main.scrollHeight, lowest: main.scrollHeight };
  const look = () => {
    const strayed = Math.abs(control.getBoundingClientRect().y - start);
    seen.strayed = Math.max(seen.strayed, strayed);
    seen.lowest = Math.min(seen.lowest, main.scrollHeight);
    seen.after = main.scrollHeight;
    window.watching = requestAnimationFrame(look);
  };
  look();
}"""
WATCHED = """async () => {
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  cancelAnimationFrame(window.watching);
  return seen;
}"""
MOST_STRAY = 1  # px


def jumps(seen: Mapping[str, float]) -> bool:
    """Whether the control moved, or the page was lower for a while than before and after."""
    return (
        seen["strayed"] > MOST_STRAY
        or seen["lowest"] < min(seen["before"], seen["after"]) - MOST_STRAY
    )


def test_a_jump_is_noticed(visit: Visit) -> None:
    visit.page.set_content(
        '<section data-testid="stMain"><p>Words</p><div style="height: 900px"></div></section>'
    )
    words = visit.page.locator("p")
    words.evaluate(WATCH)
    assert not jumps(visit.page.evaluate(WATCHED))
    for change in ("translate = '0 50px'", "marginTop = '50px'"):
        words.evaluate(WATCH)
        words.evaluate(f"each => {{ each.style.{change}; }}")
        assert jumps(visit.page.evaluate(WATCHED))
    # Gone for a moment and back again.
    words.evaluate(WATCH)
    for change in ("none", "block"):
        visit.page.locator("div").evaluate(f"each => {{ each.style.display = '{change}'; }}")
        visit.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
    assert jumps(visit.page.evaluate(WATCHED))


@pytest.mark.parametrize(("size", "step"), [(PHONE, 2), (WIDE, 6)], ids=str)
def test_nothing_jumps_when_the_result_changes(
    size: tuple[int, int], step: int, visit: Visit
) -> None:
    """Who touches several answers in a row must not see them move under the finger."""
    visit.open("/moderators")
    visit.resize(*size)
    jumped = {}
    questions = [
        factor["question"]
        for factor in BASE.rows("factors")
        if visit.page.get_by_role("radiogroup", name=factor["question"]).count()
    ]
    assert len(questions) > 2 * step
    for question in questions[::step]:
        group = visit.page.get_by_role("radiogroup", name=question)
        answer = group.get_by_role("radio").nth(1)
        answer.evaluate("each => each.scrollIntoView({block: 'center', behavior: 'instant'})")
        visit.rest()
        before = said(visit)
        group.evaluate(WATCH)
        with answered(visit.page):
            answer.tap()
        seen = visit.page.evaluate(WATCHED)
        if jumps(seen):
            jumped[question] = seen
        assert said(visit) != before, "the result has not changed"
    assert not jumped
