"""``streamlit run serve.py`` in a copy of the app that has lost its ``.streamlit`` folder."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import Config
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.deploy.machines import LOOPBACK, ROOT, Replica, get, wait_until

pytestmark = pytest.mark.slow

SECRET = "the-inside-of-the-server"
MEGABYTE = 10**6


def start(folder: Path) -> Replica:
    """A server in a folder that holds the app without its settings; it runs from there."""
    for name in ("app.py", "serve.py", "pages", "goodcry", "data"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    server = Replica(folder)
    server.folder = folder
    # Neither the settings of the unit nor those of whoever runs the tests.
    server.environment["HOME"] = str(folder)
    server.command = [sys.executable, "-m", "streamlit", "run", "serve.py"]
    for setting in (f"address={LOOPBACK}", f"port={server.port}", "headless=true"):
        server.command.append(f"--server.{setting}")
    server.start()
    server.wait()
    return server


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    """A server without settings, one of whose pages breaks."""
    folder = tmp_path_factory.mktemp("bare")
    server = start(folder)
    (folder / "pages" / "care.py").write_text(f"raise RuntimeError({SECRET!r})\n", "utf-8")
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def line(server: Replica) -> Iterator[ClientConnection]:
    """The socket that a browser would open."""
    with connect(
        f"ws://{server.name}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://{server.name}"),
        max_size=None,
        proxy=None,
    ) as opened:
        yield opened


def visit(server: Replica, page: str) -> list[ForwardMsg]:
    """All that a visitor's browser is sent when it opens a page."""
    request = BackMsg()
    request.rerun_script.page_name = page
    with line(server) as opened:
        opened.send(request.SerializeToString())
        took: list[ForwardMsg] = []
        while not took or took[-1].WhichOneof("type") != "script_finished":
            data = opened.recv(timeout=60)
            assert isinstance(data, bytes)
            took.append(ForwardMsg.FromString(data))
    return took


def check(server: Replica) -> tuple[int, str]:
    """What ``/healthz`` says once each page has been drawn."""
    said = (0, "")

    def drawn() -> bool:
        nonlocal said
        answer = get(server.port, "/healthz")
        said = (answer.status, answer.body.decode())
        return "not been drawn yet" not in said[1]

    wait_until(drawn, "the pages are drawn")
    return said


def test_no_statistics_are_sent_and_no_second_menu_is_shown(bare: Replica) -> None:
    [began] = [m.new_session for m in visit(bare, "") if m.HasField("new_session")]
    assert began.config.gather_usage_stats is False
    assert began.config.hide_sidebar_nav is True
    assert began.config.toolbar_mode == Config.ToolbarMode.MINIMAL


def test_a_page_that_breaks_tells_nothing_of_the_inside(bare: Replica) -> None:
    took = visit(bare, "care")
    found = [
        m.delta.new_element.exception for m in took if m.delta.new_element.HasField("exception")
    ]
    assert len(found) == 1
    assert not found[0].stack_trace
    assert not any(SECRET in str(message) for message in took)


def test_the_health_check_names_the_page_that_breaks_and_tells_nothing_of_the_inside(
    bare: Replica,
) -> None:
    assert check(bare) == (503, "care: this page cannot be drawn.")
    assert get(bare.port, "/_stcore/health").status == 200


def test_a_message_that_unpacks_to_a_bomb_is_refused_before_it_does(bare: Replica) -> None:
    visit(bare, "")
    before = peak(bare)
    with line(bare) as opened:
        assert opened.protocol.extensions, "it should travel compressed"
        opened.send(bytes(190 * MEGABYTE))
        with pytest.raises(ConnectionClosed) as closed:
            opened.recv(timeout=60)
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 1009  # too big
    assert peak(bare) - before < 20 * MEGABYTE


def test_a_file_is_refused_before_it_is_read(bare: Replica) -> None:
    connection = HTTPConnection(LOOPBACK, bare.port, timeout=30)
    connection.putrequest("PUT", "/_stcore/upload_file/session/file")
    connection.putheader("Content-Length", str(20 * MEGABYTE))
    connection.endheaders()
    assert connection.getresponse().status == 404
    connection.close()


def test_what_is_for_those_who_run_the_server_is_for_them_alone(bare: Replica) -> None:
    assert get(bare.port, "/_stcore/metrics").status == 200
    assert get(bare.port, "/_stcore/metrics", X_Forwarded_For="192.168.7.23").status == 404


def test_its_event_loop_is_the_fast_one(bare: Replica) -> None:
    uvloop = pytest.importorskip("uvloop.loop", reason="not for this system")
    loaded = {Path(file.path) for file in psutil.Process(bare.pid).memory_maps()}
    assert Path(uvloop.__file__).resolve() in loaded


def peak(server: Replica) -> int:
    """The most memory that a server has held so far, in bytes."""
    status = Path(f"/proc/{server.pid}/status")
    if not status.exists():
        pytest.skip("this system does not say how much memory a process has held")
    [kilobytes] = re.findall(r"^VmHWM:\s+(\d+) kB", status.read_text("utf-8"), re.MULTILINE)
    return int(kilobytes) * 1024


def test_damaged_evidence_is_said_with_its_sentence_until_it_is_mended(tmp_path: Path) -> None:
    server = start(tmp_path)
    try:
        table = tmp_path / "data" / "evidence" / "findings.csv"
        whole = table.read_text("utf-8")
        table.write_text(whole.replace("\n", ",one cell too many\n", 2), "utf-8")
        status, sentence = check(server)
        assert status == 503
        assert "evidence/findings.csv" in sentence
        assert str(tmp_path) not in sentence
        assert get(server.port, "/_stcore/health").status == 200
        table.write_text(whole, "utf-8")
        wait_until(lambda: check(server) == (200, "ok"), "the server is well")
    finally:
        server.stop()
