"""What pushes towards better or worse, as bars from a middle line, drawn in HTML.

HTML and not a chart: nothing in it is touched, the words keep their size on a phone, and a first
touch on the moderators page need not wait for 1.4 MB of chart code. Side, sign and hatching say
the direction, never colour alone; a thin line says how unsure the push is.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from goodcry.evidence import Evidence
from goodcry.figures import look, theme
from goodcry.outcome import Prediction, Push
from goodcry.working import signed

# One small push must not fill the picture: a side reaches at least this far, in log-odds.
SHORTEST_REACH = 0.3
STYLE = f"""<style>
.gc-pushes {{ max-width: 48rem; }}
.gc-sides {{ display: flex; justify-content: space-between; font-size: 0.875rem; }}
.gc-push {{ margin-top: 0.5rem; break-inside: avoid; }}
.gc-push-name {{ line-height: 1.3; }}
.gc-push-room {{ margin: 0 3.4rem; }}
.gc-push-bar {{ position: relative; height: 1.5rem; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }}
.gc-push-bar::before {{ content: ""; position: absolute; left: 50%; top: 0; bottom: 0;
  border-left: 2px solid {look.tone("line")}; transform: translateX(-1px); }}
.gc-push-bar > i {{ position: absolute; top: 0.2rem; bottom: 0.2rem; border-radius: 2px;
  box-sizing: border-box; forced-color-adjust: none; }}
.gc-push-bar > s {{ position: absolute; top: 50%; border-top: 2px solid {look.tone("quiet")}; }}
.gc-push-bar > b {{ position: absolute; top: 50%; transform: translateY(-50%); font-weight: 400;
  font-size: 0.875rem; font-variant-numeric: tabular-nums; line-height: 1; white-space: nowrap; }}
</style>"""
HATCHED = "repeating-linear-gradient(135deg,{0} 0 4px,transparent 4px 6px)"


def of_each(predictions: Mapping[str, Prediction]) -> dict[str, dict[str, Push]]:
    """Factor -> scenario -> its push, from the strongest towards better downwards.

    Factors that push nothing are left out.
    """
    found: dict[str, dict[str, Push]] = {}
    for name, prediction in predictions.items():
        for factor, push in prediction.contributions.items():
            if push.moves:
                found.setdefault(factor, {})[name] = push
    return dict(
        sorted(found.items(), key=lambda item: -sum(push.mean for push in item[1].values()))
    )


def drawing(predictions: Mapping[str, Prediction], evidence: Evidence) -> str:
    """The pushes as an HTML list: a factor an item, a scenario a bar. ValueError if none pushes.

    Colour says the direction, as everywhere. Of two scenarios the first is full, the second an
    outline, and a letter names each.
    """
    found = of_each(predictions)
    if not found:
        raise ValueError("nothing pushes: set a factor that has a direction")
    longest = max(abs(push.mean) + push.spread for each in found.values() for push in each.values())
    reach = max(longest, SHORTEST_REACH)
    several = len(predictions) > 1
    first = next(iter(predictions))
    items = []
    for factor, of_scenario in found.items():
        bars = "".join(
            _bar(push, reach, name != first, f"{name} " if several else "")
            for name, push in of_scenario.items()
        )
        name = escape(evidence.row("factors", factor)["name"])
        kinds = "/".join(dict.fromkeys(map(kind, of_scenario.values())))
        items.append(
            f'<div class="gc-push" role="listitem"><div class="gc-push-name">{name} '
            f"<small>({kinds})</small></div>"
            f'<div class="gc-push-room">{bars}</div></div>'
        )
    sides = '<div class="gc-sides"><span>← worse</span><span>better →</span></div>'
    return (
        f'<div class="gc-pushes">{sides}<div role="list" '
        f'aria-label="Pushes towards worse or better">{"".join(items)}</div></div>'
    )


def kind(push: Push) -> str:
    """Whether the size of a push was measured or is assumed."""
    return "measured" if push.measured else "assumed"


def _bar(push: Push, reach: float, outlined: bool, scenario: str) -> str:
    better = push.mean >= 0
    length = 50 * abs(push.mean) / reach
    end = 50 * (abs(push.mean) + push.spread) / reach
    near = "left" if better else "right"
    colour = theme.BETTER if push.mean > 0 else theme.WORSE
    full = colour if better else HATCHED.format(colour)
    paint = f"border:2px solid {colour}" if outlined else f"background:{full}"
    side = "towards better" if push.mean > 0 else "towards worse" if push.mean < 0 else "either way"
    said = escape(f"{scenario}{signed(push.mean)}")
    low = 50 + 50 * (push.mean - push.spread) / reach
    return (
        f'<div class="gc-push-bar" role="img" aria-label="{said} {side}, give or take '
        f'{push.spread:.2f}, {kind(push)}">'
        f'<i style="{near}:50%;width:{length:.2f}%;{paint}"></i>'
        f'<s style="left:{low:.2f}%;width:{100 * push.spread / reach:.2f}%"></s>'
        f'<b style="{near}:calc({50 + end:.2f}% + 0.35rem)">{said}</b></div>'
    )
