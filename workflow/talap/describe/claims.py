"""Test each verbal claim in every world that a sceptic may choose.

A world says who took part and who holds which code: the consensus as reported, the
coding of each coder alone, the consensus by each other rule, and the consensus without
any one participant. A claim that holds in all of them is supported; one that holds in
none is not; one that a single coder, rule or interview would turn is not decidable at
this n.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, Field, model_validator

from talap.base.codebook import Codebook
from talap.base.config import read_yaml, validate
from talap.base.errors import TalapError, TalapErrors
from talap.base.files import write_json
from talap.base.strict import STRICT
from talap.describe.conditions import absent
from talap.describe.config import as_text, listed
from talap.describe.rows import Row, Rows

Verdict = Literal["supported", "not supported", "not decidable"]


class Quantifier(BaseModel):
    """What a quantifier asks of a share; stated once for all claims."""

    model_config = STRICT

    at_least: float | None = Field(None, ge=0, le=1, description="Share >= this.")
    above: float | None = Field(None, ge=0, le=1, description="Share > this.")
    at_most: float | None = Field(None, ge=0, le=1, description="Share <= this.")

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if self.at_least is None and self.above is None and self.at_most is None:
            raise ValueError("give at_least, above or at_most: else anything holds")
        return self

    def holds(self, share: float) -> bool:
        """Tell whether a share is as the quantifier says."""
        return (
            (self.at_least is None or share >= self.at_least)
            and (self.above is None or share > self.above)
            and (self.at_most is None or share <= self.at_most)
        )

    def __str__(self) -> str:
        parts = [
            f"{sign} {value:g}"
            for sign, value in (
                (">=", self.at_least),
                (">", self.above),
                ("<=", self.at_most),
            )
            if value is not None
        ]
        return " and ".join(parts)


class Share(BaseModel):
    """A share of participants: those who meet conditions, among whom."""

    model_config = STRICT

    where: dict[str, Any] = Field(
        default_factory=dict,
        description=(
            "Conditions on participants counted: column: value or list; `code` holds "
            "for who has one of the codes, `not_code` for who has none."
        ),
    )
    among: dict[str, Any] = Field(
        default_factory=dict, description="Conditions on all of them."
    )
    absent: bool = Field(
        False,
        description=(
            "Whether conditions may name a value that no row has, and count none; "
            "without it such a value is an error."
        ),
    )


class Test(Share):
    """One thing that must hold: a share, a rank, or a comparison of two shares."""

    __test__ = False  # no test of ours, pytest

    quantifier: str | None = Field(None, description="Share: its quantifier.")
    rank: str | None = Field(None, description="Rank: the code ranked by participants.")
    against: list[str] = Field(
        default_factory=list, description="Rank: the codes that it is ranked among."
    )
    within: int = Field(1, ge=1, description="Rank: the lowest place that will do.")
    more_than: Share | None = Field(
        None, description="Comparison: the share of `where` exceeds this share."
    )

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        given = [self.quantifier is not None, self.rank is not None]
        given.append(self.more_than is not None)
        if sum(given) != 1:
            raise ValueError("give quantifier, or rank and against, or more_than")
        if self.rank is not None and not self.against:
            raise ValueError("a rank needs the codes that it is ranked against")
        return self


class Claim(BaseModel):
    """A sentence of the article and the tests that must all hold."""

    model_config = STRICT

    says: dict[str, str] = Field(description="The claim in words, in each language.")
    quantifier: str = Field("", description="The article's own word for how many.")
    tests: list[Test] = Field(min_length=1, description="All of them must hold.")


class ClaimsFile(BaseModel):
    """config/claims.yaml."""

    model_config = STRICT

    quantifiers: dict[str, Quantifier] = Field(description="Thresholds by name.")
    claims: dict[str, Claim] = Field(description="Claims by identifier.")


@dataclass(frozen=True)
class World:
    """Who took part and who holds which code, by one way of looking."""

    name: str
    people: dict[str, dict[str, str]]  # participant -> attributes
    holders: dict[str, set[str]]  # code, or parent of codes -> participants

    def members(self, conditions: dict[str, Any]) -> set[str]:
        """Return the participants who meet all conditions."""
        found = set(self.people)
        for column, wanted in conditions.items():
            if column == "code":
                found &= self._holding(listed(wanted))
            elif column == "not_code":
                found -= self._holding(listed(wanted))
            else:
                texts = {as_text(value) for value in listed(wanted)}
                found = {p for p in found if self.people[p].get(column) in texts}
        return found

    def _holding(self, codes: list[str]) -> set[str]:
        return set().union(*(self.holders.get(code, set()) for code in codes))

    def share(self, test: Share) -> float | None:
        """Return the share that a test speaks of; None if nobody is among."""
        among = self.members(test.among)
        if not among:
            return None
        return len(self.members(test.where) & among) / len(among)

    def rank(self, test: Test) -> int:
        """Return the place of a code by its participants; equals share the better."""
        among = self.members(test.among)

        def count(code: str) -> int:
            return len(self.holders.get(code, set()) & among)

        own = count(str(test.rank))
        rivals = {code for code in test.against if code != test.rank}
        return 1 + sum(count(code) > own for code in rivals)


def run(
    participants: Path,
    consensus: Path,
    variants: Path,
    codebook: Path,
    specs: Path,
    languages: list[str],
    claims: Path,
) -> None:
    """Read tables and claims, test each claim in each world, write claims.json."""
    book = Codebook.read(codebook)
    people = Rows.read(participants)
    file = read_claims(specs, book, languages, people)
    worlds = all_worlds(people, Rows.read(consensus), Rows.read(variants), book)
    write_json(
        claims,
        {
            name: {
                **evaluate(claim, file.quantifiers, worlds),
                "codes": codes_behind(claim, book),
            }
            for name, claim in file.claims.items()
        },
    )


def read_claims(
    path: Path, codebook: Codebook, languages: list[str], people: Rows
) -> ClaimsFile:
    """Read config/claims.yaml and check its codes, columns and quantifiers.

    Raises
    ------
    TalapErrors
        One error per unknown code, column, quantifier or value that no participant has,
        and missing translation.
    """
    file = validate(ClaimsFile, read_yaml(path), path)
    errors = []
    for name, claim in file.claims.items():
        place = f"claim {name}"
        missing = [each for each in languages if each not in claim.says]
        if missing:
            errors.append(
                TalapError(path, f"no {', '.join(missing)} text", "translate it", place)
            )
        errors += [
            TalapError(path, problem, hint, place)
            for problem, hint in _problems_of(claim, file, codebook, people)
        ]
    if errors:
        raise TalapErrors(errors)
    return file


def _problems_of(
    claim: Claim, file: ClaimsFile, codebook: Codebook, people: Rows
) -> list[tuple[str, str]]:
    problems: list[tuple[str, str]] = []
    for test in claim.tests:
        problems += _problems(test, file, codebook, people)
        if test.more_than is not None:
            problems += _conditions(test.more_than, codebook, people)
    return problems


def _problems(
    test: Test, file: ClaimsFile, codebook: Codebook, people: Rows
) -> list[tuple[str, str]]:
    problems = _conditions(test, codebook, people)
    ranked = [*test.against, *([test.rank] if test.rank else [])]
    problems += _unknown(ranked, codebook)
    if test.quantifier and test.quantifier not in file.quantifiers:
        known = ", ".join(file.quantifiers)
        problems.append((f"unknown quantifier {test.quantifier}", f"known: {known}"))
    return problems


def _conditions(
    share: Share, codebook: Codebook, people: Rows
) -> list[tuple[str, str]]:
    problems: list[tuple[str, str]] = []
    for column, wanted in (*share.where.items(), *share.among.items()):
        if column in {"code", "not_code"}:
            problems += _unknown(listed(wanted), codebook)
        elif column not in people.columns:
            known = f"published: {', '.join(people.columns)}"
            problems.append((f"participants have no column {column}", known))
        elif not share.absent:
            fault = absent(column, wanted, people.values(column))
            problems += [fault] if fault else []
    return problems


def _unknown(codes: list[str], codebook: Codebook) -> list[tuple[str, str]]:
    return [
        (f"unknown code {code}", f"see {codebook.file}")
        for code in codes
        if code not in codebook.codes
    ]


def all_worlds(
    participants: Rows,
    consensus: Rows,
    variants: Rows,
    codebook: Codebook,
) -> list[World]:
    """Return the world as reported first, then every way to doubt it."""
    people = {
        str(row["participant"]): {
            column: as_text(value) for column, value in row.items() if value is not None
        }
        for row in participants
    }
    reported = World("as reported", people, _holders(consensus, codebook))
    worlds = [reported]
    for name in sorted(set(variants.values("variant"))):
        of_variant = [row for row in variants if row["variant"] == name]
        worlds.append(World(name, people, _holders(of_variant, codebook)))
    if len(people) > 1:
        worlds += [
            World(
                f"without {left_out}",
                {name: who for name, who in people.items() if name != left_out},
                reported.holders,
            )
            for left_out in sorted(people)
        ]
    return worlds


def _holders(codings: Iterable[Row], codebook: Codebook) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {code: set() for code in codebook.codes}
    for row in codings:
        held.setdefault(row["code"], set()).add(row["participant"])
    return {
        code: set().union(*(held[each] for each in codebook.family(code)))
        for code in codebook.codes
    }


def codes_behind(claim: Claim, codebook: Codebook) -> dict[str, dict[str, Any]]:
    """Return each code that a claim names, with its labels and what counts as it."""
    named: dict[str, None] = {}
    for test in claim.tests:
        shares: list[Share] = [test, *([test.more_than] if test.more_than else [])]
        for conditions in (
            part for each in shares for part in (each.where, each.among)
        ):
            for column in ("code", "not_code"):
                named |= dict.fromkeys(map(str, listed(conditions.get(column, []))))
        named |= dict.fromkeys([*([test.rank] if test.rank else []), *test.against])
    return {
        code: {"label": codebook.codes[code].label, "family": codebook.family(code)}
        for code in named
    }


def evaluate(
    claim: Claim, quantifiers: dict[str, Quantifier], worlds: list[World]
) -> dict[str, Any]:
    """Return a claim's verdict, and for each of its tests the numbers behind it."""
    tests = [examine(test, quantifiers, worlds) for test in claim.tests]
    verdicts = {test["verdict"] for test in tests}
    verdict: Verdict = "supported"
    if "not supported" in verdicts:
        verdict = "not supported"
    elif "not decidable" in verdicts:
        verdict = "not decidable"
    return {
        "verdict": verdict,
        "says": claim.says,
        "quantifier": claim.quantifier,
        "tests": tests,
    }


