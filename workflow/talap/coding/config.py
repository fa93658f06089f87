"""The section ``coding`` of config.yaml."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator

from talap.base.strict import STRICT

Rule = Literal["named", "union", "intersection", "majority"]
Without = Literal["stop", "found_nothing", "did_not_code"]


class CodingFile(BaseModel):
    """One file of codings and who made them."""

    model_config = STRICT

    file: str = Field(description="Path from the study's folder.")
    coder: str | None = Field(
        None, description="Who coded; without it the names in the file stand."
    )


class Coding(BaseModel):
    """Where the codings are and what becomes the consensus."""

    model_config = STRICT

    files: list[CodingFile] = Field(
        min_length=1,
        description=(
            "Codings: .qdpx, QualCoder .qda (folder or zip), Taguette .sqlite3, .csv."
        ),
    )
    consensus: Rule = Field(
        "named",
        description=(
            "named: one coder's codings; union, intersection, majority: text that any, "
            "all, more than half of the coders gave the code."
        ),
    )
    coder: str | None = Field(None, description="The coder of the rule `named`.")
    without_codings: Without = Field(
        "stop",
        description=(
            "What it means that a coder has no coding in an interview, where that "
            "changes what the rule gives. stop: an error names the interviews. "
            "found_nothing: the coder read it and no code applied. did_not_code: the "
            "coder did not work on it, and the rule is that of the others."
        ),
    )
    adjudication: str | None = Field(
        None, description="CSV of decisions that stand above the rule."
    )

    @model_validator(mode="after")
    def _named_needs_a_name(self) -> Self:
        if self.consensus == "named" and not self.coder:
            raise ValueError("the rule `named` needs the key coder")
        return self
