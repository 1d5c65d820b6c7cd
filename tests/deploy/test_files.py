"""The container's and the service's files: nothing missing, nothing too much, and they start."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from goodcry.server import watchdog
from goodcry.ui.kit import registry
from tests.browser.server import free_port
from tests.deploy import machines
from tests.deploy.machines import LOOPBACK, ROOT, UNIT

DOCKERFILE = ROOT / "deploy" / "Dockerfile"
PORT = "8501"

# Opens every page of the app in the folder it runs in; says what went wrong.
OPEN_EVERY_PAGE = """
import sys
from streamlit.testing.v1 import AppTest

for script in sys.argv[1:]:
    page = AppTest.from_file("app.py", default_timeout=60).run()
    if script != "app.py":
        page = page.switch_page(script).run()
    problems = [element.value for element in (*page.exception, *page.error)]
    assert page.title and not problems, (script, problems)
"""


def instructions(name: str) -> list[str]:
    """The arguments of each Dockerfile instruction of this name."""
    text = re.sub(r"^#.*\n", "", DOCKERFILE.read_text("utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return [line.split(maxsplit=1)[1] for line in lines if line.split(maxsplit=1)[:1] == [name]]


def copied() -> dict[str, str]:
    """What goes into the image: path in the repository -> path in the image."""
    return dict(line.split() for line in instructions("COPY"))


def container_command(port: int) -> list[str]:
    """The image's command line, on another port, run by the Python of the tests."""
    words = json.loads(instructions("CMD")[-1])
    return [sys.executable, *(word.replace(PORT, str(port)) for word in words[1:])]


