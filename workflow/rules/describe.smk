"""Describe: tables per code, and every reported number with its evidence.

reads   results/clean/, results/coding/, config/{codebook,numbers}.yaml,
        data/published/context.csv
writes  results/describe/, results/numbers.json
"""


rule describe_codes:
    input:
        participants=rules.clean_participants.output.participants,
        consensus=rules.coding_consensus.output.consensus,
        codebook="config/codebook.yaml",
        code=library("describe"),
    output:
        codes="results/describe/codes.parquet",
        codes_csv="results/describe/codes.csv",
        presence="results/describe/presence.parquet",
        presence_csv="results/describe/presence.csv",
    params:
        confidence=PLAN.config.describe.confidence,
        method=PLAN.config.describe.interval,
    log:
        "logs/describe/codes.log",
    message:
        "Count participants, codings and words per code."
    shell:
        "python -m talap describe.codes participants={input.participants}"
        " consensus={input.consensus} codebook={input.codebook}"
        " confidence={params.confidence} method={params.method} codes={output.codes}"
        " codes_csv={output.codes_csv} presence={output.presence}"
        " presence_csv={output.presence_csv} 2> {log}"


rule describe_numbers:
    input:
        participants=rules.clean_participants.output.participants,
        interviews=rules.clean_corpus.output.interviews,
        turns=rules.clean_corpus.output.turns,
        consensus=rules.coding_consensus.output.consensus,
        variants=rules.coding_variants.output.variants,
        codebook="config/codebook.yaml",
        specs="config/numbers.yaml",
        context="data/published/context.csv",
        code=library("describe"),
    output:
        numbers="results/numbers.json",
    params:
        confidence=PLAN.config.describe.confidence,
        method=PLAN.config.describe.interval,
        settings=PLAN.settings,
    log:
        "logs/describe/numbers.log",
    message:
        "Compute every reported number, with the rows it counts."
    shell:
        "python -m talap describe.numbers participants={input.participants}"
        " interviews={input.interviews} turns={input.turns}"
        " consensus={input.consensus} variants={input.variants}"
        " codebook={input.codebook} specs={input.specs}"
        " context={input.context} settings={params.settings:q}"
        " confidence={params.confidence} method={params.method}"
        " languages={LANGUAGES} locales={LOCALES} numbers={output.numbers} 2> {log}"


rule describe_claims:
    input:
        participants=rules.clean_participants.output.participants,
        consensus=rules.coding_consensus.output.consensus,
        variants=rules.coding_variants.output.variants,
        codebook="config/codebook.yaml",
        specs="config/claims.yaml",
        code=library("describe"),
    output:
        claims="results/claims.json",
    log:
        "logs/describe/claims.log",
    message:
        "Test each claim by every coder, every rule and without each interview."
    shell:
        "python -m talap describe.claims participants={input.participants}"
        " consensus={input.consensus} variants={input.variants}"
        " codebook={input.codebook} specs={input.specs} languages={LANGUAGES}"
        " claims={output.claims} 2> {log}"
