"""The tables that pass between stages. What a column means is said only here."""

from talap.base.tables import Column, Table

ROLES = ("interviewer", "participant", "other")
LANGUAGES = ("ru", "kk", "ky", "en", "und")

_INTERVIEW = Column("interview", "string", "the transcript's file stem")
_TURN = Column("turn", "integer", "position of the turn in its interview, from 1")

PARTICIPANTS = Table(
    "participants",
    "One row per consenting participant; the study's published attributes follow.",
    (
        Column("participant", "string", "pseudonymous identifier"),
        _INTERVIEW,
    ),
    key=("participant",),
    open=True,
)

INTERVIEWS = Table(
    "interviews",
    "One row per interview of a consenting participant.",
    (
        _INTERVIEW,
        Column("participant", "string", "who was interviewed"),
        Column("format", "string", "the reader that read the transcript"),
        Column("encoding", "string", "character encoding as read", optional=True),
        Column("encoding_margin", "number", "lead over the runner-up", optional=True),
        Column("turns", "integer", "turns"),
        Column("words", "integer", "words of all speakers"),
        Column("participant_words", "integer", "words of the participant"),
        Column("duration", "number", "last time stamp", "s", optional=True),
        Column("edits", "integer", "edits made by the cleaning rules"),
    ),
    key=("interview",),
)

TURNS = Table(
    "turns",
    "One row per turn: what one speaker said until another spoke.",
    (
        _INTERVIEW,
        _TURN,
        Column("participant", "string", "whose interview this is"),
        Column("role", "string", "who speaks", values=ROLES),
        Column("start", "number", "begin", "s from the recording's start", True),
        Column("end", "number", "end", "s from the recording's start", True),
        Column("text", "string", "cleaned, pseudonymised text"),
        Column("words", "integer", "letter or digit runs in the text"),
        Column("raw_start", "integer", "begin in the raw text", "code points"),
        Column("raw_end", "integer", "end in the raw text", "code points"),
    ),
    key=("interview", "turn"),
)

LANGUAGE_SPANS = Table(
    "languages",
    "Runs of one language within a turn; together they cover the turn.",
    (
        _INTERVIEW,
        _TURN,
        Column("start", "integer", "begin in the turn's text", "code points"),
        Column("end", "integer", "end in the turn's text", "code points"),
        Column("language", "string", "language of the run", values=LANGUAGES),
        Column("words", "integer", "words in the run"),
    ),
    key=("interview", "turn", "start"),
)

EDITS = Table(
    "edits",
    "The edit log without the text: where which rule changed how much. Of a pseudonym "
    "it tells the place only (raw_end is raw_start, removed is 0): no row gives the "
    "length of a name. What a whole turn lost still follows from its raw span.",
    (
        _INTERVIEW,
        Column("edit", "integer", "position in the interview's edit log, from 1"),
        Column("rule", "string", "name of the cleaning rule"),
        Column("raw_start", "integer", "begin in the raw text", "code points"),
        Column("raw_end", "integer", "end in the raw text", "code points"),
        Column("removed", "integer", "characters removed"),
        Column("inserted", "integer", "characters inserted"),
    ),
    key=("interview", "edit"),
)

RESTRICTED_EDITS = Table(
    "restricted edits",
    "The edit log with the text before and after. Confidential.",
    (
        *EDITS.columns,
        Column("before", "string", "text as it was before the rule"),
        Column("after", "string", "text that the rule put in its place"),
    ),
    key=("interview", "edit"),
)

RESTRICTED_RAW = Table(
    "restricted raw text",
    "The text as read from each transcript, before any rule. Confidential.",
    (_INTERVIEW, Column("text", "string", "extracted text")),
    key=("interview",),
)

REMARKS = Table(
    "remarks",
    "What a reader or rule noticed and did not mend silently.",
    (
        _INTERVIEW,
        Column("remark", "integer", "position, from 1"),
        Column("kind", "string", "e.g. header, comment, deletion, overlap"),
        Column("count", "integer", "how many"),
        Column("detail", "string", "in words, without any of the interview's text"),
    ),
    key=("interview", "remark"),
)

CODINGS = Table(
    "codings",
    "One row per coding and turn it touches, each coder's own.",
    (
        Column("coding", "string", "identifier, unique over coders"),
        _INTERVIEW,
        _TURN,
        Column("coder", "string", "who coded"),
        Column("code", "string", "code of the codebook"),
        Column("start", "integer", "begin in the turn's text", "code points"),
        Column("end", "integer", "end in the turn's text", "code points"),
        Column("quote", "string", "the coded text as it now stands"),
        Column(
            "anchor",
            "string",
            "how it was found: whole and at its place; whole, but elsewhere than its "
            "position, its turn or the words around it say; or with words changed",
            values=("exact", "moved", "edited"),
        ),
    ),
    key=("coding", "turn"),
)

_CODING_FILE = Column("file", "string", "file of codings")
_PLACE = Column("place", "string", "where in that file")

