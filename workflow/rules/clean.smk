"""Clean: transcripts become one table of turns, and nobody is named in it.

reads   data/raw/{transcripts/*,corpus.yaml,participants.csv,identities.csv}
writes  results/clean/
"""


rule clean_turns:
    input:
        transcripts=lambda wildcards: PLAN.batches[wildcards.batch],
        corpus="data/raw/corpus.yaml",
        participants="data/raw/participants.csv",
        identities="data/raw/identities.csv",
        # The files and not their fingerprint: what all else waits for begins at once.
        code=CODE[BASE] + CODE["clean"],
    output:
        turns="results/clean/batches/{batch}/turns.parquet",
        languages="results/clean/batches/{batch}/languages.parquet",
        edits="results/clean/batches/{batch}/edits.parquet",
        interviews="results/clean/batches/{batch}/interviews.parquet",
        remarks="results/clean/batches/{batch}/remarks.parquet",
        raw="results/clean/restricted/{batch}/raw.parquet",
        log="results/clean/restricted/{batch}/edits.parquet",
    log:
        "logs/clean/turns-{batch}.log",
    # All else waits for the batches.
    priority: 2
    conda:
        ENVIRONMENT
    params:
        section=PLAN.section("clean"),
    message:
        "Read, clean and pseudonymise the transcripts of batch {wildcards.batch}."
    shell:
        "python -m talap clean.turns config=config/config.yaml corpus={input.corpus}"
        " participants={input.participants} identities={input.identities}"
        " transcripts={input.transcripts:q} turns={output.turns}"
        " languages={output.languages} edits={output.edits}"
        " interviews={output.interviews} remarks={output.remarks}"
        " restricted_raw={output.raw} restricted_edits={output.log} 2> {log}"


rule clean_participants:
    input:
        transcripts=PLAN.transcripts,
        participants="data/raw/participants.csv",
        code=library("clean"),
    output:
        participants="results/clean/participants.parquet",
        csv="results/clean/participants.csv",
        disclosure="results/clean/disclosure.csv",
    log:
        "logs/clean/participants.log",
    conda:
        ENVIRONMENT
    params:
        section=PLAN.section("clean"),
    message:
        "Generalise and publish the participants' attributes."
    shell:
        "python -m talap clean.participants config=config/config.yaml"
        " participants={input.participants} transcripts={input.transcripts:q} table={output.participants}"
        " csv={output.csv} disclosure={output.disclosure} 2> {log}"


rule clean_corpus:
    input:
        turns=expand(rules.clean_turns.output.turns, batch=PLAN.batches),
        languages=expand(rules.clean_turns.output.languages, batch=PLAN.batches),
        edits=expand(rules.clean_turns.output.edits, batch=PLAN.batches),
        interviews=expand(rules.clean_turns.output.interviews, batch=PLAN.batches),
        remarks=expand(rules.clean_turns.output.remarks, batch=PLAN.batches),
        code=library("clean"),
    output:
        turns="results/clean/turns.parquet",
        turns_csv="results/clean/turns.csv",
        languages="results/clean/languages.parquet",
        edits="results/clean/edits.parquet",
        interviews="results/clean/interviews.parquet",
        interviews_csv="results/clean/interviews.csv",
        remarks="results/clean/remarks.parquet",
    log:
        "logs/clean/corpus.log",
    conda:
        ENVIRONMENT
    message:
        "Join the batches."
    shell:
        "python -m talap clean.corpus turns={input.turns} languages={input.languages}"
        " edits={input.edits} interviews={input.interviews} remarks={input.remarks}"
        " all_turns={output.turns} turns_csv={output.turns_csv}"
        " all_languages={output.languages} all_edits={output.edits}"
        " all_interviews={output.interviews} interviews_csv={output.interviews_csv}"
        " all_remarks={output.remarks} 2> {log}"
