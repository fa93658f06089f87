# Two commands: `make paper`, `make test`. Everything else is listed in README.md.
# STUDY=path builds another study's folder; CORES=4 uses more cores; LANG=ky drafts and
# answers in Kyrgyz.

STUDY ?= .
CORES ?= 2
PYTHON ?= python3
VENV := .venv
BIN := $(abspath $(VENV))/bin
READY := $(VENV)/ready
SNAKEMAKE := $(BIN)/snakemake --snakefile $(abspath Snakefile) --directory "$(STUDY)" --cores $(CORES)

asked = $(if $(filter-out 0 no false,$(1)),true,false)

export PYTHONUTF8 := 1

# LANG is the locale's variable too, which make takes over from the environment: only
# the one of the command line is a language of the paper, and no locale for a child.
ifeq ($(origin LANG),command line)
SAID := $(LANG)
unexport LANG
endif

.PHONY: paper why draft watch record verify test names word-diff reanchor translated spelling lint format typecheck bench bench-long clean lock slurm schemas force

paper: $(READY)
	@(cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap current) || $(SNAKEMAKE)
	@cd "$(STUDY)" && printf '%s\n' "" results/manuscript/*.pdf results/manuscript/*.docx \
	  results/manuscript/*.html results/audit/*/index.html results/numbers.json

# One language's page within seconds, with what the build would refuse marked in it.
draft watch: $(READY)
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap $@ $(if $(SAID),language=$(SAID))

# What was submitted. FORCE=1 lets it follow a former record, which stays beside it.
record: paper
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap record \
	  force=$(call asked,$(FORCE)) lang=$(SAID)

# LANG=en answers in English; VERBOSE=1 lists what is identical; KEEP=path keeps the rebuild.
verify: $(READY)
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap verify \
	  cores=$(CORES) verbose=$(call asked,$(VERBOSE)) lang=$(SAID) folder="$(KEEP)"

# What is behind a number or a claim, KEY=share_prestige, in a language, LANG=ky; without
# KEY the list of them.
why: $(READY)
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap why $(if $(KEY),"$(KEY)") $(if $(SAID),lang=$(SAID))

# After an edit of a transcript: the coders' files with their anchors renewed, to accept.
reanchor: $(READY)
	@$(SNAKEMAKE) coding_reanchor
	@cd "$(STUDY)" && cat results/coding/reanchored/report.csv

test: $(READY)
	@$(BIN)/python -m pytest -n $(CORES) --dist loadfile

# No part of the build: it also serves a study that does not build yet.
names: $(READY)
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap clean.suggest

# The translations as they stand say what their originals say: of all languages, or
# ONLY=ky, or of one place ONLY=ky:results-cost/paragraph-2. make lint lists the others.
ONLY ?= all
translated: $(READY)
	@cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap manuscript.translations "accept=$(ONLY)"

# What a co-author changed in a DOCX, as a patch: `make word-diff paper.docx`, or, with
# blanks in its name, FILE="my paper.docx". The file's path is relative to where make runs.
FILE ?= $(firstword $(filter %.docx,$(MAKECMDGOALS)))
word-diff: $(READY)
	@file="$$(cd "$$(dirname "$$WORD_FILE")" 2>/dev/null && pwd)/$$(basename "$$WORD_FILE")" && \
	  cd "$(STUDY)" && PYTHONPATH="$(abspath workflow)" $(BIN)/python -m talap word_diff "$$file"

word-diff: export WORD_FILE = $(FILE)
%.docx: force
	@:
force:

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
	$(BIN)/python benchmarks/draft.py
	$(BIN)/python benchmarks/documents.py

# Minutes each; what they found stands in benchmarks/*.md, which they write.
bench-long: $(READY)
	$(BIN)/python benchmarks/coverage.py
	$(BIN)/python benchmarks/reanchor.py

# Everything that was made: results, drafts, logs, Snakemake's own notes. Inputs stay.
clean:
	rm -rf "$(STUDY)/results" "$(STUDY)/logs" "$(STUDY)/.snakemake"
	! grep -qs "^# Drafts by Talap" "$(STUDY)/drafts/.gitignore" || rm -rf "$(STUDY)/drafts"

# The environment, from the lock and nothing else; compiled once, since a cold start of
# uncompiled packages costs seconds in every job.
$(READY): requirements.lock
	@test ! -L $(VENV) || { echo "error: $(VENV) is a link to an environment that others may use, and it is older than requirements.lock -> renew it where it lies, or remove the link" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit("Talap needs Python 3.11 or later, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m compileall -q $(VENV)/lib workflow || true
	$(BIN)/python -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "talap.pth").write_text(str(pathlib.Path("workflow").resolve()) + "\n", encoding="utf-8")'
	@printf '#!/bin/sh\nPYTHONUTF8=1 exec "%s/python" -m talap "$$@"\n' "$(BIN)" > "$(BIN)/talap" && chmod +x "$(BIN)/talap"
	@touch $@

# Snakemake's plugin for SLURM on top, for workflow/profiles/slurm. Each start of Snakemake
# loads it; so it is no part of the environment, and gone when that is renewed.
slurm: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-slurm.lock

# Resolves anew; needs uv (https://docs.astral.sh/uv/). What both locks name is the same.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --custom-compile-command "make lock"
lock:
	$(COMPILE) requirements.in -o requirements.lock
	$(COMPILE) requirements-slurm.in --constraints requirements.lock -o requirements-slurm.lock