MOVED = Table(
    "moved codings",
    "One row per coding that was found moved or edited. No word of the coder's file is "
    "shown but those that the cleaned text has of the passage.",
    (
        Column("coding", "string", "identifier, as in codings"),
        _CODING_FILE,
        _PLACE,
        _INTERVIEW,
        Column(
            "turn_before",
            "integer",
            "turn by the file, else the one that now holds what stood before it",
            optional=True,
        ),
        Column("turn_now", "integer", "turn in which it begins"),
        Column("status", "string", "how it was found", values=("moved", "edited")),
        Column("words", "integer", "words of the passage as it was coded"),
        Column("words_kept", "integer", "of these, those that are there to the letter"),
        Column("quote_before", "string", "the passage coded; […] for what is gone"),
        Column("quote_now", "string", "the passage found"),
    ),
    key=("coding",),
)

LOST = Table(
    "lost codings",
    "One row per lost coding and place that it may be; one row if there is none.",
    (
        _CODING_FILE,
        _PLACE,
        _INTERVIEW,
        Column("code", "string", "code of the codebook"),
        Column("coder", "string", "who coded"),
        Column("words", "integer", "words of the passage as it was coded"),
        Column("reason", "string", "why it is lost"),
        Column(
            "candidate", "integer", "rank by similarity, from 1; 0 if there is none"
        ),
        Column("turn", "integer", "turn in which the candidate begins", optional=True),
        Column("similarity", "integer", "of the candidate", "percent", optional=True),
        Column("candidate_words", "string", "its first words"),
        Column("quote_before", "string", "words of the passage that the candidate has"),
    ),
    key=("file", "place", "code", "coder", "candidate"),
)

REANCHORED = Table(
    "renewed codings",
    "One row per coding that was found, as a file of codings that can be read again.",
    (
        _INTERVIEW,
        Column("turn", "integer", "turn in which it begins"),
        Column("code", "string", "code of the codebook"),
        Column("coder", "string", "who coded"),
        Column("quote", "string", "the passage as it stands now"),
        Column("prefix", "string", "words before it, as many as tell it apart"),
        Column("suffix", "string", "words after it"),
    ),
    key=(),
)

REANCHORING = Table(
    "renewal of codings",
    "One row per file of codings: what became of its codings.",
    (
        _CODING_FILE,
        Column("renewed", "string", "the new file"),
        Column("codings", "integer", "codings of interviews that have turns"),
        Column("exact", "integer", "found at their place"),
        Column("moved", "integer", "found whole elsewhere"),
        Column("edited", "integer", "found with words changed"),
        Column("lost", "integer", "not found, see lost.csv"),
    ),
    key=("file",),
)

CODING_SOURCES = Table(
    "coding sources",
    "One row per coded source: what its positions were found to count. Two copies of a "
    "source in one file are told as one row if both count alike.",
    (
        Column("file", "string", "file of codings"),
        Column("source", "string", "interview that the source is"),
        Column(
            "unit",
            "string",
            "what a position counts",
            values=("code point", "UTF-16 unit", "byte"),
        ),
        Column(
            "line_end",
            "string",
            "what a line end counts as: one unit, or two",
            values=("LF", "CRLF"),
        ),
        Column("shift", "integer", "position of the first character", "units"),
        Column("matched", "integer", "quotes that the positions cut out"),
        Column("quotes", "integer", "quotes that the file states"),
    ),
    key=("file", "source", "unit", "line_end", "shift"),
)

LEXICON_HITS = Table(
    "lexicon hits",
    "One row per place where a pattern of the codebook's lexicon stands.",
    (
        _INTERVIEW,
        _TURN,
        Column("code", "string", "code of the codebook"),
        Column("pattern", "string", "the pattern as the codebook has it"),
        Column("language", "string", "language of the pattern"),
        Column("start", "integer", "begin in the turn's text", "code points"),
        Column("end", "integer", "end in the turn's text", "code points"),
        Column("quote", "string", "the words that it fits"),
        Column("negator", "string", "the word that denies it, or empty: it counts"),
    ),
    key=("interview", "turn", "start", "end", "code", "language", "pattern"),
)

CONSENSUS = Table(
    "consensus",
    "The coding that the statistics count, by the configured rule.",
    (
        Column("coding", "string", "identifier"),
        _INTERVIEW,
        _TURN,
        Column("participant", "string", "whose interview this is"),
        Column("code", "string", "code of the codebook"),
        Column("start", "integer", "begin in the turn's text", "code points"),
        Column("end", "integer", "end in the turn's text", "code points"),
        Column("quote", "string", "the coded text"),
        Column("words", "integer", "words coded"),
        Column("coders", "string", "coders who gave it, comma-separated"),
    ),
    key=("coding", "turn"),
)

VARIANTS = Table(
    "variants",
    "Who holds which code under another rule or by one coder alone: what the range of "
    "a share is taken from.",
    (
        Column("variant", "string", "coder NAME, or rule NAME without adjudication"),
        Column("participant", "string", "whose interview this is"),
        Column("code", "string", "code of the codebook"),
    ),
    key=("variant", "participant", "code"),
)
