# Snakemake reruns a job when its shell line changes, not when the library behind it
# does: so each rule takes as inputs the files of its stage and of the shared base.
def library(*stages):
    """Return the files that decide what a step of these stages does."""
    return [
        path.as_posix()
        for stage in ("base", *stages)
        for path in sorted((LIBRARY / "talap" / stage).rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]


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


LOCALES = "manuscript/locales"
TEMPLATES = "manuscript/template"
LANGUAGES = " ".join(PLAN.languages)
