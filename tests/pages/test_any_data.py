"""Two thousand changes of the data: each is refused in a sentence, or every page opens with it.

The changes are those of :mod:`tests.support.mutations`. A change that is refused never reaches a
page. Those that are taken are laid over each other, some dozens at a time, and every page is opened
once; where one breaks, halves of them are tried until the change that did it is found.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from goodcry import tables
from goodcry.checks import spreadsheets
from goodcry.evidence import DATA_FOLDER, DataError, Evidence, load
from goodcry.ui.kit import frame
from tests.support.data_copy import remembering
from tests.support.mutations import Files, Mutation, mutations
from tests.support.visits import STATES, Visitor, downloads, every_fold_open, forget_data

CHANGES, SEED = 2_000, 11
# So many changes are opened together.
TOGETHER = 80
LONGEST_SENTENCE = 900


class Trial:
    """A folder of data that is changed and read again and again."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.patch = folder, patch
        self.files: Files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.glob("*/*")
            if path.suffix in (".csv", ".json")
        }
        self.whole = load(folder)
        self.visitor = Visitor()

    def read(self, files: Files) -> Evidence:
        """The data with these files."""
        for name, text in files.items():
            if text != self.files[name]:
                (self.folder / name).write_bytes(text)
        try:
            return load(self.folder)
        finally:
            for name, text in files.items():
                if text != self.files[name]:
                    (self.folder / name).write_bytes(self.files[name])

    def changed(self, changes: tuple[Mutation, ...]) -> Files:
        """The files after these changes, one after the other."""
        files = self.files
        for change in changes:
            files = change.apply(files)
        return files

    def verdict(self, change: Mutation) -> str:
        """What becomes of a change on its own."""
        try:
            found = self.read(self.changed((change,)))
        except DataError as fault:
            sentence = str(fault)
            assert sentence.startswith(("evidence/", "content/")), sentence
            assert sentence.endswith(".") and "\n" not in sentence, sentence
            assert len(sentence) <= LONGEST_SENTENCE, sentence
            return "refused"
        same = found.codebooks == self.whole.codebooks and all(
            found.rows(table) == self.whole.rows(table) for table in self.whole.resources
        )
        return "taken, says the same" if same else "taken"

    def broken(self, changes: tuple[Mutation, ...]) -> Iterator[str]:
        """The changes with which a page breaks, and how."""
        try:
            found = self.read(self.changed(changes))
        except DataError:  # together they are too much
            faults = ["together"]
        else:
            faults = list(self.open_all(found))
        if not faults:
            return
        if len(changes) == 1:
            yield f"{changes[0].name}: {faults[0]}"
            return
        middle = len(changes) // 2
        yield from self.broken(changes[:middle])
        yield from self.broken(changes[middle:])

    def open_all(self, found: Evidence) -> Iterator[str]:
        """What breaks when all pages, handouts and downloads are made from this."""
        self.patch.setattr(frame, "load", lambda: found)
        forget_data()
        for name, states in STATES.items():
            for state in states:
                page = self.visitor.open(name, state)
                for fault in (*page.exception, *page.error):
                    yield f"{name} {state}: {fault.value}"
        for name, make in downloads(found):
            try:
                make()
            except Exception as fault:
                yield f"{name}: {fault!r}"


@pytest.mark.slow
def test_a_change_is_refused_or_every_page_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tables, "_read_table", remembering(tables._read_table))
    # Most texts are the same in all changes, and so is what a spreadsheet takes them for.
    monkeypatch.setattr(spreadsheets, "look", cache(spreadsheets.look))
    trial = Trial(Path(shutil.copytree(DATA_FOLDER, tmp_path / "data")), monkeypatch)
    changes = (
        change
        for change in mutations(trial.files, seed=SEED)
        if change.apply(trial.files) != trial.files
    )
    verdicts: dict[str, list[Mutation]] = {}
    for change in islice(changes, CHANGES):
        verdicts.setdefault(trial.verdict(change), []).append(change)
    taken = tuple(verdicts["taken"])
    groups = [taken[start : start + TOGETHER] for start in range(0, len(taken), TOGETHER)]
    with every_fold_open():
        broken = [fault for group in groups for fault in trial.broken(group)]
    forget_data()
    count = Counter({verdict: len(found) for verdict, found in verdicts.items()})
    with capsys.disabled():
        print(f"\n{CHANGES} changes: {dict(count)}, of them broke a page: {len(broken)}")
    assert not broken, "\n".join(broken)
