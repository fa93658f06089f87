from snakemake.io import strip_wildcard_constraints
from talap.base.fingerprint import BASE, stage_files

ENVIRONMENT = "../../environment.yml"
STAGES = ["clean", "coding", "describe", "figures", "manuscript", "audit"]
CODE = {
    stage: [path.as_posix() for path in stage_files(LIBRARY, stage)]
    for stage in [BASE, *STAGES]
}


# Snakemake reruns a job when its shell line changes, not when the library behind it
# does. So each rule takes the fingerprint of its stage, made from the stage's files and
# the shared base: one input in place of sixty, which would slow every start.
def library(stage):
    return f"results/library/{stage}.sha256"


# What the rules so far make. Snakemake does not make a lost result again while what was
# made from it is still there, unless the target asks for each.
def every_result():
    return [
        path
        for rule in workflow.rules
        for pattern in rule.output
        for path in expand(
            strip_wildcard_constraints(str(pattern)),
            language=PLAN.languages,
            batch=list(PLAN.batches),
        )
    ]


def published(results):
    return [path for path in results if not path.startswith(RESTRICTED)]


def code_of_no_stage():
    staged = {path for files in CODE.values() for path in files}
    source = [path.as_posix() for path in source_files(LIBRARY)]
    return [path for path in source if path not in staged]


def audit_pages():
    return expand(
        "results/audit/{language}/{page}.html",
        language=PLAN.languages,
        page=list(PAGES),
    )


for stage in CODE:

    rule:
        name:
            f"library_{stage}"
        input:
            # Listed once: each file that a rule names slows every start.
            base=[] if stage == BASE else library(BASE),
            code=CODE[stage],
        output:
            library(stage),
        log:
            f"logs/library/{stage}.log",
        # A moment each, and a whole stage waits for it.
        priority: 3
        conda:
            ENVIRONMENT
        params:
            stage=stage,
            library=lambda wildcards: LIBRARY.as_posix(),
        message:
            "Hash the code of {params.stage}."
        shell:
            "python -m talap base.fingerprint library={params.library:q}"
            " stage={params.stage} base={input.base} fingerprint={output} 2> {log}"


# A result edited by hand would be kept, and counted on, without a word.
if changed := changed_results(Path()):
    raise WorkflowError(
        "error: these results are not what the last build wrote:\n  "
        + "\n  ".join(changed[:20])
        + "\n  -> keep your edit elsewhere, remove these files, and build again"
    )


onstart:
    for path in (MANIFEST, LINES):  # no build is whole until they are written again
        path.unlink(missing_ok=True)


# Snakemake's own account of a failure is long; what went wrong stands in the logs.
onerror:
    for path in sorted(Path("logs").rglob("*.log")):
        said = path.read_text(encoding="utf-8", errors="replace")
        if said.startswith("error:") or "Traceback" in said:
            print(f"\n{said.strip()}", file=sys.stderr)
