"""Streamlit is asked for no dialogs of its own about what went wrong, and for nothing else."""

from __future__ import annotations

import json

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_routes import create_host_config_routes

from goodcry.server.dialogs import HOST, NoDialogs
from tests.support.asgi import ask

GONE = "/care/_stcore/host-config"
STREAMLITS = [*create_host_config_routes(None), Route(GONE, lambda _: Response("gone", 404))]
APP = Starlette(routes=STREAMLITS, middleware=[Middleware(NoDialogs)])


def test_one_setting_is_added_to_streamlits_own() -> None:
    before, after = (
        ask(app, HOST, headers={"Accept-Encoding": "gzip"})
        for app in (Starlette(routes=STREAMLITS), APP)
    )
    was, now = json.loads(before.body), json.loads(after.body)
    assert {name for name in now if now[name] != was.get(name)} == {"blockErrorDialogs"}
    assert now["blockErrorDialogs"] is True
    assert int(after.headers["content-length"]) == len(after.body)
    assert after.headers["cache-control"] == before.headers["cache-control"]


def test_what_is_no_such_answer_stays() -> None:
    assert (ask(APP, GONE).status, ask(APP, GONE).text) == (404, "gone")
    assert ask(APP, HOST, method="POST").status == 405
