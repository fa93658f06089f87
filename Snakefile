"""Talap: from interview transcripts to a paper in the study's languages."""

import sys
from pathlib import Path

from snakemake.exceptions import WorkflowError
from snakemake.utils import min_version

min_version("9.0")

LIBRARY = Path(workflow.basedir).resolve() / "workflow"
sys.path.insert(0, str(LIBRARY))

from talap.audit.graph import describe as describe_rules
from talap.audit.manifest import (
    LINES,
    MANIFEST,
    RESTRICTED,
    changed_results,
    program_files,
    source_files,
)
from talap.audit.pages import PAGES
from talap.base.errors import TalapError
from talap.environment import prepare
from talap.figures.draw import FIGURES
from talap.plan import read_plan

prepare(LIBRARY)

try:
    PLAN = read_plan()
except TalapError as error:
    raise WorkflowError(f"error: {error}") from None


wildcard_constraints:
    language="|".join(PLAN.languages),
    batch=r"\d+",


include: "workflow/rules/common.smk"
include: "workflow/rules/clean.smk"
include: "workflow/rules/coding.smk"
include: "workflow/rules/describe.smk"
include: "workflow/rules/figures.smk"
include: "workflow/rules/manuscript.smk"
include: "workflow/rules/audit.smk"


rule all:
    default_target: True
    input:
        every_result(),


include: "workflow/rules/reanchor.smk"


# What a cluster gets, with workflow/profiles/slurm, is the batches of cleaning. The rest
# is one job each, mostly short: it runs where Snakemake does.
workflow.localrules(*{rule.name for rule in workflow.rules} - {"clean_turns"})
