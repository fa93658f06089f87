"""The tables that a study brings as CSV: what each column means.

They are read by `talap.base.csvs`; further columns are the study's own.
"""

from talap.base.tables import Column, Table

PARTICIPANTS = Table(
    "participants",
    "data/raw/participants.csv: one row per person interviewed, withdrawn ones too.",
    (
        Column("participant", "string", "pseudonymous identifier, e.g. P03"),
        Column("interview", "string", "the transcript's file name up to its extension"),
        Column("consent", "string", "yes, or anything else: then nothing is used"),
    ),
    key=("participant",),
    open=True,
)

IDENTITIES = Table(
    "identities",
    "data/raw/identities.csv: every name to be hidden. Never to be published.",
    (
        Column("name", "string", "dictionary form (nominative singular)"),
        Column(
            "kind",
            "string",
            "what bears the name",
            values=(
                "participant",
                "person",
                "place",
                "employer",
                "university",
                "school",
                "contact",
            ),
        ),
        Column("placeholder", "string", "what is printed instead: [Kind-03]"),
        Column("forms", "string", "other lemmas, separated by |", optional=True),
        Column("participant", "string", "whose own name it is", optional=True),
        Column("interviews", "string", "where it holds, separated by |", optional=True),
        Column("public_in", "string", "files that may hold it", optional=True),
    ),
    key=("name", "interviews"),
)

CODINGS = Table(
    "codings",
    "data/raw/codings/*.csv: one row per coding.",
    (
        Column("coder", "string", "who coded, unless config.yaml says", optional=True),
        Column("interview", "string", "as in participants.csv"),
        Column("code", "string", "identifier in the codebook, or its label"),
        Column("quote", "string", "the passage as it stands in the transcript"),
        Column("prefix", "string", "words right before, if needed", optional=True),
        Column("suffix", "string", "words right after, if needed", optional=True),
    ),
    key=("coder", "interview", "code", "quote"),
)

ADJUDICATION = Table(
    "adjudication",
    "Decisions above the consensus rule: one row per passage.",
    (
        Column("interview", "string", "as in participants.csv"),
        Column("code", "string", "identifier in the codebook"),
        Column("decision", "string", "does it count", values=("keep", "drop")),
        Column("quote", "string", "the passage"),
        Column("reason", "string", "why, in one line"),
    ),
    key=("interview", "code", "quote"),
)

CONTEXT = Table(
    "context",
    "data/published/context.csv: numbers taken from publications.",
    (
        Column("key", "string", "identifier used in numbers.yaml"),
        Column("value", "number", "the number; of a range its lower bound"),
        Column("high", "number", "upper bound of a range", optional=True),
        Column("unit", "string", "what is counted"),
        Column(
            "relation",
            "string",
            "how the source puts it",
            values=("exact", "about", "more than", "range"),
        ),
        Column(
            "source",
            "string",
            "where it is published; source_LANGUAGE and unit_LANGUAGE say source and "
            "unit in a language of the study",
        ),
    ),
    key=("key",),
    open=True,
)
