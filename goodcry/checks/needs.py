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
        """
    ),
    "content": _words(
        """
        presets preset_levels moments glossary crisis_lines guesses help_links soothers
        relaxation_steps care_signs care_conditions care_condition_findings holding_back lessons
        lesson_steps lesson_talk questions quiz places place_pathways place_findings discussion
        settings
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
        "relaxation_steps": ("step",),
        "lessons": ("minutes",),
        "lesson_steps": ("order", "minutes"),
        "lesson_talk": ("order",),
        "quiz": ("order",),
    },
    "number": {
        "base_rates": ("better", "same", "worse"),
        "factors": ("effect_size", "effect_size_low", "effect_size_high"),
        "factor_levels": ("score",),
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
        "guesses": ("low", "high", "start", "step"),
        "questions": ("low", "high", "start", "step"),
        "settings": ("value",),
    },
    "date": {"crisis_lines": ("checked",)},
}

# Table -> field -> the values that the code tells apart: no others may be allowed, and no fewer.
# Without values: a list that the code goes through, whatever stands in it.
CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "factors": {
        "family": ("social", "meaning", "inner", "person", "manner"),
        "certainty": (
            "replicated",
            "single",
            "indirect",
            "conflicting",
            "tested, no difference",
            "no study found",
        ),
    },
    "factor_levels": {"direction": ("better", "no better", "worse", "no difference", "not known")},
    "findings": {
        "area": ("physiology", "moderator", "mechanism", "safety"),
        "read": ("full_text", "abstract", "secondary"),
    },
    "article_claims": {"stance": ("asserts", "hedges", "disputes")},
    "base_rates": {"base": ("diary", "recall"), "shown": ("yes", "no")},
    "mechanisms": {
        "level": ("within", "between"),
        "grade": (
            "measured in criers",
            "indirect",
            "animal or theory",
            "disputed",
            "contradicted",
        ),
    },
    "mechanism_edges": {
        "sign": ("+", "-", "0", "?"),
        "basis": ("measured", "indirect", "theory", "contradicted"),
    },
    "account_signals": {
        "signal": ("heart_rate", "rsa", "breathing", "sympathetic", "parasympathetic"),
        "basis": ("measured", "reported", "assumed"),
    },
    "account_knots": {
        f"{what}_basis": ("measured", "reported", "assumed")
        for what in ("sympathetic", "parasympathetic", "breathing")
    },
    "pairs": {
        "part": ("how often", "no cry", "how long", "how hard", "anxiety"),
        "status": ("reported", "worked out", "not confirmed"),
    },
    "nodes": {"group": ()},
    "sources": {"type": ()},
    "places": {"kind": ("organ", "nerve", "relay")},
    "lesson_steps": {
        "form": ("everyone", "pairs", "alone"),
        "page": (
            "home",
            "moderators",
            "shift",
            "mechanisms",
            "who_cries",
            "care",
            "classroom",
            "evidence",
        ),
    },
    "lesson_talk": {"kind": ("question", "misconception", "answer")},
}

# Table -> keys of rows. Of places the pictures know these and no others.
ROWS: Mapping[str, tuple[str, ...]] = {
    "findings": _words(
        """
        f_age_denckla f_age_mind f_age_trigger f_culture_becht f_culture_sharman
        f_culture_vanhemert f_dep_pilot f_frc f_loc_fischer f_loc_masculine f_loc_work
        f_resolution f_sex_bylsma2008 f_sex_frey f_sex_greater f_sex_mind f_sex_sharman
        f_shame_bylsma f_support_bylsma2008 f_support_sharman2019 f_tears_gender_dyad
        f_therapy_katz f_therapy_review f_trigger_counts mf029 mf030 mf081 mf082 phys-001 phys-002
        phys-004 phys-007 phys-013 phys-025 phys-041 phys-043 phys-046 phys-047 phys-048 phys-050
        phys-052 phys-053 phys-055 phys-076 phys-084 phys-085
        """
    ),
    "article_claims": ("A19", "A20", "A21", "A22", "C16", "C17", "C21"),
    "conflicts": ("holding-back",),
    "mechanisms": ("prolactin_testosterone",),
    "nodes": ("crying", "mood"),
    "frequency": _words(
        """
        company-diary-women hard-frey-men-watery hard-frey-women-flowing long-diary-women
        long-frey-everyone often-frey-men therapy-clients-ever therapy-sessions
        therapy-therapists-ever when-frey-everyone where-diary-women where-press-home
        where-survey-home
        """
    ),
    "help_links": ("emergency",),
    "moments": ("four_minutes",),
    "places": _words(
        """
        tear_gland facial_nerve pterygopalatine brainstem vagus heart cervical sympathetic pupils
        lungs gut sweat adrenal
        """
    ),
}
# Tables of which the code knows each row: one more would be drawn nowhere.
CLOSED = ("places",)

# Rows whose cells the code puts into a sentence or a sum: table -> key -> the fields.
FILLED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "findings": {
        "f_age_denckla": ("n",),
        "f_age_mind": ("value", "condition"),
        "f_sex_bylsma2008": ("n",),
        "f_sex_frey": ("value",),
        "f_sex_mind": ("value",),
        "f_sex_sharman": ("n",),
        "phys-004": ("value",),
        "phys-041": ("value",),
        "phys-055": ("value",),
    },
    "frequency": {key: ("value",) for key in ROWS["frequency"] if key != "often-frey-men"}
    | {"often-frey-men": ("high",)},
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
    **{
        f"sign_{certainty}": Quantity("probability", 0.5, 1)
        for certainty in ("replicated", "single", "indirect", "conflicting")
    },
    "range_low": Quantity("percentile", 0, 49),
    "range_high": Quantity("percentile", 51, 100),
    "drops": Quantity("cries", 100, 100),
    "confidence_multiplier": Quantity("standard errors", 0.1, 10),
    "shift_intrinsic_rate": Quantity("per min", 40, 250),
    "shift_age_intercept": Quantity("per min", 40, 250),
    "shift_age_slope": Quantity("per min per year", 0, 2),
    "shift_age_lowest": Quantity("years", 0, 120),
    "shift_age_highest": Quantity("years", 0, 120),
    "shift_age_start": Quantity("years", 0, 120),
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
    "half_life_beta_endorphin": Quantity("min", 0.1, 1e4),
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
}
QUANTITIES: Mapping[str, Mapping[str, Quantity]] = {
    "assumptions": ASSUMPTIONS,
    "constants": CONSTANTS,
    "settings": SETTINGS,
}
