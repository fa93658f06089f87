"""Audit: the rows behind each number, a notebook, and every file's hash.

reads   results/, data/, config/, manuscript/, workflow/
writes  results/audit/
"""


rule audit_site:
    input:
        numbers=rules.describe_numbers.output.numbers,
        turns=rules.clean_corpus.output.turns,
        interviews=rules.clean_corpus.output.interviews,
        consensus=rules.coding_consensus.output.consensus,
        edits=rules.clean_corpus.output.edits,
        codebook="config/codebook.yaml",
        locales=PLAN.locales,
        code=library("audit"),
    output:
        audit_pages(),
    log:
        "logs/audit/site-{language}.log",
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
    message:
        "Write the {wildcards.language} audit pages."
    shell:
        "python -m talap audit.site numbers={input.numbers} turns={input.turns}"
        " interviews={input.interviews} consensus={input.consensus}"
        " edits={input.edits} codebook={input.codebook} language={wildcards.language}"
        " languages={params.languages} locales={input.locales} simulated={params.simulated}"
        " folder=results/audit/{wildcards.language} 2> {log}"


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


rule audit_leaks:
    input:
        identities="data/raw/identities.csv",
        results=published(every_result()),
        code=library("audit"),
    output:
        report="results/audit/leaks.json",
    log:
        "logs/audit/leaks.log",
    conda:
        ENVIRONMENT
    message:
        "Look for protected names in everything that is published."
    shell:
        "python -m talap audit.leaks identities={input.identities}"
        " folders={input.results} traces=logs .snakemake report={output.report}"
        " 2> {log}"


rule audit_manifest:
    input:
        files=PLAN.inputs,
        results=every_result(),
        source=[path.as_posix() for path in source_files(LIBRARY)],
    output:
        manifest="results/audit/manifest.json",
        lines="results/audit/manifest.sha256",
    log:
        "logs/audit/manifest.log",
    conda:
        ENVIRONMENT
    params:
        source=lambda wildcards: LIBRARY.as_posix(),
    message:
        "Hash every input, source file and result."
    shell:
        "python -m talap audit.manifest inputs={input.files:q}"
        " source={params.source:q} results=results manifest={output.manifest}"
        " lines={output.lines} 2> {log}"
