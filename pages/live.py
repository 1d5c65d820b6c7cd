"""A live class: the way in, and what a device is in a room."""

from __future__ import annotations

from goodcry.ui.kit import frame, messages, query
from goodcry.ui.live import device, door, hands, watch

with frame.page("live", slim=door.in_class()) as evidence:
    code, key = (query.asked(name, evidence) for name in (door.ROOM, hands.SET))
    if key and query.asked(hands.HANDS, evidence):
        hands.show(evidence, str(key))
    elif code is None or watch.is_off():
        with frame.lead():
            messages.show("live", evidence)
        door.show(evidence)
    else:
        device.show(evidence, str(code))
