"""What the store of live classes asks its tables (:mod:`goodcry.rooms_database`): SQL alone.

The same statements for SQLite and PostgreSQL, but for the locks of the latter.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, RowMapping, bindparam, text

from goodcry import live
from goodcry.live import Room

# Between several choices of one person; no cell of a table can hold it.
BETWEEN = "\n"
# So often a code is drawn before there seems to be none left.
DRAWS = 20
# All that hangs on a room.
_PARTS = ("live1_keys", "live1_voters", "live1_votes", "live1_totals")

_ROOM = """
    r.code, r.set_id, r.step, r.round, r.phase, r.door, r.version, r.opened, r.expires,
    (SELECT count(*) FROM live1_voters WHERE code = :code) AS joined
"""
_HOLD = f"""
    SELECT {_ROOM}, r.hand_hash, r.hand_until, r.hand_tries FROM live1_rooms AS r
    WHERE r.code = :code AND r.expires > :now
"""
_STATE = text(f"""
    SELECT {_ROOM}, t.step AS at, t.round AS asked, t.choice, t.number, t.single
    FROM live1_rooms AS r LEFT JOIN (
        SELECT code, step, round, value AS choice, count(*) AS number, 1 AS single
        FROM live1_votes WHERE code = :code AND value <> '' GROUP BY code, step, round, value
        UNION ALL
        SELECT code, step, round, choice, number, 0 FROM live1_totals WHERE code = :code
    ) AS t ON t.code = r.code
    WHERE r.code = :code AND r.expires > :now
""")
_VOTE = """
    INSERT INTO live1_votes (code, step, round, voter, value, changes)
    SELECT r.code, r.step, r.round, v.voter, :value, 0
    FROM live1_rooms AS r JOIN live1_voters AS v ON v.code = r.code AND v.voter = :voter
    WHERE r.code = :code AND r.step = :step AND r.round = :round AND r.phase = 'open'
        AND r.expires > :now {share}
    ON CONFLICT (code, step, round, voter) DO UPDATE
    SET value = excluded.value, changes = live1_votes.changes + 1
    WHERE live1_votes.changes < :changes
    RETURNING step
"""


@dataclass(frozen=True)
class State:
    """A room with all that a wall needs, read in one go.

    Attributes:
        counted: how many have answered the item on the table in this round.
        totals: (step, round) -> option -> how often it was chosen.
        answers: (step, round) -> how many answered.
    """

    room: Room
    counted: int
    totals: Mapping[tuple[int, int], Mapping[str, int]]
    answers: Mapping[tuple[int, int], int]


class Statements:
    """The two statements that lock a room, in the words of a database (name of its dialect)."""

    def __init__(self, database: str) -> None:
        locks = database == "postgresql"  # SQLite has one writer at a time anyway
        self.hold = text(f"{_HOLD} FOR UPDATE OF r" if locks else _HOLD)
        self.vote = text(_VOTE.format(share="FOR SHARE OF r" if locks else ""))


def hashed(code: str, secret: str) -> str:
    """What is kept of a voter's number, a key or six digits: nobody can lead it back.

    The same number gives something else in another room.
    """
    return hashlib.sha256(f"{code}:{secret}".encode()).hexdigest()


def joined_values(values: tuple[str, ...]) -> str:
    """Several choices as one text; none is empty."""
    return BETWEEN.join(sorted(set(values)))


def room(row: RowMapping) -> Room:
    """The room of a row of ``_ROOM``."""
    names = ("code", "set_id", "step", "round", "phase", "version", "joined", "expires")
    return Room(**{name: row[name] for name in names}, door=bool(row["door"]))


def state(connection: Connection, code: str, now: int) -> State | None:
    """A room with its totals and those of the votes that are kept; None if there is none."""
    rows = connection.execute(_STATE, {"code": code, "now": now}).mappings().fetchall()
    if not rows:
        return None
    totals: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    answers: Counter[tuple[int, int]] = Counter()
    for row in rows:
        if row["at"] is None:  # nobody has answered yet
            continue
        place = row["at"], row["asked"]
        if row["single"]:
            answers[place] += row["number"]
            for choice in row["choice"].split(BETWEEN):
                totals[place][choice] += row["number"]
        elif row["choice"]:
            totals[place][row["choice"]] += row["number"]
        else:
            answers[place] += row["number"]
    here = room(rows[0])
    return State(
        here,
        answers[here.step, here.round],
        {place: dict(found) for place, found in totals.items()},
        dict(answers),
    )


def mine(
    connection: Connection, code: str, voter: str, step: int, round: int, now: int
) -> tuple[str, ...]:
    """What a voter's row holds for a round; () without one."""
    value = connection.scalar(
        text(
            "SELECT v.value FROM live1_votes AS v JOIN live1_rooms AS r ON r.code = v.code"
            " WHERE v.code = :code AND v.step = :step AND v.round = :round AND v.voter = :voter"
            " AND r.expires > :now"
        ),
        {"code": code, "voter": hashed(code, voter), "step": step, "round": round, "now": now},
    )
    return tuple(value.split(BETWEEN)) if value else ()


