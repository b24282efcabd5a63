"""The words of the insight screen, and where one begins while a page has no figure yet."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from empower_desktop.language import N_, Label, Message
from empower_desktop.reports.insight import shown

TITLE = Label("Wawasan", "Insight")
INDICATIVE = N_("indicative")
NOT_A_SURVEY = N_("Indicative – from the records received, not a survey")
NO_RANKING = N_("From the records received, not a survey. Villages and groups are never ranked.")
PRINCIPLES = N_("Principles & aims")
BY_SOURCE = N_("By the source")
PAGE = N_("Page")
SAVE_PICTURE = N_("Picture")
SAVE_PICTURE_HINT = N_("Save the chart as a picture")
PICTURE_SAVED = N_("Saved as {file}.")
PICTURE_REFUSED = N_("{file} could not be written. Choose another folder.")
NOTHING_YET = N_("No data for this figure yet.")
OF_EVERYBODY = N_("About all residents, not {who} alone: no persons are counted here.")
OF_EVERYBODY_HERE = N_("About all residents, not {who} alone.")
TOO_LITTLE, KNOWN_OF = shown.TOO_LITTLE, shown.FILLED_IN
CLICK = N_("A bar, a cell or Enter opens the records behind it.")
ALL_LISTED = N_("Show all {n}")
IN_THEIR_WORDS = N_("In their own words")
BACK = N_("Back to the figures")
COUNTED = N_("{n} counted")
OUT_OF = N_("out of {n}")
SHOW_ALL = N_("Show all")
NOTHING_RECORDED = N_("Nothing recorded for it in this period.")
RECORDED = N_("Recorded")
INDICATOR_NOW = N_("Now")
FIRST_ONE = N_("Record the first: {kind}")

PAGE_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "participation": "users-round",
        "decisions": "scale",
        "training": "graduation-cap",
        "swadaya": "hand-coins",
        "advocacy": "handshake",
        "maturity": "sprout",
        "learning": "lightbulb",
        "change": "chart-column",
    }
)
FIRST_STEPS: Mapping[str, tuple[str, Message, Message]] = MappingProxyType(
    {
        "participation": (
            "meeting",
            N_("No participation to see yet. Record a meeting with its roster."),
            N_("Tick who was invited, who came and who spoke. The rest is counted by itself."),
        ),
        "decisions": (
            "decision",
            N_("No decisions to see yet. Record the first one."),
            N_("Who proposed and who finally decided is enough to begin with."),
        ),
        "training": (
            "training",
            N_("No trainings to see yet. Even a small one counts."),
            N_("Scores before and after show what was learned; adoption is asked after one, three and six months."),
        ),
        "swadaya": (
            "contribution",
            N_("No contributions to see yet. Record the first one."),
            N_("Money, labour and goods count, each with an amount in rupiah."),
        ),
        "advocacy": (
            "engagement",
            N_("No advocacy to see yet. Record the first talk or petition."),
            N_("What was asked of whom, and what came of it."),
        ),
        "maturity": (
            "assessment",
            N_("No self-assessment to see yet."),
            N_("A group judges itself on the eleven aims; from eight answered ones on a picture is drawn."),
        ),
        "learning": (
            "lesson",
            N_("No lessons to see yet. Record the first one."),
            N_("What was planned, what happened, why, and what changes now – residents and officials together."),
        ),
        "change": (
            "outcome",
            N_("No changes to see yet. Record the first measure."),
            N_("The same measure on two days makes a line."),
        ),
    }
)
