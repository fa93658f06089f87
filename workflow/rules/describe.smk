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
    log:
        "logs/describe/codes.log",
    conda:
        ENVIRONMENT
    params:
        confidence=PLAN.config.describe.confidence,
        method=PLAN.config.describe.interval,
    message:
        "Count participants, codings and words per code."
    shell:
        "python -m talap describe.codes participants={input.participants}"
        " consensus={input.consensus} codebook={input.codebook}"
        " confidence={params.confidence} method={params.method} codes={output.codes}"
        " codes_csv={output.codes_csv} presence={output.presence}"
        " presence_csv={output.presence_csv} 2> {log}"


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


rule describe_groups:
    input:
        participants=rules.clean_participants.output.participants,
        consensus=rules.coding_consensus.output.consensus,
        codebook="config/codebook.yaml",
        code=library("describe"),
    output:
        groups="results/describe/groups.parquet",
        groups_csv="results/describe/groups.csv",
        tests="results/describe/group_tests.parquet",
        tests_csv="results/describe/group_tests.csv",
    log:
        "logs/describe/groups.log",
    conda:
        ENVIRONMENT
    params:
        attributes=PLAN.config.describe.groups,
        confidence=PLAN.config.describe.confidence,
    message:
        "Compare groups of participants, exactly."
    shell:
        "python -m talap describe.groups participants={input.participants}"
        " consensus={input.consensus} codebook={input.codebook}"
        " attributes={params.attributes:q} confidence={params.confidence}"
        " groups={output.groups} groups_csv={output.groups_csv}"
        " tests={output.tests} tests_csv={output.tests_csv} 2> {log}"


rule describe_cooccurrence:
    input:
        participants=rules.clean_participants.output.participants,
        turns=rules.clean_corpus.output.turns,
        consensus=rules.coding_consensus.output.consensus,
        codebook="config/codebook.yaml",
        code=library("describe"),
    output:
        cooccurrence="results/describe/cooccurrence.parquet",
        cooccurrence_csv="results/describe/cooccurrence.csv",
    log:
        "logs/describe/cooccurrence.log",
    conda:
        ENVIRONMENT
    message:
        "Count which codes occur together."
    shell:
        "python -m talap describe.cooccurrence participants={input.participants}"
        " turns={input.turns} consensus={input.consensus} codebook={input.codebook}"
        " cooccurrence={output.cooccurrence}"
        " cooccurrence_csv={output.cooccurrence_csv} 2> {log}"


rule describe_accumulation:
    input:
        participants=rules.clean_participants.output.participants,
        consensus=rules.coding_consensus.output.consensus,
        codebook="config/codebook.yaml",
        code=library("describe"),
    output:
        accumulation="results/describe/accumulation.parquet",
        accumulation_csv="results/describe/accumulation.csv",
        saturation="results/describe/saturation.parquet",
        saturation_csv="results/describe/saturation.csv",
        richness="results/describe/richness.parquet",
        richness_csv="results/describe/richness.csv",
    log:
        "logs/describe/accumulation.log",
    conda:
        ENVIRONMENT
    params:
        order=PLAN.config.describe.saturation.order,
        base=PLAN.config.describe.saturation.base,
        length=PLAN.config.describe.saturation.run,
        threshold=PLAN.config.describe.saturation.threshold,
        confidence=PLAN.config.describe.confidence,
        replications=PLAN.config.describe.bootstrap.replications,
        seed=PLAN.config.describe.bootstrap.seed,
    message:
        "Follow the number of codes over the interviews."
    shell:
        "python -m talap describe.accumulation participants={input.participants}"
        " consensus={input.consensus} codebook={input.codebook} order={params.order}"
        " base={params.base} length={params.length} threshold={params.threshold}"
        " confidence={params.confidence} replications={params.replications}"
        " seed={params.seed} accumulation={output.accumulation}"
        " accumulation_csv={output.accumulation_csv} saturation={output.saturation}"
        " saturation_csv={output.saturation_csv} richness={output.richness}"
        " richness_csv={output.richness_csv} 2> {log}"


rule describe_talk:
    input:
        turns=rules.clean_corpus.output.turns,
        languages=rules.clean_corpus.output.languages,
        code=library("describe"),
    output:
        talk="results/describe/talk.parquet",
        talk_csv="results/describe/talk.csv",
    log:
        "logs/describe/talk.log",
    conda:
        ENVIRONMENT
    message:
        "Add up words and talk time by speaker and language."
    shell:
        "python -m talap describe.talk turns={input.turns}"
        " languages={input.languages} talk={output.talk} talk_csv={output.talk_csv}"
        " 2> {log}"


rule describe_numbers:
    input:
        participants=rules.clean_participants.output.participants,
        interviews=rules.clean_corpus.output.interviews,
        turns=rules.clean_corpus.output.turns,
        consensus=rules.coding_consensus.output.consensus,
        variants=rules.coding_variants.output.variants,
        tables=[
            rules.describe_agreement.output.agreement,
            rules.describe_accumulation.output.saturation,
            rules.describe_accumulation.output.richness,
            rules.describe_groups.output.tests,
            rules.describe_cooccurrence.output.cooccurrence,
            rules.describe_talk.output.talk,
            rules.describe_codes.output.codes,
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
