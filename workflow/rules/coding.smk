"""Coding: each coder's codings are found in the turns; a rule makes their consensus.

reads   data/raw/codings/*, results/clean/turns.parquet, config/codebook.yaml
writes  results/coding/
"""


rule coding_codings:
    input:
        turns=rules.clean_corpus.output.turns,
        codebook="config/codebook.yaml",
        participants="data/raw/participants.csv",
        files=PLAN.coding_files,
        code=library("coding"),
    output:
        codings="results/coding/codings.parquet",
        csv="results/coding/codings.csv",
        sources="results/coding/sources.csv",
        moved="results/coding/moved.csv",
    log:
        "logs/coding/codings.log",
    params:
        section=PLAN.section("coding"),
    message:
        "Find every coding in the cleaned turns."
    shell:
        "python -m talap coding.codings turns={input.turns} codebook={input.codebook}"
        " participants={input.participants} config=config/config.yaml"
        " codings={output.codings} codings_csv={output.csv} sources={output.sources}"
        " moved={output.moved} 2> {log}"


# Not part of a build: `make reanchor` asks for it, also where coding_codings stops.
rule coding_reanchor:
    input:
        turns=rules.clean_corpus.output.turns,
        codebook="config/codebook.yaml",
        participants="data/raw/participants.csv",
        files=PLAN.coding_files,
        code=library("coding"),
    output:
        report="results/coding/reanchored/report.csv",
        moved="results/coding/reanchored/moved.csv",
        lost="results/coding/reanchored/lost.csv",
        files=PLAN.reanchored,
    log:
        "logs/coding/reanchor.log",
    params:
        section=PLAN.section("coding"),
    message:
        "Write each file of codings anew, as its codings are found now."
    shell:
        "python -m talap coding.reanchor turns={input.turns} codebook={input.codebook}"
        " participants={input.participants} config=config/config.yaml"
        " files={output.files:q} report={output.report} moved={output.moved}"
        " lost={output.lost} 2> {log}"


rule coding_consensus:
    input:
        codings=rules.coding_codings.output.codings,
        turns=rules.clean_corpus.output.turns,
        codebook="config/codebook.yaml",
        participants="data/raw/participants.csv",
        files=PLAN.coding_files,
        code=library("coding"),
    output:
        consensus="results/coding/consensus.parquet",
        csv="results/coding/consensus.csv",
    log:
        "logs/coding/consensus.log",
    params:
        section=PLAN.section("coding"),
    message:
        "Make the consensus of the coders."
    shell:
        "python -m talap coding.consensus codings={input.codings} turns={input.turns}"
        " codebook={input.codebook} participants={input.participants}"
        " config=config/config.yaml consensus={output.consensus}"
        " consensus_csv={output.csv} 2> {log}"


rule coding_variants:
    input:
        codings=rules.coding_codings.output.codings,
        turns=rules.clean_corpus.output.turns,
        code=library("coding"),
    output:
        variants="results/coding/variants.parquet",
    log:
        "logs/coding/variants.log",
    message:
        "Make the consensus by each coder alone and by each other rule."
    shell:
        "python -m talap coding.variants codings={input.codings} turns={input.turns}"
        " variants={output.variants} 2> {log}"


rule coding_export:
    input:
        turns=rules.clean_corpus.output.turns,
        consensus=rules.coding_consensus.output.consensus,
        codebook="config/codebook.yaml",
        locales=PLAN.locales,
        code=library("coding"),
    output:
        qdpx="results/coding/consensus.qdpx",
        qdc="results/coding/codebook.qdc",
    log:
        "logs/coding/export.log",
    params:
        day=PLAN.day,
        simulated=PLAN.simulated,
    message:
        "Export the consensus and the codebook as REFI-QDA."
    shell:
        "python -m talap coding.export turns={input.turns} consensus={input.consensus}"
        " codebook={input.codebook} day={params.day} simulated={params.simulated}"
        " languages={LANGUAGES} locales={LOCALES} qdpx={output.qdpx}"
        " qdc={output.qdc} 2> {log}"
