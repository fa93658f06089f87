"""Figures: one drawing function each, in every language.

reads   results/describe/
writes  results/figures/NAME.LANGUAGE.{svg,png}
"""


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
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
    message:
        "Draw participants per code."
    shell:
        "python -m talap figures.codes codes={input.codes} codebook={input.codebook}"
        " languages={params.languages} locales={input.locales} simulated={params.simulated}"
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
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
    message:
        "Draw codes by participant."
    shell:
        "python -m talap figures.presence presence={input.presence}"
        " codebook={input.codebook} languages={params.languages} locales={input.locales}"
        " simulated={params.simulated} folder=results/figures 2> {log}"


rule figures_groups:
    input:
        groups=rules.describe_groups.output.groups,
        codebook="config/codebook.yaml",
        locales=PLAN.locales,
        code=library("figures"),
    output:
        figure_files("groups"),
    log:
        "logs/figures/groups.log",
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
    message:
        "Draw codes by group of participants."
    shell:
        "python -m talap figures.groups groups={input.groups}"
        " codebook={input.codebook} languages={params.languages} locales={input.locales}"
        " simulated={params.simulated} folder=results/figures 2> {log}"


rule figures_cooccurrence:
    input:
        cooccurrence=rules.describe_cooccurrence.output.cooccurrence,
        codebook="config/codebook.yaml",
        locales=PLAN.locales,
        code=library("figures"),
    output:
        figure_files("cooccurrence"),
    log:
        "logs/figures/cooccurrence.log",
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
    message:
        "Draw which codes stand in the same turn."
    shell:
        "python -m talap figures.cooccurrence cooccurrence={input.cooccurrence}"
        " codebook={input.codebook} languages={params.languages} locales={input.locales}"
        " simulated={params.simulated} folder=results/figures 2> {log}"


rule figures_accumulation:
    input:
        accumulation=rules.describe_accumulation.output.accumulation,
        saturation=rules.describe_accumulation.output.saturation,
        richness=rules.describe_accumulation.output.richness,
        locales=PLAN.locales,
        code=library("figures"),
    output:
        figure_files("accumulation"),
    log:
        "logs/figures/accumulation.log",
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
    message:
        "Draw the number of codes over the interviews."
    shell:
        "python -m talap figures.accumulation accumulation={input.accumulation}"
        " saturation={input.saturation} richness={input.richness}"
        " languages={params.languages} locales={input.locales} simulated={params.simulated}"
        " folder=results/figures 2> {log}"


rule figures_agreement:
    input:
        agreement=rules.describe_agreement.output.agreement,
        codebook="config/codebook.yaml",
        locales=PLAN.locales,
        code=library("figures"),
    output:
        figure_files("agreement"),
    log:
        "logs/figures/agreement.log",
    conda:
        ENVIRONMENT
    params:
        languages=PLAN.languages,
        simulated=PLAN.simulated,
    message:
        "Draw the agreement of the coders per code."
    shell:
        "python -m talap figures.agreement agreement={input.agreement}"
        " codebook={input.codebook} languages={params.languages} locales={input.locales}"
        " simulated={params.simulated} folder=results/figures 2> {log}"


FIGURES = [
    "codes",
    "presence",
    "groups",
    "cooccurrence",
    "accumulation",
    "agreement",
]
