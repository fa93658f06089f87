"""Figures: one drawing function each, in every language.

reads   results/describe/
writes  results/figures/NAME.LANGUAGE.{svg,png}
"""


rule figures_draw:
    input:
        tables=[
            rules.describe_codes.output.codes,
            rules.describe_codes.output.presence,
            rules.describe_groups.output.groups,
            rules.describe_cooccurrence.output.cooccurrence,
            rules.describe_accumulation.output.accumulation,
            rules.describe_accumulation.output.saturation,
            rules.describe_accumulation.output.richness,
            rules.describe_agreement.output.agreement,
        ],
        codebook="config/codebook.yaml",
        locales=PLAN.locales,
        code=library("figures"),
    output:
        expand(
            "results/figures/{name}.{{language}}.{suffix}",
            name=FIGURES,
            suffix=["svg", "png"],
        ),
    log:
        "logs/figures/{language}.log",
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
    message:
        "Draw the {wildcards.language} figures."
    shell:
        "python -m talap figures.draw tables={input.tables} codebook={input.codebook}"
        " language={wildcards.language} languages={params.languages}"
        " locales={input.locales} simulated={params.simulated} folder=results/figures"
        " 2> {log}"
