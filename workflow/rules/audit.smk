"""Audit: the rows behind each number, a notebook, and every file's hash.

reads   results/, data/, config/, manuscript/, workflow/
writes  results/audit/
"""


rule audit_rules:
    input:
        code=library("audit"),
    output:
        rules="results/audit/rules.json",
    log:
        "logs/audit/rules.log",
    conda:
        ENVIRONMENT
    params:
        # Asked when a job is made: all rules are declared by then.
        graph=lambda wildcards: describe_rules(workflow.rules, LIBRARY),
    message:
        "List what each rule reads and writes."
    shell:
        "python -m talap audit.graph graph={params.graph:q} rules={output.rules} 2> {log}"


rule audit_site:
    input:
        numbers=rules.describe_numbers.output.numbers,
        claims=rules.describe_claims.output.claims,
        turns=rules.clean_corpus.output.turns,
        interviews=rules.clean_corpus.output.interviews,
        consensus=rules.coding_consensus.output.consensus,
        edits=rules.clean_corpus.output.edits,
        agreement=rules.describe_agreement.output.agreement,
        lexicon=rules.describe_lexicon.output.table,
        codebook="config/codebook.yaml",
        context="data/published/context.csv",
        checks=PLAN.context_checks,
        rules=rules.audit_rules.output.rules,
        lock=(LIBRARY.parent / "requirements.lock").as_posix(),
        environment=(LIBRARY.parent / "environment.yml").as_posix(),
        locales=PLAN.locales,
        code=library("audit"),
    output:
        audit_pages(),
    log:
        "logs/audit/site.log",
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
        confidence=PLAN.config.describe.confidence,
    message:
        "Write the audit pages in each language."
    shell:
        "python -m talap audit.site numbers={input.numbers} claims={input.claims}"
        " turns={input.turns} interviews={input.interviews}"
        " consensus={input.consensus} edits={input.edits} agreement={input.agreement}"
        " lexicon={input.lexicon}"
        " codebook={input.codebook} context={input.context} checks={input.checks}"
        " rules={input.rules} lock={input.lock:q} environment={input.environment:q}"
        " confidence={params.confidence} languages={params.languages}"
        " locales={input.locales} simulated={params.simulated} folder=results/audit 2> {log}"


rule audit_notebook:
    input:
        turns=rules.clean_corpus.output.turns,
        participants=rules.clean_participants.output.participants,
        consensus=rules.coding_consensus.output.consensus,
        numbers=rules.describe_numbers.output.numbers,
        codebook="config/codebook.yaml",
        notebook=f"{LIBRARY.as_posix()}/notebooks/explore.ipynb",
        code=library("audit"),
    output:
        html="results/audit/notebook.html",
    log:
        "logs/audit/notebook.log",
    conda:
        ENVIRONMENT
    params:
        simulated=PLAN.simulated,
    message:
        "Run the notebook."
    shell:
        "python -m talap audit.notebook notebook={input.notebook:q} seconds=300"
        " simulated={params.simulated} html={output.html} 2> {log}"


rule audit_manifest:
    input:
        identities="data/raw/identities.csv",
        files=PLAN.inputs,
        results=published(every_result()),
        restricted=[path for path in every_result() if path.startswith(RESTRICTED)],
        code=library("audit"),
        # The others stand in the fingerprints, which are results.
        source=code_of_no_stage(),
        program=[path.as_posix() for path in program_files(LIBRARY).values()],
    output:
        leaks="results/audit/leaks.json",
        manifest="results/audit/manifest.json",
        lines="results/audit/manifest.sha256",
    log:
        "logs/audit/manifest.log",
    conda:
        ENVIRONMENT
    threads: 2
    params:
        source=lambda wildcards: LIBRARY.as_posix(),
    message:
        "Look for protected names in all that is published, then hash it with the inputs."
    # One job of two steps: Snakemake waits for a second where the last job is short.
    shell:
        "(python -m talap audit.leaks identities={input.identities}"
        " folders={input.results} traces=logs .snakemake"
        " results/coding/reanchored report={output.leaks} processes={threads}"
        " && python -m talap audit.manifest inputs={input.files:q}"
        " source={params.source:q} results=results manifest={output.manifest}"
        " lines={output.lines}) 2> {log}"
