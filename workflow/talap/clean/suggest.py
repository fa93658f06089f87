"""Suggest names that the table of identities lacks, for the author to confirm.

What suggests, people confirm: natasha finds most names in cased Russian, few Kazakh
ones and none in lower case; capitals within a sentence find Kazakh and English ones;
patterns find addresses and numbers; the words of the table betray their relatives.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from talap.base.errors import TalapError
from talap.base.files import write_text
from talap.base.folding import TOKEN, fold, visible
from talap.base.identities import Identities, Identity, load
from talap.base.naming import Namer, namer
from talap.base.ordinary import is_ordinary, normal_form
from talap.clean.config import Corpus, read_corpus
from talap.clean.people import Person, read_people

CONTEXT = 40  # characters on each side
CONTEXTS = 3  # shown for each name
COLUMNS = ("name", "kind", "reason", "count", "interviews", "written", "context")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of an interview that may be a name."""

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that the table lacks: where it stands and as what it is written."""

    name: str
    kind: str
    reason: str
    count: int
    interviews: tuple[str, ...]
    written: tuple[str, ...]
    contexts: tuple[str, ...]


def run(
    transcripts: Path = Path("data/raw/transcripts"),
    participants: Path = Path("data/raw/participants.csv"),
    corpus: Path = Path("data/raw/corpus.yaml"),
    identities: Path = Path("data/raw/identities.csv"),
    suggestions: Path = Path("results/clean/restricted/suggested_names.csv"),
    public: str = "",
) -> None:
    """Write the suggestions as CSV, which is confidential, and say where.

    It stands outside of the build, for a study that does not build yet: what cannot be
    read is told and left out, and a table of identities need not exist.

    Parameters
    ----------
    transcripts : Path
        The folder to search. The transcript of a person without consent, or of nobody,
        is not opened.
    participants, corpus, identities : Path
        Who consents, encodings stated by hand, and the table as it is.
    suggestions : Path
        Below results/clean/restricted: it holds names in their contexts.
    public : str
        Names that need no hiding, ``|`` between them.

    Raises
    ------
    TalapError
        If the table of participants or of identities cannot be read, or no transcript.
    """
    people = read_people(participants)
    table = Identities(str(identities))
    if identities.exists():
        table = load(identities, str(identities))
    texts, problems = _texts(transcripts, people, corpus)
    for problem in problems:
        print(f"left out: {problem}", file=sys.stderr)
    if not texts:
        hint = "put transcripts of consenting participants there"
        raise TalapError(transcripts, "no transcript that could be searched", hint)
    found = suggest(texts, table, tuple(filter(None, public.split("|"))))
    write_text(suggestions, as_csv(found))
    print(f"{suggestions}: {len(found)} suggestions from {len(texts)} transcripts")


def _texts(
    folder: Path, people: list[Person], corpus: Path
) -> tuple[dict[str, str], list[TalapError]]:
    """Read what can be read; return texts by interview, and what went wrong."""
    from talap.clean.readers import read

    problems: list[TalapError] = []
    stated = Corpus.model_construct(kind="field", speakers={}, transcripts={})
    try:
        stated = read_corpus(corpus)
    except TalapError as error:
        problems.append(error)
    consenting = {person.interview for person in people if person.consents}
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*")):
        if path.stem not in consenting or path.name.startswith((".", "~$")):
            continue
        own = stated.transcripts.get(path.stem)
        try:
            text = read(path, str(path), own.encoding if own else None).text
        except TalapError as error:
            problems.append(error)
            continue
        texts[path.stem] = f"{texts[path.stem]}\n{text}" if path.stem in texts else text
    without = sorted(consenting - {path.stem for path in folder.glob("*")})
    problems += [
        TalapError(folder, f"no transcript {name}", "add it") for name in without
    ]
    return texts, problems


def suggest(
    texts: dict[str, str], table: Identities, public: tuple[str, ...] = ()
) -> list[Suggestion]:
    """Return the names that the table lacks, the most frequent first.

    Parameters
    ----------
    texts : dict
        Text by interview.
    table : Identities
        What is known already.
    public : tuple of str
        Dictionary forms of names that need no hiding.
    """
    known = {fold(word) for word in public}
    groups: dict[str, list[tuple[str, Candidate]]] = {}
    for interview, candidate in all_candidates(texts, table):
        written = texts[interview][candidate.start : candidate.end]
        key = fold(_lemma(written, candidate.kind))
        if key not in known:
            groups.setdefault(key, []).append((interview, candidate))
    found = [_suggestion(group, texts) for group in groups.values()]
    return sorted(found, key=lambda each: (-each.count, each.name))


def all_candidates(
    texts: dict[str, str], table: Identities
) -> list[tuple[str, Candidate]]:
    """Return interview and span of all that may be a name and that the table lacks."""
    words = Counter(
        token
        for name in sorted(texts)
        for token in TOKEN.findall(_ADDRESS.sub(" ", texts[name]))
    )
    found_in = {
        name: candidates(texts[name], table, name, words) for name in sorted(texts)
    }
    return list(_with_lower_case(found_in, texts, table, words))


def candidates(
    text: str, table: Identities, interview: str, words: Counter[str]
) -> list[Candidate]:
    """Return the spans of one text; `words` counts the words of all texts."""
    taken = [
        (match.start, match.end)
        for match in namer(table).find(text, interview)
        if match.sure
    ]
    found: list[Candidate] = []
    sources = (
        _patterns,
        _doubtful(table),
        _relatives(table),
        _ner,
        partial(_capitals, words=words),
    )
    for source in sources:
        for candidate in source(text):
            span = (candidate.start, candidate.end)
            if not any(start < span[1] and span[0] < end for start, end in taken):
                found.append(candidate)
                taken.append(span)
    return sorted(found, key=lambda each: each.start)


def _with_lower_case(
    found_in: dict[str, list[Candidate]],
    texts: dict[str, str],
    table: Identities,
    words: Counter[str],
) -> Iterator[tuple[str, Candidate]]:
    """Add the words in lower case that stand elsewhere with a capital, as names."""
    written = {
        texts[name][each.start : each.end]
        for name, found in found_in.items()
        for each in found
        if each.kind != "contact"
    }
    seen = written | {normal_form(word) for word in written if word.isalpha()}
    names = sorted(
        name
        for name in seen
        if name.isalpha() and len(name) > 3 and words[name] >= words[name.lower()]
    )
    rows = tuple(Identity(name, "person", "[x]") for name in names)
    finder = Namer(Identities("suggested", rows))
    known = namer(table)
    for name, found in found_in.items():
        text = texts[name]
        taken = [(each.start, each.end) for each in found]
        taken += [(match.start, match.end) for match in known.find(text, name)]
        again = [
            Candidate(match.start, match.end, "", "lower case")
            for match in finder.find(text)
            if match.sure
            and text[match.start].islower()
            and not any(a < match.end and match.start < b for a, b in taken)
        ]
        for each in sorted([*found, *again], key=lambda each: each.start):
            yield name, each


# -- contacts and addresses -----------------------------------------------------------

_STREET = (
    r"(?:ул(?:\.|иц[аеуы])|пр(?:\.|осп\.|оспект[аеу]?)|мкр\.?|микрорайон[аеу]?|"
    r"переул(?:ок|к[аеу])|бульвар[аеу]?|көшесі)"
)
_PATTERNS = (
    ("e-mail", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("handle", re.compile(r"(?<![\w.])@[A-Za-z_][\w.]{2,}\w")),
    ("link", re.compile(r"\b(?:https?://|t\.me/|vk\.com/|www\.)[^\s<>«»\"]+\w")),
    (
        "phone",
        re.compile(
            r"(?<![\d:.])(?:\+\d{1,3}|8)?[ \-(]*\d{3}[ \-)]*\d{3}(?:[ -]?\d{2}){2}\b"
        ),
    ),
    (
        "address",
        re.compile(
            rf"\b{_STREET}\s+«?[А-ЯЁӘҒҚҢӨҰҮІ][\w-]+»?(?:,?\s*(?:д\.|дом\s)?\s*\d+\w?)?"
            r"|\b[А-ЯЁӘҒҚҢӨҰҮІ][\w-]+\s+көшесі(?:,?\s*\d+)?"
        ),
    ),
)
_ADDRESS = re.compile(r"\S*@\S+")  # words in it are in lower case by rule
_IIN = re.compile(r"(?<!\d)\d{12}(?!\d)")


def _patterns(text: str) -> Iterator[Candidate]:
    for found in _IIN.finditer(text):
        if is_iin(found[0]):
            yield Candidate(*found.span(), "contact", "IIN")
    for reason, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            kind = "place" if reason == "address" else "contact"
            yield Candidate(*found.span(), kind, reason)


def is_iin(digits: str) -> bool:
    """Tell whether twelve digits are an individual identification number.

    Birth date YYMMDD, sex and century, serial number, check digit: the weighted sum
    modulo 11, with weights that begin at 3 if the first gives 10 (Kazakhstan, rules of
    2009 on identification numbers).

    >>> is_iin("900101300017"), is_iin("900101300018")
    (True, False)
    """
    values = [int(digit) for digit in digits]
    if not (1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) <= 31):
        return False
    weights = list(range(1, 12))
    check = sum(w * v for w, v in zip(weights, values, strict=False)) % 11
    if check == 10:
        shifted = [*range(3, 12), 1, 2]
        check = sum(w * v for w, v in zip(shifted, values, strict=False)) % 11
    return check < 10 and check == values[11]


# -- words of the table ---------------------------------------------------------------


def _doubtful(table: Identities) -> Callable[[str], Iterator[Candidate]]:
    """Words in lower case that are ordinary ones too, so that they were left."""

    def find(text: str) -> Iterator[Candidate]:
        for match in namer(table).find(text):
            if not match.sure:
                reason = f"lower case, may be {match.identity.placeholder}"
                yield Candidate(match.start, match.end, match.identity.kind, reason)

    return find


def _relatives(table: Identities) -> Callable[[str], Iterator[Candidate]]:
    """Capitalised words that begin as a protected name: Ермеков, Айгеримуля."""
    stems: dict[str, str] = {}
    for row in table.rows:
        if row.kind != "contact":
            for lemma in row.lemmas:
                stem = fold(visible(lemma))
                if len(stem) > 4 and stem.isalpha():
                    stems.setdefault(stem[: max(5, len(stem) - 1)], row.placeholder)
    lengths = sorted({len(stem) for stem in stems}, reverse=True)

    def find(text: str) -> Iterator[Candidate]:
        for token in TOKEN.finditer(text):
            if not token[0][0].isupper():
                continue
            key = fold(visible(token[0]))
            for length in lengths:
                if key[:length] in stems and not is_ordinary(token[0].lower()):
                    reason = f"begins like {stems[key[:length]]}"
                    yield Candidate(*token.span(), "person", reason)
                    break

    return find


# -- capitals -------------------------------------------------------------------------

_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮІ"
_RUN = re.compile(
    rf"(?<![\w])[{_CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)*"
    rf"(?:[ \u00a0][{_CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)*)*"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n\])])[\s«»\"“”„’(\[\-—–…]*$|[«„“\"(]\s*$")
_SPEAKER = re.compile(r"\s*:")


def _capitals(text: str, words: Counter[str]) -> Iterator[Candidate]:
    """Find capitals where no sentence begins, and unknown words where one does."""
    for run in _RUN.finditer(text):
        if _SPEAKER.match(text, run.end()):
            continue
        start, run_words = run.start(), run[0].split()
        begins = _begins_sentence(text, start)
        while run_words and (
            (run_words[0].isupper() and len(run_words[0]) < 6)
            or (begins and _tells_nothing(run_words[0], words))
        ):
            start += len(run_words[0]) + 1
            run_words, begins = run_words[1:], False
        if run_words and not all(map(_is_vocabulary, run_words)):
            yield Candidate(start, run.end(), "", "capital")


def _begins_sentence(text: str, start: int) -> bool:
    return _SENTENCE_START.search(text[max(0, start - 8) : start]) is not None


def _tells_nothing(word: str, words: Counter[str]) -> bool:
    """Tell whether a word that begins a sentence has its capital from that alone."""
    return _is_vocabulary(word) or words[word.lower()] > 0


def _is_vocabulary(word: str) -> bool:
    """Tell whether a word with a capital is rather no name; «не-ет» is drawn out."""
    lower = word.lower()
    if len(lower) < 3 or lower in _ENGLISH_STARTERS:
        return True
    if not re.search("[а-яё]", lower) or re.search("[әғқңөұүһі]", lower):
        return False
    if "-" in lower:
        parts = [part for part in lower.split("-") if part]
        return all(len(part) < 3 or is_ordinary(part) for part in parts)
    return is_ordinary(lower)


_STARTERS = """
the and but you this that what how why when where who yes not are was were can dear
hello sorry okay please thank thanks she they his her our your for
"""
_ENGLISH_STARTERS = frozenset(_STARTERS.split())


# -- natasha --------------------------------------------------------------------------

_NER_KINDS = {"PER": "person", "LOC": "place", "ORG": "employer"}


@cache
def _tagger() -> Any:
    from natasha import NewsEmbedding, NewsNERTagger

    return NewsNERTagger(NewsEmbedding())


def _ner(text: str) -> Iterator[Candidate]:
    for line in re.finditer(r"[^\n]+", text):
        for span in _tagger()(line[0]).spans:
            start, end = line.start() + span.start, line.start() + span.stop
            words = text[start:end].split()
            if all(word.isupper() and len(word) < 6 for word in words):
                continue
            if not (_begins_sentence(text, start) and all(map(_is_vocabulary, words))):
                yield Candidate(start, end, _NER_KINDS.get(span.type, ""), "natasha")


# -- grouping -------------------------------------------------------------------------


def _lemma(written: str, kind: str) -> str:
    if kind == "contact":
        return written
    return " ".join(normal_form(visible(word)) for word in written.split())


def _suggestion(
    group: list[tuple[str, Candidate]], texts: dict[str, str]
) -> Suggestion:
    written = [texts[where][each.start : each.end] for where, each in group]
    kinds = [each.kind for _, each in group if each.kind]
    first = group[0][1]
    return Suggestion(
        _lemma(written[0], first.kind),
        max(sorted(set(kinds)), key=kinds.count) if kinds else "",
        "; ".join(dict.fromkeys(each.reason for _, each in group)),
        len(group),
        tuple(dict.fromkeys(where for where, _ in group)),
        tuple(dict.fromkeys(written)),
        tuple(
            _context(texts[where], each.start, each.end)
            for where, each in group[:CONTEXTS]
        ),
    )


def _context(text: str, start: int, end: int) -> str:
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    return " ".join(f"{before}>>{text[start:end]}<<{after}".split())


def as_csv(found: list[Suggestion]) -> str:
    """Write the suggestions as a table that continues identities.csv."""
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in found:
        writer.writerow(
            [
                each.name,
                each.kind,
                each.reason,
                each.count,
                "|".join(each.interviews),
                "|".join(each.written),
                " … ".join(each.contexts),
            ]
        )
    return content.getvalue()
