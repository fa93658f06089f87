"""Manuscript: prose with keys becomes HTML, DOCX, PDF and JATS in each language.

reads   manuscript/, results/numbers.json, results/coding/consensus.parquet,
        results/describe/, results/figures/
writes  results/manuscript/LANGUAGE.{html,docx,pdf,xml}
"""


rule manuscript_text:
    input:
        manuscript="manuscript/{language}.md",
        abstracts=expand("manuscript/abstracts/{name}.md", name=PLAN.languages),
        references="manuscript/references.json",
        numbers=rules.describe_numbers.output.numbers,
        claims=rules.describe_claims.output.claims,
        codes=rules.describe_distribution.output.codes,
        participants=rules.clean_participants.output.participants,
        interviews=rules.clean_corpus.output.interviews,
        codebook="config/codebook.yaml",
        consensus=rules.coding_consensus.output.consensus,
        spoken=rules.clean_corpus.output.languages,
        coreq=PLAN.coreq,
        locales=PLAN.locales,
        code=library("manuscript"),
    output:
        document="results/manuscript/{language}.json",
        uses="results/manuscript/{language}.uses.json",
        units="results/manuscript/{language}.units.json",
    log:
        "logs/manuscript/{language}.text.log",
    # All documents wait for it.
    priority: 1
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        figures=FIGURES,
        section=PLAN.section("manuscript"),
        guide=PLAN.guide,
        day=PLAN.day,
        simulated=PLAN.simulated,
    message:
        "Check the {wildcards.language} manuscript and put its numbers in place."
    shell:
        "python -m talap manuscript.text manuscript={input.manuscript}"
        " abstracts={input.abstracts} references={input.references}"
        " language={wildcards.language} languages={params.languages} numbers={input.numbers}"
        " claims={input.claims} tables={input.codes} {input.participants} {input.interviews}"
        " figures={params.figures} codebook={input.codebook} consensus={input.consensus}"
        " spoken={input.spoken} locales={input.locales}"
        " section={params.section:q} coreq={input.coreq} guide={params.guide}"
        " day={params.day} simulated={params.simulated}"
        " document={output.document} uses={output.uses} units={output.units} 2> {log}"


rule manuscript_parity:
    input:
        uses=expand(rules.manuscript_text.output.uses, language=PLAN.languages),
        code=library("manuscript"),
    output:
        parity="results/manuscript/parity.json",
    log:
        "logs/manuscript/parity.log",
    conda:
        ENVIRONMENT
    message:
        "Check that the languages report the same."
    shell:
        "python -m talap manuscript.parity uses={input.uses} parity={output.parity}"
        " 2> {log}"


rule manuscript_drift:
    input:
        units=expand(rules.manuscript_text.output.units, language=PLAN.languages),
        state=PLAN.translations,
        code=library("manuscript"),
    output:
        drift="results/manuscript/drift.json",
    log:
        "logs/manuscript/drift.log",
    conda:
        ENVIRONMENT
    message:
        "Find the translations that their original has left behind."
    shell:
        "python -m talap manuscript.drift units={input.units} state={input.state}"
        " drift={output.drift} 2> {log}"


rule manuscript_documents:
    input:
        document=rules.manuscript_text.output.document,
        # Waited for, but no reason to write another language's documents again.
        parity=ancient(rules.manuscript_parity.output.parity),
        figures=expand(
            "results/figures/{name}.{{language}}.{form}",
            name=FIGURES,
            form=["svg", "png"],
        ),
        templates=PLAN.templates,
        code=library("manuscript"),
    output:
        html="results/manuscript/{language}.html",
        docx="results/manuscript/{language}.docx",
        jats="results/manuscript/{language}.xml",
    log:
        "logs/manuscript/{language}.documents.log",
    conda:
        ENVIRONMENT
    params:
        day=PLAN.day,
    message:
        "Write the {wildcards.language} HTML, DOCX and JATS."
    shell:
        "python -m talap manuscript.documents document={input.document}"
        " figures=results/figures language={wildcards.language} day={params.day}"
        " templates={input.templates} html={output.html} docx={output.docx}"
        " jats={output.jats} 2> {log}"


rule manuscript_pdf:
    input:
        document=rules.manuscript_text.output.document,
        # Waited for, but no reason to write another language's documents again.
        parity=ancient(rules.manuscript_parity.output.parity),
        figures=expand("results/figures/{name}.{{language}}.svg", name=FIGURES),
        templates=PLAN.templates,
        code=library("manuscript"),
    output:
        pdf="results/manuscript/{language}.pdf",
    log:
        "logs/manuscript/{language}.pdf.log",
    conda:
        ENVIRONMENT
    params:
        day=PLAN.day,
    message:
        "Write the {wildcards.language} PDF."
    shell:
        "python -m talap manuscript.pdf document={input.document}"
        " figures=results/figures language={wildcards.language} day={params.day}"
        " templates={input.templates} pdf={output.pdf} 2> {log}"
