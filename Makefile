# Two commands: `make paper`, `make test`. Everything else is listed in README.md.
# STUDY=path builds another study's folder; CORES=4 uses more cores.

STUDY ?= .
CORES ?= 2
PYTHON ?= python3
VENV := .venv
BIN := $(abspath $(VENV))/bin
READY := $(VENV)/ready
SNAKEMAKE := $(BIN)/snakemake --snakefile $(abspath Snakefile) --directory "$(STUDY)" --cores $(CORES)

export PYTHONUTF8 := 1

.PHONY: paper why test names reanchor translated spelling lint format typecheck bench clean lock schemas

paper: $(READY)
	@$(SNAKEMAKE)
	@cd "$(STUDY)" && printf '%s\n' "" results/manuscript/*.pdf results/manuscript/*.docx \
	  results/manuscript/*.html results/audit/*/index.html results/numbers.json

# What is behind a number or a claim, KEY=share_prestige, in a language, LANG=ky; without
# KEY the list of them. Of LANG only that of the command line counts, not the locale's.
why: $(READY)
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap why $(if $(KEY),"$(KEY)") $(if $(findstring command,$(origin LANG)),"lang=$(LANG)")

# After an edit of a transcript: the coders' files with their anchors renewed, to accept.
reanchor: $(READY)
	@$(SNAKEMAKE) coding_reanchor
	@cd "$(STUDY)" && cat results/coding/reanchored/report.csv

test: $(READY)
	@$(BIN)/python -m pytest

# No part of the build: it also serves a study that does not build yet.
names: $(READY)
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap clean.suggest

# The translations as they stand say what their originals say: of all languages, or
# ONLY=ky, or of one place ONLY=ky:results-cost/paragraph-2. make lint lists the others.
ONLY ?= all
translated: $(READY)
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap manuscript.translations "accept=$(ONLY)"

# Words that no dictionary knows, with their places: mend them, or list them once looked at.
spelling: $(READY)
	@PYTHONPATH=tests $(BIN)/python -m spelling

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/snakefmt --check --compact-diff Snakefile workflow
	$(BIN)/mypy
	$(BIN)/snakemake --lint --quiet all
	$(BIN)/python -m talap schemas check=true folder=workflow/schemas
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap manuscript.translations

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/snakefmt Snakefile workflow

schemas: $(READY)
	$(BIN)/python -m talap schemas check=false folder=workflow/schemas

bench: $(READY)
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/clean.py

# Everything that was made: results, logs, Snakemake's own notes. Inputs stay.
clean:
	rm -rf "$(STUDY)/results" "$(STUDY)/logs" "$(STUDY)/.snakemake"

# The environment, from the lock and nothing else; compiled once, since a cold start of
# uncompiled packages costs seconds in every job.
$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Talap needs Python 3.11 or later, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m compileall -q $(VENV)/lib workflow || true
	$(BIN)/python -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "talap.pth").write_text(str(pathlib.Path("workflow").resolve()) + "\n", encoding="utf-8")'
	@printf '#!/bin/sh\nPYTHONUTF8=1 exec "%s/python" -m talap "$$@"\n' "$(BIN)" > "$(BIN)/talap" && chmod +x "$(BIN)/talap"
	@touch $@

# Resolves anew; needs uv (https://docs.astral.sh/uv/).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --custom-compile-command "make lock" requirements.in -o requirements.lock