def settings(command: list[str]) -> dict[str, str]:
    """Streamlit's settings on a command line."""
    return dict(word[2:].split("=", 1) for word in command if word.startswith("--"))


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the image would hold, and no more."""
    folder = tmp_path_factory.mktemp("image")
    for source, target in copied().items():
        if (ROOT / source).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "secrets.toml")
            shutil.copytree(ROOT / source, folder / target, ignore=ignored)
        else:
            shutil.copy(ROOT / source, folder / target)
    return folder


def test_the_image_holds_the_app_and_nothing_for_development() -> None:
    assert all((ROOT / source).exists() for source in copied())
    assert set(copied()) == {
        "requirements.txt",
        "app.py",
        "serve.py",
        ".streamlit/",
        "pages/",
        "goodcry/",
        "data/",
    }
    assert instructions("RUN") == [
        "pip install --requirement requirements.txt",
        "python -m goodcry.server.packed",
    ]


def test_the_build_sees_only_what_it_copies() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*", "all is ignored but what is named"
    let_in = {rule[1:] for rule in rules if rule.startswith("!")}
    assert let_in == {source.rstrip("/") for source in copied()}
    assert ".streamlit/secrets.toml" in rules


def test_the_image_is_small_and_powerless() -> None:
    assert re.fullmatch(r"\d+:\d+", instructions("USER")[-1])
    assert instructions("USER")[-1] != "0:0"
    assert instructions("EXPOSE") == [PORT]
    [base] = instructions("FROM")
    version = re.fullmatch(r"python:(3\.\d+)-slim", base)
    assert version, base
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lowest = wanted["requires-python"].removeprefix(">=")
    assert int(version[1].split(".")[1]) >= int(lowest.split(".")[1])
    assert f"Python {version[1]}" in (ROOT / "docs" / "deploy.md").read_text("utf-8")


@pytest.mark.slow
def test_every_page_opens_with_what_the_image_holds(image: Path) -> None:
    scripts = [page.script for page in registry.PAGES]
    done = subprocess.run(
        [sys.executable, "-c", OPEN_EVERY_PAGE, *scripts],
        cwd=image,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.slow
def test_the_containers_command_and_its_health_check(image: Path) -> None:
    port = free_port()
    log = image.parent / "container.log"
    check = json.loads(instructions("HEALTHCHECK")[-1].split("CMD", 1)[1])
    check = [sys.executable, *(word.replace(PORT, str(port)) for word in check[1:])]
    container = machines.Replica(image.parent)
    container.command, container.port, container.log = container_command(port), port, log
    assert subprocess.run(check, capture_output=True).returncode != 0
    container.folder = image
    container.start()
    try:
        container.wait()
        machines.wait_until(
            lambda: subprocess.run(check, capture_output=True).returncode == 0, "it is healthy"
        )
    finally:
        container.stop()
    said = log.read_text("utf-8")
    assert f"URL: http://localhost:{port}" in said
    assert "xternal" not in said, "it asked a host on the internet for its own address"


@pytest.mark.slow
def test_the_service_tells_systemd_how_it_is(tmp_path: Path) -> None:
    service = machines.Replica(tmp_path)
    address = str(tmp_path / "notify")
    service.environment |= {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "2000000"}
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.settimeout(60)
        systemd.bind(address)
        service.start()
        try:
            heard = [systemd.recv(4096).decode()]
            while f"WATCHDOG=1\nSTATUS={watchdog.WELL}" not in heard:
                heard.append(systemd.recv(4096).decode())
        finally:
            service.stop()
    assert heard[0] == "READY=1"
    assert all(message.startswith("WATCHDOG=1\nSTATUS=") for message in heard[1:])


def test_service_and_container_run_with_the_same_settings() -> None:
    service, container = settings(machines.replica_command(1)), settings(container_command(1))
    assert service.pop("server.address") == LOOPBACK
    assert container.pop("server.address") == "0.0.0.0"
    assert container.pop("browser.serverAddress") == "localhost"
    assert service == container
    assert service["server.headless"] == "true"
    assert service["server.enableWebsocketCompression"] == "true"
    assert service["server.enableXsrfProtection"] == service["server.enableCORS"] == "true"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("Type", "notify"),
        ("WatchdogSignal", "SIGKILL"),
        ("Restart", "always"),
        ("DynamicUser", "yes"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("IPAddressDeny", "any"),
        ("IPAddressAllow", "localhost"),
        ("PrivateUsers", "yes"),
        ("ProcSubset", "pid"),
        ("MemoryDenyWriteExecute", "yes"),
        ("SystemCallFilter", "~@privileged @resources"),
        ("EnvironmentFile", "/etc/good-cry.env"),
    ],
)
def test_the_service_is_locked_in(key: str, value: str) -> None:
    assert machines.unit_section("Service")[key] == value


def test_rooms_of_one_replica_alone_are_not_opened() -> None:
    """nginx seats a class on several."""
    assert "GOODCRY_LIVE_DB=off" in machines.unit_section("Service")["Environment"].split()
    assert "GOODCRY_LIVE_DB=off" in " ".join(instructions("ENV")).split()


def test_the_service_starts_this_app_from_its_folder() -> None:
    service = machines.unit_section("Service")
    words = shlex.split(service["ExecStart"])
    assert words[0] == f"{service['WorkingDirectory']}/.venv/bin/python"
    assert words[1:5] == ["-m", "streamlit", "run", "serve.py"]
    assert "--server.port=%i" in words
    assert service["MemoryMax"].endswith("M")
    assert machines.unit_section("Install")["WantedBy"] == "multi-user.target"


def test_systemd_understands_the_service(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd-analyze found")
    text = UNIT.read_text("utf-8")
    here = text.replace("/opt/good-cry/.venv/bin/python", sys.executable)
    (tmp_path / UNIT.name).write_text(here.replace("/opt/good-cry", str(ROOT)), "utf-8")
    instance = UNIT.name.replace("@", f"@{PORT}")
    done = subprocess.run(
        [program, "verify", "--man=no", str(tmp_path / instance)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert instance not in done.stderr, done.stderr


def test_nginx_asks_the_ports_that_the_guide_starts() -> None:
    conf = machines.NGINX_CONF.read_text("utf-8")
    asked = re.findall(r"^\s*server 127\.0\.0\.1:(\d+) ", conf, re.MULTILINE)
    started = re.search(r"enable --now((?: good-cry@\d+)+)", UNIT.read_text("utf-8"))
    assert started
    ports = re.findall(r"@(\d+)", started[1])
    assert asked == [*ports, *ports], "once as they are known to be, once in need"
    assert f"enable --now{started[1]}" in (ROOT / "docs" / "deploy.md").read_text("utf-8")


def test_no_secret_is_in_the_repository() -> None:
    assert not (ROOT / ".streamlit" / "secrets.toml").exists()
    for file in (ROOT / "deploy").iterdir():
        assert not re.search(r"COOKIE_SECRET=[0-9a-f]{8}", file.read_text("utf-8")), file.name
