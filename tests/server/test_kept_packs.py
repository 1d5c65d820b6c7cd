"""Packs that are made ahead and kept: they are sent, told apart, mended, and not needed."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette

from goodcry.server import packed
from goodcry.server.packed import folder, keep
from tests.support.static_files import FILES, PACKED, SCRIPT, SCRIPT_PATH, UNPACK, app, sent


def kept_packs(static: Path, packs: Path) -> list[Path]:
    """All that is there after packs were made."""
    keep([static / path[1:] for path in PACKED], packs)
    return sorted(packs.iterdir())


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_packs_that_are_kept_are_sent(
    server: Starlette, static: Path, packs: Path, coding: str
) -> None:
    made = kept_packs(static, packs)
    assert len(made) == 2 * len(PACKED)
    # Made with other settings, to be told from one that the server makes.
    (file,) = (
        f for f in made if f.suffix == f".{coding}" and UNPACK[coding](f.read_bytes()) == SCRIPT
    )
    another = {"br": brotli.compress(SCRIPT, quality=0), "gzip": gzip.compress(SCRIPT, 0)}[coding]
    file.write_bytes(another)
    assert sent(server, SCRIPT_PATH, coding).body == another


def test_what_is_kept_is_not_made_again_and_what_is_of_no_use_goes(
    static: Path, packs: Path
) -> None:
    made = kept_packs(static, packs)
    times = [file.stat().st_mtime_ns for file in made]
    foreign = packs / "notes.txt"
    foreign.touch()
    (packs / f"{'0' * 64}.br").touch()
    (packs / f"{'0' * 64}.gzip.1.half").touch()
    assert kept_packs(static, packs) == sorted([*made, foreign])
    assert [file.stat().st_mtime_ns for file in made] == times


@pytest.mark.parametrize("damage", ["emptied", "cut", "another's", "plain"])
def test_a_damaged_pack_is_not_sent_and_is_mended(
    server: Starlette, static: Path, packs: Path, damage: str
) -> None:
    whole = {file: file.read_bytes() for file in kept_packs(static, packs)}
    for file, other in zip(whole, reversed(whole), strict=True):
        file.write_bytes(
            {
                "emptied": b"",
                "cut": whole[file][:-5],
                "another's": whole[other],
                "plain": SCRIPT,
            }[damage]
        )
    for path in PACKED:
        for coding, unpack in UNPACK.items():
            answer = sent(server, path, coding)
            assert answer.headers["content-encoding"] == coding
            assert unpack(answer.body) == FILES[path]
    kept_packs(static, packs)
    assert {file: file.read_bytes() for file in packs.iterdir()} == whole


@pytest.mark.parametrize("there", ["nothing", "a file", "folders"])
def test_without_packs_the_server_makes_its_own_and_writes_nothing(
    server: Starlette, static: Path, packs: Path, there: str
) -> None:
    if there == "a file":
        packs.touch()
    elif there == "folders":
        for file in kept_packs(static, packs):
            file.unlink()
            file.mkdir()
    before = sorted(packs.parent.rglob("*"))
    assert brotli.decompress(sent(server, SCRIPT_PATH, "br").body) == SCRIPT
    assert sorted(packs.parent.rglob("*")) == before


def test_where_nothing_can_be_kept_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GOODCRY_CACHE", str(tmp_path / "file" / "packs"))
    packed.main()
    assert capsys.readouterr().out.startswith("No packs of Streamlit's files are kept (")


def test_packs_can_be_kept_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOODCRY_CACHE", str(tmp_path))
    assert folder() == tmp_path
    monkeypatch.delenv("GOODCRY_CACHE")
    assert folder().is_relative_to(sys.prefix)


def test_another_streamlit_has_other_packs(static: Path, packs: Path) -> None:
    kept_packs(static, packs)
    new = b"export const drops = [4];\n" * 100
    (static / SCRIPT_PATH[1:]).write_bytes(new)
    assert brotli.decompress(sent(app(static, packs), SCRIPT_PATH, "br").body) == new
