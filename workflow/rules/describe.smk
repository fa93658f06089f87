"""Describe: tables per code, and every reported number with its evidence.

reads   results/clean/, results/coding/, config/{codebook,numbers}.yaml,
        data/published/context.csv
writes  results/describe/, results/numbers.json
"""


rule describe_distribution:
    input:
        participants=rules.clean_participants.output.participants,
        turns=rules.clean_corpus.output.turns,
        languages=rules.clean_corpus.output.languages,
        consensus=rules.coding_consensus.output.consensus,
        codebook="config/codebook.yaml",
        code=library("describe"),
    output:
        codes="results/describe/codes.parquet",
        presence="results/describe/presence.parquet",
        groups="results/describe/groups.parquet",
        tests="results/describe/group_tests.parquet",
        cooccurrence="results/describe/cooccurrence.parquet",
        accumulation="results/describe/accumulation.parquet",
        saturation="results/describe/saturation.parquet",
        richness="results/describe/richness.parquet",
        talk="results/describe/talk.parquet",
        for_people=[
            "results/describe/codes.csv",
            "results/describe/presence.csv",
            "results/describe/groups.csv",
            "results/describe/group_tests.csv",
            "results/describe/cooccurrence.csv",
            "results/describe/accumulation.csv",
            "results/describe/saturation.csv",
            "results/describe/richness.csv",
            "results/describe/talk.csv",
        ],
    log:
        "logs/describe/distribution.log",
    # On the way to the figures, as in coding.smk.
    priority: 1
    conda:
        ENVIRONMENT
    params:
        attributes=PLAN.config.describe.groups,
        order=PLAN.config.describe.saturation.order,
        base=PLAN.config.describe.saturation.base,
        length=PLAN.config.describe.saturation.run,
        threshold=PLAN.config.describe.saturation.threshold,
        confidence=PLAN.config.describe.confidence,
        method=PLAN.config.describe.interval,
        replications=PLAN.config.describe.bootstrap.replications,
        seed=PLAN.config.describe.bootstrap.seed,
    message:
        "Count who holds which code, and who speaks how much."
    shell:
        "python -m talap describe.distribution participants={input.participants}"
        " turns={input.turns} languages={input.languages}"
        " consensus={input.consensus} codebook={input.codebook}"
        " attributes={params.attributes:q} order={params.order} base={params.base}"
        " length={params.length} threshold={params.threshold}"
        " confidence={params.confidence} method={params.method}"
        " replications={params.replications} seed={params.seed}"
        " folder=results/describe 2> {log}"


rule describe_claims:
    input:
        participants=rules.clean_participants.output.participants,
        consensus=rules.coding_consensus.output.consensus,
        variants=rules.coding_consensus.output.variants,
        codebook="config/codebook.yaml",
        specs="config/claims.yaml",
        code=library("describe"),
    output:
        claims="results/claims.json",
    log:
        "logs/describe/claims.log",
    # The texts, and with them all documents, wait for it.
    priority: 1
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
    message:
        "Test each claim by every coder, every rule and without each interview."
    shell:
        "python -m talap describe.claims participants={input.participants}"
        " consensus={input.consensus} variants={input.variants}"
        " codebook={input.codebook} specs={input.specs} languages={params.languages}"
        " claims={output.claims} 2> {log}"


rule describe_agreement:
    input:
        codings=rules.coding_codings.output.codings,
        turns=rules.clean_corpus.output.turns,
        codebook="config/codebook.yaml",
        code=library("describe"),
    output:
        agreement="results/describe/agreement.parquet",
        agreement_csv="results/describe/agreement.csv",
    log:
        "logs/describe/agreement.log",
    priority: 1
    conda:
        ENVIRONMENT
    params:
        confidence=PLAN.config.describe.confidence,
        replications=PLAN.config.describe.bootstrap.replications,
        seed=PLAN.config.describe.bootstrap.seed,
    message:
        "Measure how far the coders agree."
    shell:
        "python -m talap describe.agreement codings={input.codings}"
        " turns={input.turns} codebook={input.codebook}"
        " confidence={params.confidence} replications={params.replications}"
        " seed={params.seed} agreement={output.agreement}"
        " agreement_csv={output.agreement_csv} 2> {log}"


rule describe_lexicon:
    input:
        lexicon=rules.coding_lexicon.output.codings,
        consensus=rules.coding_consensus.output.consensus,
        turns=rules.clean_corpus.output.turns,
        codebook="config/codebook.yaml",
        code=library("describe"),
    output:
        table="results/describe/lexicon.parquet",
        table_csv="results/describe/lexicon.csv",
    log:
        "logs/describe/lexicon.log",
    conda:
        ENVIRONMENT
    params:
        confidence=PLAN.config.describe.confidence,
        method=PLAN.config.describe.interval,
        replications=PLAN.config.describe.bootstrap.replications,
        seed=PLAN.config.describe.bootstrap.seed,
    message:
        "Measure how often the lexicon coder is right."
    shell:
        "python -m talap describe.lexicon lexicon={input.lexicon}"
        " consensus={input.consensus} turns={input.turns} codebook={input.codebook}"
        " confidence={params.confidence} method={params.method}"
        " replications={params.replications} seed={params.seed} table={output.table}"
        " table_csv={output.table_csv} 2> {log}"


rule describe_numbers:
    input:
        participants=rules.clean_participants.output.participants,
        interviews=rules.clean_corpus.output.interviews,
        turns=rules.clean_corpus.output.turns,
        consensus=rules.coding_consensus.output.consensus,
        variants=rules.coding_consensus.output.variants,
        tables=[
            rules.describe_agreement.output.agreement,
            rules.describe_distribution.output.saturation,
            rules.describe_distribution.output.richness,
            rules.describe_distribution.output.tests,
            rules.describe_distribution.output.cooccurrence,
            rules.describe_distribution.output.talk,
            rules.describe_distribution.output.codes,
        ],
        codebook="config/codebook.yaml",
        specs="config/numbers.yaml",
        context="data/published/context.csv",
        locales=PLAN.locales,
        code=library("describe"),
    output:
        numbers="results/numbers.json",
    log:
        "logs/describe/numbers.log",
    # The texts, and with them all documents, wait for it.
    priority: 1
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        confidence=PLAN.config.describe.confidence,
        method=PLAN.config.describe.interval,
        settings=PLAN.settings,
    message:
        "Compute every reported number, with the rows it counts."
    shell:
        "python -m talap describe.numbers participants={input.participants}"
        " interviews={input.interviews} turns={input.turns}"
        " consensus={input.consensus} variants={input.variants}"
        " tables={input.tables} codebook={input.codebook} specs={input.specs}"
        " context={input.context} settings={params.settings:q}"
        " confidence={params.confidence} method={params.method}"
        " languages={params.languages} locales={input.locales} numbers={output.numbers} 2> {log}"
