"""What pushes towards better or worse, as bars from a middle line, drawn in HTML.

HTML and not a chart: nothing in it is touched, the words keep their size on a phone, and a first
touch on the moderators page need not wait for 1.4 MB of chart code. Side, sign and hatching say
the direction, never colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from goodcry.evidence import Evidence
from goodcry.figures import theme
from goodcry.outcome import Prediction

# One small push must not fill the picture: a side reaches at least this far, in log-odds.
SHORTEST_REACH = 0.3
SCENARIO_COLOURS = (theme.PARASYMPATHETIC, theme.SYMPATHETIC)
STYLE = f"""<style>
.gc-pushes {{ max-width: 40rem; }}
.gc-sides {{ display: flex; justify-content: space-between; font-size: 0.875rem; }}
.gc-push {{ margin-top: 0.5rem; break-inside: avoid; }}
.gc-push-name {{ line-height: 1.3; }}
.gc-push-room {{ margin: 0 3.4rem; }}
.gc-push-bar {{ position: relative; height: 1.5rem; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }}
.gc-push-bar::before {{ content: ""; position: absolute; left: 50%; top: 0; bottom: 0;
  border-left: 2px solid {theme.GRID}; transform: translateX(-1px); }}
.gc-push-bar > i {{ position: absolute; top: 0.2rem; bottom: 0.2rem; border-radius: 2px; }}
.gc-push-bar > b {{ position: absolute; top: 50%; transform: translateY(-50%); font-weight: 400;
  font-size: 0.875rem; font-variant-numeric: tabular-nums; line-height: 1; white-space: nowrap; }}
</style>"""
HATCHED = "repeating-linear-gradient(135deg,{0} 0 4px,transparent 4px 6px)"


def of_each(predictions: Mapping[str, Prediction]) -> dict[str, dict[str, float]]:
    """Factor -> scenario -> push in log-odds, from the strongest towards better downwards.

    Factors that push nothing are left out.
    """
    found: dict[str, dict[str, float]] = {}
    for name, prediction in predictions.items():
        for factor, push in prediction.contributions.items():
            if push:
                found.setdefault(factor, {})[name] = push
    return dict(sorted(found.items(), key=lambda item: -sum(item[1].values())))


def drawing(predictions: Mapping[str, Prediction], evidence: Evidence) -> str:
    """The pushes as an HTML list: a factor an item, a scenario a bar. ValueError if none pushes.

    One scenario: colour says the direction, as everywhere. Two: colour and letter the scenario.
    """
    found = of_each(predictions)
    if not found:
        raise ValueError("nothing pushes: set a factor that has a direction")
    longest = max(abs(push) for pushes in found.values() for push in pushes.values())
    reach = max(longest, SHORTEST_REACH)
    colours = dict(zip(predictions, SCENARIO_COLOURS, strict=False))
    items = []
    for factor, pushes in found.items():
        bars = "".join(
            _bar(
                push,
                reach,
                colours[name]
                if len(predictions) > 1
                else theme.BETTER
                if push > 0
                else theme.WORSE,
                f"{name} " if len(predictions) > 1 else "",
            )
            for name, push in pushes.items()
        )
        name = escape(evidence.row("factors", factor)["name"])
        items.append(
            f'<div class="gc-push" role="listitem"><div class="gc-push-name">{name}</div>'
            f'<div class="gc-push-room">{bars}</div></div>'
        )
    sides = '<div class="gc-sides"><span>← worse</span><span>better →</span></div>'
    return (
        f'<div class="gc-pushes">{sides}<div role="list" '
        f'aria-label="Pushes towards worse or better">{"".join(items)}</div></div>'
    )


def words(push: float) -> str:
    """A push as it is printed beside its bar, in log-odds."""
    return f"{push:+.2f}".replace("-", "−")


def _bar(push: float, reach: float, colour: str, scenario: str) -> str:
    length = 50 * abs(push) / reach
    near = "left" if push > 0 else "right"
    paint = colour if push > 0 else HATCHED.format(colour)
    side = "better" if push > 0 else "worse"
    said = escape(f"{scenario}{words(push)}")
    return (
        f'<div class="gc-push-bar" role="img" aria-label="{said} towards {side}">'
        f'<i style="{near}:50%;width:{length:.2f}%;background:{paint}"></i>'
        f'<b style="{near}:calc({50 + length:.2f}% + 0.35rem)">{said}</b></div>'
    )
