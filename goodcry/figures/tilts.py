"""What tilts a cry towards better or worse, as bars from a middle line.

Side, sign and hatching say the direction, never colour alone; a thin line says how unsure the tilt
is.
"""

from __future__ import annotations

from collections.abc import Mapping

from goodcry.evidence import Evidence
from goodcry.figures import bars, theme
from goodcry.outcome import Prediction, Push
from goodcry.working import signed

# One small tilt must not fill the picture: a side reaches at least this far, in log-odds.
SHORTEST_REACH = 0.3


def of_each(predictions: Mapping[str, Prediction]) -> dict[str, dict[str, Push]]:
    """Factor -> scenario -> its tilt, from the strongest towards better downwards.

    Factors that tilt nothing are left out.
    """
    found: dict[str, dict[str, Push]] = {}
    for name, prediction in predictions.items():
        for factor, tilt in prediction.contributions.items():
            if tilt.moves:
                found.setdefault(factor, {})[name] = tilt
    return dict(
        sorted(found.items(), key=lambda item: -sum(tilt.mean for tilt in item[1].values()))
    )


def drawing(predictions: Mapping[str, Prediction], evidence: Evidence) -> str:
    """The tilts as an HTML list: a factor a line, a scenario a bar. ValueError if there is none.

    Colour says the direction, as everywhere.
    """
    found = of_each(predictions)
    if not found:
        raise ValueError("nothing tilts: set a factor that has a direction")
    longest = max(abs(tilt.mean) + tilt.spread for each in found.values() for tilt in each.values())
    reach = max(longest, SHORTEST_REACH)
    first, several = next(iter(predictions)), len(predictions) > 1
    lines = [
        bars.Line(
            evidence.row("factors", factor)["name"],
            "/".join(dict.fromkeys(map(kind, of_scenario.values()))),
            tuple(
                _bar(tilt, f"{name} " if several else "", outlined=name != first)
                for name, tilt in of_scenario.items()
            ),
        )
        for factor, of_scenario in found.items()
    ]
    return bars.drawing(
        lines,
        "Tilts towards worse or better",
        sides=("← worse", "better →"),
        start=-reach,
        end=reach,
    )


def kind(tilt: Push) -> str:
    """Whether the size of a tilt was measured or is assumed."""
    return "measured" if tilt.measured else "assumed"


def _bar(tilt: Push, scenario: str, *, outlined: bool) -> bars.Bar:
    side = "towards better" if tilt.mean > 0 else "towards worse" if tilt.mean < 0 else "either way"
    words = f"{scenario}{signed(tilt.mean)}"
    return bars.Bar(
        tilt.mean,
        tilt.mean - tilt.spread,
        tilt.mean + tilt.spread,
        theme.BETTER if tilt.mean > 0 else theme.WORSE,
        words,
        f"{words} {side}, give or take {tilt.spread:.2f}, {kind(tilt)}",
        hatched=tilt.mean < 0,
        outlined=outlined,
    )
