# Everything a person or a machine does with this repository. Each goal does its own set-up.
SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin
READY_RUN := $(VENV)/.ready-run
READY_DEV := $(VENV)/.ready-dev
READY_DATA := $(VENV)/.ready-data
READY_BENCH := $(VENV)/.ready-bench
SETUP := pyproject.toml constraints.txt tools/setup.sh
export VENV
# As many tests at a time as there are cores, four at most; a file's tests stay together, for they share what is costly to set up.
TOGETHER := -n auto --maxprocesses 4 --dist loadfile

.PHONY: help venv demo test test-all test-slow lint types layers format bench bench-growth gazetteer forms reference floors judged calibrate link-weights link-pairs pin check wheel screenshots serve clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r goal text; do \
		printf '  make %-12s %s\n' "$$goal" "$$text"; done

$(READY_RUN): $(SETUP)
	@sh tools/setup.sh run
	@touch $@

$(READY_DEV): $(SETUP)
	@sh tools/setup.sh $(if $(filter true,$(CI)),data,dev)
	@touch $@ $(READY_RUN)

$(READY_DATA): $(SETUP)
	@sh tools/setup.sh data
	@touch $@ $(READY_DEV) $(READY_RUN)

$(READY_BENCH): $(SETUP)
	@sh tools/setup.sh bench
	@touch $@ $(READY_DEV) $(READY_RUN)

venv: $(READY_DEV) ## the virtual environment with the tools of development

demo: $(READY_RUN) ## code the bundled reports and show what comes out
	@$(BIN)/khabar demo --out demo-out

test: $(READY_DEV) lint types layers ## style, types, layers and the tests that fit in twenty minutes
	$(BIN)/python -m pytest -m "not slow" $(TOGETHER)

test-all: $(READY_DEV) lint types layers ## everything, the whole gold and the long tests too
	$(BIN)/python -m pytest

test-slow: $(READY_DEV) ## the long tests alone: what `make test` leaves out
	$(BIN)/python -m pytest -m slow

lint: $(READY_DEV) ## ruff: faults and form
	$(BIN)/ruff check .
	$(BIN)/ruff format --check -q .

types: $(READY_DEV) ## mypy, strict
	$(BIN)/mypy

layers: $(READY_DEV) ## who may import whom
	$(BIN)/lint-imports

format: $(READY_DEV) ## ruff's formatter, on the files named by FILES
	$(BIN)/ruff format $(FILES)

check: $(READY_DEV) ## the codebook: strict load, every example, mutation
	$(BIN)/khabar codebook check

bench: $(READY_BENCH) ## articles a second, start-up, memory and where the time goes; a million claims linked; a million events searched and served
	$(BIN)/python tools/bench.py --runs 3 --json bench.json
	$(BIN)/python tools/bench_links.py
	$(BIN)/python tools/bench_search.py
	$(BIN)/python tools/bench_web.py
	$(BIN)/python tools/bench_sums.py

bench-growth: $(READY_DEV) ## whether cost grows in proportion, from 1,000 to 100,000 articles; hours
	$(BIN)/python tools/bench_growth.py

floors: $(READY_DEV) ## measure against gold and pin the floors higher where the figures rose
	$(BIN)/python tools/floors.py --raise

judged: $(READY_DEV) ## gains and losses against what readers judged on raw articles, and the own gold (needs the shared corpus)
	$(BIN)/python tools/judged.py

pin: $(READY_DEV) ## after work on the reading: known failures, confidence, floors and the pages that tell them
	$(BIN)/python tools/known_failures.py --write
	$(BIN)/python tools/calibrate.py --write
	$(BIN)/python tools/floors.py --raise
	$(BIN)/python tools/tour.py

calibrate: $(READY_DEV) ## fit the confidence of claims against gold and keep weights and reliability
	$(BIN)/python tools/calibrate.py --write

link-weights: $(READY_DEV) ## estimate the weights of linking on links made by hand, with figures on documents left out (needs the shared folder)
	$(BIN)/python tools/estimate_links.py --write

link-pairs: $(READY_DEV) ## draw pairs of claims to be judged: CODED the corpus as `khabar code` wrote it, OUT a folder outside, SEED a number
	$(BIN)/python tools/draw_pairs.py $(CODED) $(OUT) --seed $(SEED)

gazetteer: $(READY_DATA) ## build the gazetteer file from its sources
	$(BIN)/python tools/build_gazetteer.py

forms: $(READY_DATA) ## generate the verb forms from their dictionary forms
	$(BIN)/python tools/make_forms.py

serve: $(READY_RUN) ## the pages over the bundled invented reports, in a browser
	$(BIN)/khabar serve --demo

screenshots: $(READY_DEV) ## pictures of every page in both languages, wide and narrow, dark and as printed, to screenshots/
	$(BIN)/python tools/screenshots.py

reference: $(READY_DEV) ## write docs/reference and the outputs in README.md from the program
	$(BIN)/python tools/reference.py
	$(BIN)/python tools/tour.py

wheel: $(READY_DEV) ## dist/*.whl with the codebook inside
	$(BIN)/python -m hatchling build -t wheel -d dist

clean: ## forget the virtual environment and what was made
	rm -rf $(VENV) dist bench.json demo-out screenshots web/node_modules src/khabar/web/static/dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
