"""Coding: each coder's codings are found in the turns; a rule makes their consensus.

reads   data/raw/codings/*, results/clean/turns.parquet, config/codebook.yaml
writes  results/coding/
"""


rule coding_codings:
    input:
        turns=rules.clean_corpus.output.turns,
        codebook="config/codebook.yaml",
        participants="data/raw/participants.csv",
        # An adjudication moves no coding: agreement need not be measured again.
        files=[entry.file for entry in PLAN.config.coding.files],
        code=library("coding"),
    output:
        codings="results/coding/codings.parquet",
        csv="results/coding/codings.csv",
        sources="results/coding/sources.csv",
        moved="results/coding/moved.csv",
    log:
        "logs/coding/codings.log",
    # On the way to the figures, the longest job: before what nothing waits for.
    priority: 1
    conda:
        ENVIRONMENT
    params:
        section=PLAN.section("coding"),
    message:
        "Find every coding in the cleaned turns."
    shell:
        "python -m talap coding.codings turns={input.turns} codebook={input.codebook}"
        " participants={input.participants} config=config/config.yaml"
        " codings={output.codings} codings_csv={output.csv} sources={output.sources}"
        " moved={output.moved} 2> {log}"


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
        variants="results/coding/variants.parquet",
    log:
        "logs/coding/consensus.log",
    priority: 1
    conda:
        ENVIRONMENT
    params:
        section=PLAN.section("coding"),
    message:
        "Make the consensus of the coders, by the chosen rule and by the others."
    shell:
        "python -m talap coding.consensus codings={input.codings} turns={input.turns}"
        " codebook={input.codebook} participants={input.participants}"
        " config=config/config.yaml consensus={output.consensus}"
        " consensus_csv={output.csv} variants={output.variants} 2> {log}"


rule coding_lexicon:
    input:
        turns=rules.clean_corpus.output.turns,
        codebook="config/codebook.yaml",
        code=library("coding"),
    output:
        codings="results/coding/lexicon.parquet",
        hits="results/coding/lexicon_hits.parquet",
        hits_csv="results/coding/lexicon_hits.csv",
    log:
        "logs/coding/lexicon.log",
    conda:
        ENVIRONMENT
    message:
        "Look up the codebook's patterns in what the participants say."
    shell:
        "python -m talap coding.lexicon turns={input.turns} codebook={input.codebook}"
        " codings={output.codings} hits={output.hits} hits_csv={output.hits_csv}"
        " 2> {log}"


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
        codes_csv="results/coding/codebook.csv",
    log:
        "logs/coding/export.log",
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        day=PLAN.day,
        simulated=PLAN.simulated,
    message:
        "Export the consensus and the codebook for coding programs."
    shell:
        "python -m talap coding.export turns={input.turns} consensus={input.consensus}"
        " codebook={input.codebook} day={params.day} simulated={params.simulated}"
        " languages={params.languages} locales={input.locales} qdpx={output.qdpx}"
        " qdc={output.qdc} codes_csv={output.codes_csv} 2> {log}"
