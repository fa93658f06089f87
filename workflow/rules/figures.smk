"""Figures: one drawing function each, in every language.

reads   results/describe/
writes  results/figures/NAME.LANGUAGE.{svg,png}
"""


rule figures_draw:
    input:
        tables=[
            rules.describe_distribution.output.codes,
            rules.describe_distribution.output.presence,
            rules.describe_distribution.output.groups,
            rules.describe_distribution.output.cooccurrence,
            rules.describe_distribution.output.accumulation,
            rules.describe_distribution.output.saturation,
            rules.describe_distribution.output.richness,
            rules.describe_agreement.output.agreement,
        ],
        codebook="config/codebook.yaml",
        locales=PLAN.locales,
        code=library("figures"),
    output:
        expand(
            "results/figures/{name}.{language}.{suffix}",
            name=FIGURES,
            language=PLAN.languages,
            suffix=["svg", "png"],
        ),
    log:
        "logs/figures/draw.log",
    # The longest job: begun late, it would run alone.
    priority: 1
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
    message:
        "Draw the figures in each language."
    shell:
        "python -m talap figures.draw tables={input.tables} codebook={input.codebook}"
        " languages={params.languages} locales={input.locales}"
        " simulated={params.simulated} folder=results/figures 2> {log}"