def examine(
    test: Test, quantifiers: dict[str, Quantifier], worlds: list[World]
) -> dict[str, Any]:
    """Return one test's value as reported, its threshold, and what would turn it."""
    reported = worlds[0]
    outcomes = {world.name: _holds(test, quantifiers, world) for world in worlds}
    known = {name: held for name, held in outcomes.items() if held is not None}
    if not known or reported.name not in known:
        verdict: Verdict = "not decidable"
    elif all(known.values()):
        verdict = "supported"
    elif not any(known.values()):
        verdict = "not supported"
    else:
        verdict = "not decidable"
    holds = known.get(reported.name)
    values = [_value(test, world) for world in worlds]
    seen = [value for value in values if value is not None]
    return {
        "verdict": verdict,
        "rule": describe(test, quantifiers),
        **structure(test, quantifiers, reported),
        "value": values[0],
        "numerator": _count(test, reported),
        "denominator": len(reported.members(test.among)),
        "range": {"low": min(seen), "high": max(seen)} if seen else None,
        "holds": holds,
        "turned_by": [name for name, held in known.items() if held is not holds],
        "worlds": len(known),
    }


def structure(
    test: Test, quantifiers: dict[str, Quantifier], reported: World
) -> dict[str, Any]:
    """Return what a test compares with what, for pages that say it in words.

    kind
        share, rank or comparison.
    where, among
        The conditions, ``{column: [values as text]}``; of a rank, ``where`` is the
        ranked code.
    threshold
        ``{quantifier, at_least, above, at_most}`` of a share, without those not asked;
        ``{within}`` of a rank.
    places
        Of a rank: participants of each code, as reported.
    other
        Of a comparison: the share that must be exceeded, ``{where, among, value,
        numerator, denominator}``.
    participants
        Who is counted, as reported.
    """
    found: dict[str, Any] = {"kind": "share", **_written(test)}
    people = reported.members(test.among)
    if test.rank is not None:
        found |= {"kind": "rank", "where": {"code": [test.rank]}}
        found["threshold"] = {"within": test.within}
        found["places"] = {
            code: len(reported.members({"code": code}) & people)
            for code in dict.fromkeys([test.rank, *test.against])
        }
    elif test.more_than is not None:
        other = test.more_than
        among = reported.members(other.among)
        share = reported.share(other)
        found["kind"] = "comparison"
        found["other"] = {
            **_written(other),
            "value": None if share is None else float(f"{share:.12g}"),
            "numerator": len(reported.members(other.where) & among),
            "denominator": len(among),
        }
    else:
        name = str(test.quantifier)
        asked = quantifiers[name].model_dump(exclude_none=True)
        found["threshold"] = {"quantifier": name, **asked}
    found["participants"] = sorted(reported.members(found["where"]) & people)
    return found


