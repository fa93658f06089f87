"""The section ``study`` of config.yaml: what every stage needs to know."""

from __future__ import annotations

import datetime

from pydantic import BaseModel, Field

from talap.base.strict import STRICT


class Study(BaseModel):
    """Languages, date, and how work is split."""

    model_config = STRICT

    languages: list[str] = Field(
        min_length=1,
        description="Languages of the paper; the first one leads, others translate it.",
    )
    date: datetime.date = Field(
        description="Date of the documents; no clock is ever asked. YYYY-MM-DD."
    )
    batches: int = Field(
        4,
        ge=1,
        le=1000,
        description=(
            "Batches that interviews are cleaned in; an edited transcript costs one. "
            "The assignment depends on the interview's name only."
        ),
    )
