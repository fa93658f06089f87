"""Renewed anchors: not part of a build, `make reanchor` asks for them.

Included last, so that they are none of the results that a build is made of; and made
from the turns, so that they come out where coding_codings stops at a lost coding.

reads   data/raw/codings/*, results/clean/turns.parquet, config/codebook.yaml
writes  results/coding/reanchored/
"""


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
    conda:
        ENVIRONMENT
    params:
        section=PLAN.section("coding"),
    message:
        "Write each file of codings anew, as its codings are found now."
    shell:
        "python -m talap coding.reanchor turns={input.turns} codebook={input.codebook}"
        " participants={input.participants} config=config/config.yaml"
        " files={output.files:q} report={output.report} moved={output.moved}"
        " lost={output.lost} 2> {log}"