def _written(share: Share) -> dict[str, dict[str, list[str]]]:
    return {
        name: {
            column: [as_text(value) for value in listed(wanted)]
            for column, wanted in conditions.items()
        }
        for name, conditions in (("where", share.where), ("among", share.among))
    }


def _holds(test: Test, quantifiers: dict[str, Quantifier], world: World) -> bool | None:
    if test.rank is not None:
        return world.rank(test) <= test.within
    share = world.share(test)
    if share is None:
        return None
    if test.more_than is not None:
        other = world.share(test.more_than)
        return None if other is None else share > other
    return quantifiers[str(test.quantifier)].holds(share)


def _value(test: Test, world: World) -> float | int | None:
    if test.rank is not None:
        return world.rank(test)
    share = world.share(test)
    return None if share is None else float(f"{share:.12g}")


def _count(test: Test, world: World) -> int:
    where = {"code": test.rank} if test.rank else test.where
    return len(world.members(where) & world.members(test.among))


def describe(test: Test, quantifiers: dict[str, Quantifier]) -> str:
    """Return a test in one line, as an auditor can check it."""
    if test.rank is not None:
        return (
            f"rank of {test.rank} by participants{_among(test)} <= {test.within} "
            f"against {', '.join(test.against)}"
        )
    said = f"share with {_say(test.where)}{_among(test)}"
    if test.more_than is not None:
        other = test.more_than
        return f"{said} > share with {_say(other.where)}{_among(other)}"
    name = str(test.quantifier)
    return f"{said} {quantifiers[name]} ({name})"


def _among(share: Share) -> str:
    return f" among {_say(share.among)}" if share.among else ""


def _say(conditions: dict[str, Any]) -> str:
    return " and ".join(f"{name} = {value}" for name, value in conditions.items())
