"""One school's server for the tests of a file, whole again before each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.deploy import machines, phones
from tests.deploy.phones import Handset, Phone
from tests.deploy.school import School


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """nginx and two replicas; skipped or failed where there is no nginx."""
    program = machines.nginx_program()
    if program is None:
        phones.unavailable("no nginx found")
    school = School(str(program), tmp_path_factory.mktemp("school"))
    try:
        school.start()
        yield school
    finally:
        school.stop()


@pytest.fixture
def school(running: School) -> School:
    """nginx and both replicas, whatever the test before did to them."""
    running.start()
    return running


@pytest.fixture(scope="module")
def handset() -> Iterator[Handset]:
    """A phone's browser; skipped or failed where there is none."""
    with phones.chromium() as found:
        yield found


@pytest.fixture
def phone(handset: Handset) -> Iterator[Phone]:
    """A visitor who was never here."""
    visitor = Phone(handset)
    yield visitor
    visitor.close()
