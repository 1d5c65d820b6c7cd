"""nginx alone, with stand-ins for replicas: what it does when they fail, and how it speaks TLS."""

from __future__ import annotations

import re
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.deploy import phones
from tests.deploy.machines import LOOPBACK, NGINX_CONF, ROOT, Answer, Nginx, get, nginx_program

CERTIFICATE = "/etc/ssl/good-cry/"
HOST = "cry.school.example"


class StandIn:
    """In a replica's place: says its name, and for some paths that it is not well."""

    def __init__(self) -> None:
        self.unwell: set[str] = set()
        outer = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(503 if self.path in outer.unwell else 200)
                self.end_headers()
                self.wfile.write(outer.name.encode())

            def log_message(self, *_: object) -> None:
                """Nothing is written down."""

        self.server = ThreadingHTTPServer((LOOPBACK, 0), Answers)
        self.name = f"{LOOPBACK}:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def pair() -> Iterator[list[StandIn]]:
    found = [StandIn(), StandIn()]
    yield found
    for one in found:
        one.server.shutdown()
        one.server.server_close()


@pytest.fixture
def proxy(pair: list[StandIn], tmp_path: Path) -> Iterator[Nginx]:
    nginx = Nginx(program(), tmp_path, [one.name for one in pair])
    yield from running(nginx)


def program() -> str:
    found = nginx_program()
    if found is None:
        phones.unavailable("no nginx found")
    return str(found)


def running(nginx: Nginx) -> Iterator[Nginx]:
    try:
        nginx.start()
        nginx.wait()
        yield nginx
    finally:
        nginx.stop()


def ask(proxy: Nginx, path: str, seat: int) -> Answer:
    return get(proxy.port, path, Cookie=f"good_cry_seat=seat-{seat}")


def test_one_replica_with_damaged_evidence_is_left_for_the_other(
    proxy: Nginx, pair: list[StandIn]
) -> None:
    damaged, whole = pair
    damaged.unwell = {"/care"}
    for seat in range(20):
        answer = ask(proxy, "/care", seat)
        assert (answer.status, answer.body.decode()) == (200, whole.name)


def test_where_all_have_damaged_evidence_they_still_say_whom_to_call(
    proxy: Nginx, pair: list[StandIn]
) -> None:
    for one in pair:
        one.unwell = {"/care"}
    answers = [ask(proxy, "/care", seat) for seat in range(20)]
    assert {answer.status for answer in answers} == {503}
    assert {answer.body.decode() for answer in answers} <= {one.name for one in pair}


def test_asking_how_a_replica_is_moves_nobody(proxy: Nginx, pair: list[StandIn]) -> None:
    unwell, well = pair
    unwell.unwell = {"/healthz"}
    seated = [ask(proxy, "/", seat).body.decode() for seat in range(20)]
    assert set(seated) == {unwell.name, well.name}
    for seat, name in enumerate(seated):
        answer = ask(proxy, "/healthz", seat)
        assert (answer.status, answer.body.decode()) == (503 if name == unwell.name else 200, name)
    assert [ask(proxy, "/", seat).body.decode() for seat in range(20)] == seated


@pytest.fixture
def encrypted(pair: list[StandIn], tmp_path: Path) -> Iterator[Nginx]:
    """nginx with a certificate, as the command of the guide sets it up."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl found")
    key = ["-newkey", "rsa:2048", "-nodes", "-keyout", str(tmp_path / "privkey.pem")]
    made = ["-out", str(tmp_path / "fullchain.pem"), "-subj", f"/CN={HOST}", "-days", "2"]
    subprocess.run([openssl, "req", "-x509", *key, *made], check=True, capture_output=True)
    conf = tmp_path / "with-a-certificate.conf"
    shutil.copy(NGINX_CONF, conf)
    [edit] = re.findall(r"^ +sed (.*) /etc/nginx/conf.d/good-cry.conf$", guide(), re.MULTILINE)
    subprocess.run(f"sed {edit} {conf}", shell=True, check=True)
    conf.write_text(conf.read_text("utf-8").replace(CERTIFICATE, f"{tmp_path}/"), "utf-8")
    listens = ("listen 443 ssl http2;", "listen 80 default_server;")
    names = [one.name for one in pair]
    yield from running(Nginx(program(), tmp_path, names, conf, listens))


def guide() -> str:
    return (ROOT / "docs" / "deploy.md").read_text("utf-8")


def test_with_a_certificate_everybody_is_led_to_tls(encrypted: Nginx) -> None:
    tls, plain = encrypted.ports
    answer = get(plain, "/moderators?support=written-down", Host=HOST)
    assert answer.status == 301
    assert answer.header("Location") == f"https://{HOST}/moderators?support=written-down"
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    connection = HTTPSConnection(LOOPBACK, tls, timeout=30, context=anybody)
    connection.request("GET", "/moderators?support=written-down", headers={"Host": HOST})
    page = connection.getresponse()
    assert page.status == 200
    assert page.getheader("Strict-Transport-Security") == "max-age=31536000"
    assert str(page.getheader("Set-Cookie")).endswith("; Secure")
    connection.close()
    assert "written-down" not in encrypted.written()