def count(connection: Connection) -> int:
    """How many rooms there are."""
    return int(connection.scalar(text("SELECT count(*) FROM live1_rooms")) or 0)


def draw(connection: Connection, until: int) -> str:
    """A code that is neither in use nor at rest; it is taken until then (s of UTC).

    Raises:
        RuntimeError: none was found; with a few hundred rooms that does not happen.
    """
    for _ in range(DRAWS):
        code = live.new_code(secrets.SystemRandom())
        taken = connection.scalar(
            text(
                "INSERT INTO live1_given (code, until) VALUES (:code, :until)"
                " ON CONFLICT DO NOTHING RETURNING code"
            ),
            {"code": code, "until": until},
        )
        if taken:
            return code
    raise RuntimeError("no code is free")


def insert(connection: Connection, room: Room, now: int) -> None:
    """Put down a new room, opened now."""
    connection.execute(
        text(
            "INSERT INTO live1_rooms"
            " (code, set_id, step, round, phase, door, version, opened, expires)"
            " VALUES (:code, :set_id, :step, :round, :phase, :door, :version, :now, :expires)"
        ),
        {**_cells(room), "now": now},
    )


def update(connection: Connection, room: Room) -> None:
    """Put a room in the place of what it was."""
    connection.execute(
        text(
            "UPDATE live1_rooms SET step = :step, round = :round, phase = :phase, door = :door,"
            " version = :version, expires = :expires WHERE code = :code"
        ),
        _cells(room),
    )


def _cells(room: Room) -> dict[str, object]:
    return {**asdict(room), "door": int(room.door)}


def has_joined(connection: Connection, code: str, voter: str) -> bool:
    """Whether a voter came in before."""
    known = text("SELECT 1 FROM live1_voters WHERE code = :code AND voter = :voter")
    return connection.scalar(known, {"code": code, "voter": hashed(code, voter)}) is not None


def add_voter(connection: Connection, code: str, voter: str) -> None:
    """Let a voter in."""
    added = text("INSERT INTO live1_voters (code, voter) VALUES (:code, :voter)")
    connection.execute(added, {"code": code, "voter": hashed(code, voter)})


def add_key(connection: Connection, code: str, key: str) -> None:
    """Let a key steer a room."""
    added = text("INSERT INTO live1_keys (code, key_hash) VALUES (:code, :key)")
    connection.execute(added, {"code": code, "key": hashed(code, key)})


def holds_key(connection: Connection, code: str, key: str) -> bool:
    """Whether a key steers a room; how long that takes tells nothing of the right one."""
    found = connection.scalars(
        text("SELECT key_hash FROM live1_keys WHERE code = :code"), {"code": code}
    )
    asked, holds = hashed(code, key), False
    for known in found:
        holds |= hmac.compare_digest(known, asked)
    return holds


def set_hand(
    connection: Connection, code: str, digits: str | None, until: int | None, tries: int = 0
) -> None:
    """Put down the hash of the six digits for another device, and until when they are good."""
    connection.execute(
        text(
            "UPDATE live1_rooms SET hand_hash = :digits, hand_until = :until, hand_tries = :tries"
            " WHERE code = :code"
        ),
        {"code": code, "digits": digits, "until": until, "tries": tries},
    )


def sum_up(connection: Connection, room: Room) -> None:
    """Turn the votes of the round on the table into totals, and delete them."""
    here = {"code": room.code, "step": room.step, "round": room.round}
    where = "WHERE code = :code AND step = :step AND round = :round"
    values = connection.scalars(
        text(f"SELECT value FROM live1_votes {where} AND value <> ''"), here
    ).all()
    numbers = Counter(choice for value in values for choice in value.split(BETWEEN))
    numbers[""] = len(values)
    added = text("INSERT INTO live1_totals VALUES (:code, :step, :round, :choice, :number)")
    rows = [{**here, "choice": choice, "number": number} for choice, number in numbers.items()]
    connection.execute(added, rows)
    connection.execute(text(f"DELETE FROM live1_votes {where}"), here)


def sweep(connection: Connection, now: int) -> None:
    """Delete all rooms past their time with all that hangs on them, and free codes at rest."""
    past = connection.scalars(
        text("DELETE FROM live1_rooms WHERE expires <= :now RETURNING code"), {"now": now}
    ).all()
    delete(connection, past)
    connection.execute(text("DELETE FROM live1_given WHERE until <= :now"), {"now": now})


def delete(connection: Connection, codes: Sequence[str]) -> None:
    """Delete rooms with all that hangs on them; their codes go on resting."""
    if not codes:
        return
    for table in ("live1_rooms", *_PARTS):
        deleted = text(f"DELETE FROM {table} WHERE code IN :codes")
        connection.execute(
            deleted.bindparams(bindparam("codes", expanding=True)), {"codes": list(codes)}
        )
