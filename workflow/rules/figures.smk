"""Figures: one drawing function each, in every language.

reads   results/describe/
writes  results/figures/NAME.LANGUAGE.{svg,png}
"""


def figure_files(name):
    return expand(
        "results/figures/{name}.{language}.{suffix}",
        name=name,
        language=PLAN.languages,
        suffix=["svg", "png"],
    )


rule figures_codes:
    input:
        codes=rules.describe_codes.output.codes,
        codebook="config/codebook.yaml",
        locales=PLAN.locales,
        code=library("figures"),
    output:
        figure_files("codes"),
    log:
        "logs/figures/codes.log",
    params:
        simulated=PLAN.simulated,
    message:
        "Draw participants per code."
    shell:
        "python -m talap figures.codes codes={input.codes} codebook={input.codebook}"
        " languages={LANGUAGES} locales={LOCALES} simulated={params.simulated}"
        " folder=results/figures 2> {log}"


rule figures_presence:
    input:
        presence=rules.describe_codes.output.presence,
        codebook="config/codebook.yaml",
        locales=PLAN.locales,
        code=library("figures"),
    output:
        figure_files("presence"),
    log:
        "logs/figures/presence.log",
    params:
        simulated=PLAN.simulated,
    message:
        "Draw codes by participant."
    shell:
        "python -m talap figures.presence presence={input.presence}"
        " codebook={input.codebook} languages={LANGUAGES} locales={LOCALES}"
        " simulated={params.simulated} folder=results/figures 2> {log}"


FIGURES = ["codes", "presence"]
