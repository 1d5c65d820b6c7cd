"""What the moderator table answers at an address: the same as the page, and no more than it."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from goodcry import outcome
from goodcry.evidence import Row
from goodcry.figures import drops
from goodcry.server import answers
from tests.support.app import open_page
from tests.support.asgi import Answer, ask
from tests.support.records import EVIDENCE, FACTORS, each
from tests.support.table import fed

SCENARIOS = 300
APP = Starlette(routes=answers.routes())

MANY = {
    "support": "hostile",
    "base": "diary",
    "size": "0.8",
    "compare": "true",
    "b_shame": "ashamed",
    "story": "ashamed_alone",
}


def get(page: str, asked: Mapping[str, str]) -> Answer:
    return ask(APP, f"/answers/{page}?{urlencode(asked)}")


def answered(page: str = "moderators", **asked: str) -> dict[str, Any]:
    """What is answered to this at the page's address of answers."""
    answer = get(page, asked)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    return dict(json.loads(answer.body))


@each("factor_levels")
def test_it_answers_as_the_model_does(row: Row) -> None:
    found = answered(**{row["factor"]: row["level"]})["answers"]["A"]["counts"]
    assert found == drops.whole_drops(outcome.predict({row["factor"]: row["level"]}, EVIDENCE))


def test_it_answers_many_scenarios_as_the_model_does() -> None:
    choose = random.Random(15)
    for _ in range(SCENARIOS):
        chosen = {
            key: choose.choice(FACTORS[key])
            for key in choose.sample(list(FACTORS), choose.randint(2, len(FACTORS) // 2))
        }
        prediction = outcome.predict(chosen, EVIDENCE)
        found = answered(**chosen)["answers"]["A"]
        assert found["counts"] == drops.whole_drops(prediction), chosen


@pytest.mark.parametrize("asked", [{}, MANY], ids=["nothing", "much"])
def test_it_says_just_what_the_page_is_fed(asked: dict[str, str]) -> None:
    told = fed(open_page("pages/moderators.py", asked))
    del told["turn"]
    assert answered(**asked) == told


def test_it_says_why_the_answer_touched_last_moves_nothing() -> None:
    def silence(last: str) -> str:
        return str(answered(company="alone", last=last)["answers"]["A"]["words"]["silence"])

    assert silence("company")
    assert not silence("support")


def test_what_it_does_not_know_is_as_if_it_were_not_there() -> None:
    assert answered(support="eaten", utm_source="mail", last="eaten") == answered(last="eaten")


def test_where_no_table_stands_it_says_where_one_does() -> None:
    answer = get("care", {})
    assert answer.status == 404
    assert "moderators" in answer.text
