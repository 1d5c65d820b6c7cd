"""What visitors see when a replica, a line or everything fails: the scenario in their address.

Everything runs on this machine, in a real browser.
"""

from __future__ import annotations

import re

import pytest

from tests.deploy.machines import Replica, get
from tests.deploy.phones import Phone
from tests.deploy.school import School

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_page_lives_through_nginx(school: School, phone: Phone) -> None:
    phone.open(school.port, support="helped")
    phone.shows(support="helped")
    phone.tap("resolution", "settled")
    phone.shows(support="helped", resolution="settled")
    assert len(phone.sockets) == 1


def test_visitors_move_when_a_replica_is_killed_or_started_anew(
    school: School, phone: Phone
) -> None:
    phone.open(school.port, support="helped")
    phone.shows(support="helped")
    phone.tap("resolution", "settled")
    phone.shows(support="helped", resolution="settled")
    first = school.replica_of(phone)
    with phone.reconnects():
        first.kill()
    second = school.replica_of(phone)
    assert second is not first
    phone.shows(support="helped", resolution="settled")
    phone.tap("support", "hostile")
    phone.shows(support="hostile", resolution="settled")
    # An update: the replicas are started anew one after the other, this time in good order.
    school.start()
    with phone.reconnects():
        second.stop()
    assert school.replica_of(phone) is first
    phone.tap("support", "helped")
    phone.shows(support="helped", resolution="settled")


def test_a_lone_replica_that_starts_anew_gets_its_visitors_back(
    school: School, phone: Phone
) -> None:
    """Without nginx, as on a teacher's own computer."""
    replica = school.replicas[0]
    phone.open(replica.port, support="helped")
    phone.shows(support="helped")
    phone.tap("resolution", "settled")
    phone.shows(support="helped", resolution="settled")
    with phone.reconnects():
        replica.kill()
        phone.is_lost()
        replica.start()
        replica.wait()
    phone.shows(support="helped", resolution="settled")
    phone.tap("support", "hostile")
    phone.shows(support="hostile", resolution="settled")


def test_a_dropped_line_comes_back_to_the_same_scenario(school: School, phone: Phone) -> None:
    phone.open(school.port, support="helped")
    phone.shows(support="helped")
    before = sessions(school.replica_of(phone))
    cut_off(phone, school)
    phone.shows(support="helped")
    phone.tap("resolution", "settled")
    phone.shows(support="helped", resolution="settled")
    after = sessions(school.replica_of(phone))
    assert after["reconnect"] > before["reconnect"], "it should have been the same session"
    assert after["connect"] == before["connect"]


def test_a_phone_locked_for_longer_than_its_session_lives(school: School, phone: Phone) -> None:
    with school.forgetful():
        phone.open(school.port, support="helped")
        phone.shows(support="helped")
        before = sessions(school.replica_of(phone))
        cut_off(phone, school)
        phone.shows(support="helped")
        phone.tap("resolution", "settled")
        phone.shows(support="helped", resolution="settled")
        after = sessions(school.replica_of(phone))
        assert after["connect"] == before["connect"] + 1, "it should have been a new session"
        assert after["reconnect"] == before["reconnect"]


def cut_off(phone: Phone, school: School) -> None:
    """Take a phone's line away, and give it back once the phone has noticed."""
    with phone.reconnects():
        phone.offline(True)
        school.cut_all_lines()
        phone.is_lost()
        phone.offline(False)


def sessions(replica: Replica) -> dict[str, int]:
    """How often sessions of a replica began, ended and were taken up again."""
    text = get(replica.port, "/_stcore/metrics").body.decode()
    found = re.findall(r'^session_events_total\{type="(\w+)"\} (\d+)', text, re.MULTILINE)
    return {kind: int(number) for kind, number in found}


def test_with_no_replica_a_visitor_is_asked_to_wait_and_then_let_in(
    school: School, phone: Phone
) -> None:
    for replica in school.replicas:
        replica.kill()
    phone.open(school.port, support="helped")
    phone.shows_heading("One moment")
    school.start()
    phone.shows(support="helped")
