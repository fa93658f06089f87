"""The section ``manuscript`` of config.yaml."""

from __future__ import annotations

from pydantic import BaseModel, Field

from talap.base.strict import STRICT


class Manuscript(BaseModel):
    """How the documents are made."""

    model_config = STRICT

    citation_style: str = Field(
        default="gost-r-7-0-5-2008",
        pattern=r"^[a-z0-9-]+$",
        description="A style of the Citation Style Language's collection, by its name.",
    )
