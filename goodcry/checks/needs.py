"""What the code asks the data for by name. A test compares this with what the pages ask for.

Everything else in the data can be renamed, added and dropped without a change of code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Part of the data -> the tables that the code asks for; each must have a row.
TABLES: Mapping[str, tuple[str, ...]] = {
    "evidence": _words(
        """
        sources findings article_claims claim_mechanisms conflicts conflict_claims
        conflict_findings base_rates factors factor_levels level_findings mechanisms nodes
        mechanism_edges accounts account_knots constants assumptions tear_contents pathways
        organ_effects mood_timecourse frequency triggers account_signals pairs articles
        finding_numbers claim_findings mechanism_findings edge_findings untimed_studies things
        thing_nodes thing_mechanisms thing_claims thing_findings thing_constants
        thing_tear_contents
        """
    ),
    "content": _words(
        """
        presets preset_levels moments glossary subjects subject_factors subject_mechanisms
        crisis_lines crisis_lists crisis_line_lists country_zones help_signs soothers
        relaxation_steps care_signs care_conditions care_condition_findings holding_back
        lessons lesson_steps lesson_talk questions quiz places place_pathways place_findings
        discussion settings statements statement_findings
        statement_figures statement_claims former_names
        live_sets live_items live_options live_marks
        """
    ),
}

# Type -> table -> the fields that the code computes with.
TYPES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "integer": {
        "sources": ("year", "n"),
        "findings": ("n",),
        "base_rates": ("n_episodes", "n_people"),
        "accounts": ("colour_order",),
        "crisis_lines": ("undated_lists",),
        "relaxation_steps": ("step",),
        "lessons": ("minutes",),
        "lesson_steps": ("order", "minutes"),
        "lesson_talk": ("order",),
        "quiz": ("order",),
        "live_sets": ("minutes",),
        "live_items": ("order",),
        "live_options": ("order",),
        "live_marks": ("order",),
        "statement_findings": ("order",),
        "statement_figures": ("order",),
        "statement_claims": ("order",),
    },
    "number": {
        "findings": ("number", "low", "high"),
        "finding_numbers": ("number", "low", "high"),
        "base_rates": ("better", "same", "worse"),
        "factor_levels": ("score", "log_odds", "standard_error"),
        "account_knots": ("seconds", "sympathetic", "parasympathetic", "breathing"),
        "account_signals": ("seconds_from", "seconds_to"),
        "constants": ("value", "low", "high"),
        "assumptions": ("value", "low", "high"),
        "mood_timecourse": ("minutes",),
        "timeline": ("seconds_from", "seconds_to"),
        "frequency": ("number", "low", "high"),
        "triggers": ("men", "women"),
        "pairs": ("days_low", "days_high"),
        "moments": ("seconds",),
        "questions": ("low", "high", "start", "step"),
        "settings": ("value",),
    },
    "yearmonth": {"crisis_lists": ("listed_on",)},
}

BASES, BASES_OF_PREDICTIONS = _words("measured reported assumed"), _words("survey diary press")
# Area of a finding -> what its direction may be; elsewhere it may be any.
DIRECTIONS: Mapping[str, tuple[str, ...]] = {
    "mechanism": _words("supports contradicts mixed none context unknown"),
    "moderator": _words("better worse mixed none context"),
    "physiology": _words("up down mixed none context"),
}
# What the home page asks: of the factors those that teach most, and two ways of asking that part.
FIRST_FACTORS, FIRST_BASES = ("support", "resolution", "shame"), ("survey", "diary")
# Table -> field -> the values that the code tells apart: no others may be allowed, and no fewer.
# Without values: a list that the code goes through, whatever stands in it.
CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "factors": {"family": ()},
    "factor_levels": {
        "direction": ("better", "no better", "worse", "no difference", "not known"),
        "certainty": (
            "measured",
            "replicated",
            "single",
            "indirect",
            "conflicting",
            "tested, no difference",
            "no study found",
        ),
        "tested": ("yes", "no"),
    },
    "article_claims": {"stance": ("asserts", "hedges", "disputes")},
    "base_rates": {"base": BASES_OF_PREDICTIONS, "shown": ("yes", "no")},
    "mechanisms": {"level": (), "grade": ()},
    "mechanism_edges": {
        "sign": ("+", "-", "0", "?"),
        "basis": ("measured", "indirect", "theory", "contradicted"),
    },
    "mechanism_findings": {"direction": DIRECTIONS["mechanism"]},
    "edge_findings": {"direction": DIRECTIONS["mechanism"]},
    "nodes": {"group": ()},
    "things": {"group": ()},
    "thing_mechanisms": {"scope": ("whole", "part")},
    "account_signals": {
        "signal": ("heart_rate", "rsa", "breathing", "sympathetic", "parasympathetic"),
        "direction": ("up", "raised", "down", "steady", "at rest"),
        "basis": BASES,
    },
    "account_knots": {
        f"{signal}_basis": BASES for signal in ("sympathetic", "parasympathetic", "breathing")
    },
    "mood_timecourse": {
        "direction": ("worse", "same", "better"),
        "clock": ("body", "mood", "comparison"),
    },
    "constants": {"fluid": ("blood", "brain fluid")},
    "pairs": {
        "part": ("how often", "no cry", "how long", "how hard", "anxiety"),
        "status": ("reported", "worked out", "not confirmed"),
    },
    "places": {"kind": ("organ", "nerve", "relay")},
    "questions": {"page": ("classroom", "who_cries")},
    "live_items": {"scale": ("even", "magnitude"), "cut": ("sympathetic", "vagus", "both")},
    "lesson_steps": {
        "page": _words("home moderators shift mechanisms who_cries care classroom evidence"),
    },
    "lesson_talk": {"kind": ("question", "misconception", "answer")},
}
# Table -> the fields whose values the code shows by the labels of the codebook.
LABELLED: Mapping[str, tuple[str, ...]] = {
    "sources": ("type",),
    "findings": ("area", "direction", "read"),
    "article_claims": ("stance",),
    "factors": ("family",),
    "factor_levels": ("direction", "certainty"),
    "mechanisms": ("level", "grade"),
    "mechanism_edges": ("sign", "basis", "no_finding"),
    "things": ("group",),
    "lesson_steps": ("form",),
}

# Table -> keys of rows. Of places the pictures know these and no others.
ROWS: Mapping[str, tuple[str, ...]] = {
    "factors": FIRST_FACTORS,
    "nodes": _words("crying sobbing emotional_tears mood relief calm stress"),
    "moments": ("four_minutes",),
    "statements": _words(
        """
        home-around home-body shift-message shift-plane shift-mood shift-block shift-slow shift-age
        mechanisms-clocks who-overlap who-often who-what who-long who-hard who-help who-why
        who-hormones who-upbringing who-countries who-age who-therapy who-open care-holding-back
        """
    ),
    "places": _words(
        """
        tear_gland facial_nerve pterygopalatine brainstem vagus heart cervical sympathetic pupils
        lungs gut sweat adrenal
        """
    ),
}
# Tables of which the code knows each row, and what it does not do with one more.
CLOSED: Mapping[str, str] = {
    "places": "the app draws it nowhere",
    "assumptions": "the app works nothing out with it",
}


@dataclass(frozen=True)
class Quantity:
    """A number that the code computes with: its unit, and between what it must lie.

    ``span``: the row also needs a low and a high end, between which readers choose.
    """

    unit: str | None
    least: float
    most: float
    span: bool = False


EFFECT = "standard deviations of mood"
# The ends only keep the arithmetic and the pictures whole; they are wider than any body.
ASSUMPTIONS: Mapping[str, Quantity] = {
    "effect_size": Quantity(EFFECT, 0.01, 5, span=True),
    "effect_size_spread": Quantity(EFFECT, 0, 5),
    "overlap": Quantity("share", 0, 1, span=True),
    "other_explanations": Quantity("share", 0, 1),
    **{
        f"sign_{certainty}": Quantity("probability", 0.5, 1)
        for certainty in ("replicated", "single", "indirect", "conflicting")
    },
    "range_low": Quantity("percentile", 0.1, 49),
    "range_high": Quantity("percentile", 51, 99.9),
    "shift_intrinsic_rate": Quantity("per min", 40, 250),
    "shift_age_intercept": Quantity("per min", 40, 250),
    "shift_age_slope": Quantity("per min per year", 0, 2),
    "shift_age_lowest": Quantity("years", 0, 120),
    "shift_age_highest": Quantity("years", 0, 120),
    "shift_age_start": Quantity("years", 0, 120),
    "shift_age_older": Quantity("years", 0, 120),
    "shift_sympathetic_rest": Quantity("times", 1, 3),
    "shift_sympathetic_top": Quantity("times", 1, 3),
    "shift_vagal_rest": Quantity("times", 0.1, 0.99),
    "shift_vagal_top": Quantity("times", 0.1, 0.99),
    "shift_vagal_delay": Quantity("s", 0, 60),
    "shift_vagal_lag": Quantity("s", 0.1, 600),
    "shift_sympathetic_delay": Quantity("s", 0, 60),
    "shift_sympathetic_lag_rising": Quantity("s", 0.1, 600),
    "shift_sympathetic_lag_falling": Quantity("s", 0.1, 600),
    "shift_sympathetic_lag_classical": Quantity("s", 0.1, 600),
    "shift_rsa_plateau": Quantity("per min", 0.1, 60),
    "shift_rsa_corner": Quantity("per min", 0.1, 60),
    "shift_rsa_slope": Quantity("dB per decade", 0, 100),
    "shift_rmssd_window": Quantity("s", 5, 600),
    "shift_breathing_rest": Quantity("per min", 1, 60),
    "shift_breathing_slow": Quantity("per min", 1, 60),
    "shift_breathing_lowest": Quantity("per min", 0.1, 60),
    "shift_breathing_highest": Quantity("per min", 1, 120),
    # The courses are worked out in steps of a tenth of a second.
    "shift_step_smallest": Quantity("s", 0.001, 0.1),
    "shift_step_largest": Quantity("s", 0.1, 5),
    "shift_tears_end": Quantity("s", 1, 3600),
    "shift_word_threshold": Quantity("share", 0.001, 0.5),
    "shift_play_seconds": Quantity("s", 1, 600),
    "shift_slow_before": Quantity("s", 1, 100),
    "shift_slow_after": Quantity("s", 1, 200),
    "shift_slow_share": Quantity("share", 0.01, 0.9),
    "shift_break_at": Quantity("s", 201, 599),
    "shift_break_share": Quantity("share", 0.001, 0.09),
    "shift_jump_seconds": Quantity("s", 0.1, 60),
    "tears_window": Quantity("min", 0.1, 1440, span=True),
    "tears_window_shortest": Quantity("min", 0.1, 1440),
    "tears_window_longest": Quantity("min", 0.1, 1440),
    "tears_steroid_share_low": Quantity(None, 1e-6, 1),
    "tears_steroid_share_high": Quantity(None, 1e-6, 1),
    "tears_reflex_flow_spread": Quantity("uL/min", 0, 1000),
    "w_month_days": Quantity("days", 28, 31),
    "pacer_in": Quantity("s", 0.5, 60, span=True),
    "pacer_out": Quantity("s", 0.5, 60, span=True),
    "pacer_step": Quantity("s", 0.1, 10),
    "pacer_tense": Quantity("s", 1, 600),
}
CONSTANTS: Mapping[str, Quantity] = {
    "emotional_tear_volume_generous": Quantity("mL", 1e-3, 1e3),
    "tear_cortisol_concentration": Quantity("nmol/L", 1e-3, 1e5),
    "plasma_volume": Quantity("L", 0.1, 100),
    "plasma_cortisol_typical": Quantity("nmol/L", 1e-3, 1e5),
    "half_life_cortisol": Quantity("min", 0.1, 1e4),
    "cortisol_production_per_day": Quantity("umol/day", 1e-3, 1e5),
    "reflex_tear_flow": Quantity("uL/min", 1e-3, 1e4),
    "stimulated_tear_flow": Quantity("uL/min", 1e-3, 1e4),
    "tear_film_volume": Quantity("uL", 1e-3, 1e4),
}
SETTINGS: Mapping[str, Quantity] = {
    "quiz_gap": Quantity("claims", 0, 99),
    "quiz_tries": Quantity("times", 1, 9),
    "qr_screen_share": Quantity("share", 0.1, 1),
    "qr_print_width": Quantity("mm", 10, 150),
    "live_rooms": Quantity("rooms", 1, 10000),
    "live_rooms_an_hour": Quantity("rooms", 1, 10000),
    "live_voters": Quantity("people", 1, 10000),
    "live_changes": Quantity("times", 1, 1000),
    "live_joins_a_second": Quantity("people", 1, 10000),
    "live_answers_a_second": Quantity("times", 1, 10000),
    "live_misses_a_minute": Quantity("times", 1, 1000),
    "live_idle": Quantity("hours", 1, 24),
    "live_longest": Quantity("hours", 1, 24),
    "live_code_rest": Quantity("hours", 1, 1000),
    "live_poll_shortest": Quantity("s", 0.5, 10),
    "live_poll_longest": Quantity("s", 1, 60),
    "live_polls_a_second": Quantity("phones", 1, 1000),
    "live_hand_over": Quantity("s", 10, 600),
    "live_hand_over_tries": Quantity("times", 1, 10),
    # With fewer than five somebody's answer could be told from the picture.
    "live_fewest_answers": Quantity("answers", 5, 100),
    "live_fewest_for_percent": Quantity("answers", 5, 1000),
}
QUANTITIES: Mapping[str, Mapping[str, Quantity]] = {
    "assumptions": ASSUMPTIONS,
    "constants": CONSTANTS,
    "settings": SETTINGS,
}
