# make run: the whole way once, from the seed report to a table.  make test: every check and test.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEED := seeds/pingshan-2025.md
OUT := out/pingshan-2025
GOLD ?= ../shared/gold
KEPT := src/reportx/data/patterns.pickle
COMPILE = $(BIN)/python -m compileall -q src/reportx  # as pip does where it installs a package, but not here

UV = $(BIN)/python -m uv

.PHONY: run test docs schemas man readme score bench hard gains gaps locked validator lock lowest licences dist advisories clean

run: $(VENV)/installed $(KEPT)
	@mkdir -p out
	@$(BIN)/reportx extract $(SEED) -q -o $(OUT).json
	@$(BIN)/reportx extract $(SEED) -q -o $(OUT).csv
	@$(BIN)/reportx extract $(SEED) -f table
	@echo
	@echo "The same metrics are in $(OUT).json and $(OUT).csv. Next, try"
	@echo "  $(BIN)/reportx sections $(SEED)"
	@echo "  $(BIN)/reportx explain $(SEED):15"
	@echo "  $(BIN)/reportx extract $(SEED) --indicator gdp --status target"

test: $(VENV)/installed-test $(KEPT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@for model in report metric pack table; do \
	  $(BIN)/reportx schema $$model | diff -u schemas/$$model.schema.json - || \
	  { echo "schemas/ are stale: make schemas"; exit 1; }; done
	$(BIN)/reportx packs check
	$(BIN)/pytest -n 2 --dist loadfile

docs: $(VENV)/installed-docs  # the pages of docs/ as a site, in out/site
	$(BIN)/python scripts/build_docs.py

schemas: $(VENV)/installed
	@mkdir -p schemas
	@for model in report metric pack table; do \
	  $(BIN)/reportx schema $$model > schemas/$$model.schema.json || exit 1; done

man: $(VENV)/installed
	$(BIN)/python scripts/make_man.py

readme: $(VENV)/installed-test  # run the commands in the READMEs and docs/ again and put their output in
	$(BIN)/python tests/test_docs.py
	@if [ -d ../shared/corpus/text ]; then $(BIN)/python tests/test_recipes.py; fi

score: $(VENV)/installed
	@if [ -d "$(GOLD)" ]; then $(BIN)/reportx score "$(GOLD)"; \
	else echo "no annotated reports in $(GOLD); make score GOLD=FOLDER"; fi

bench: $(VENV)/installed-test $(KEPT)  # speed beside jieba, and the accuracy that goes with it
	@$(BIN)/python benchmarks/speed.py
	@$(MAKE) --no-print-directory score

hard: $(VENV)/installed-test $(KEPT)  # what is made to break it: inputs of others, and fuzzing, for hours
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[hard]" || echo "no atheris here: chance alone chooses"
	@for part in faults growth hard; do $(BIN)/python benchmarks/$$part.py || failed=1; done; exit $${failed:-0}

gains: $(VENV)/installed  # what the uncommitted change gains and loses, record by record
	@$(BIN)/python scripts/gains.py $(wildcard $(GOLD) $(GOLD)/../corpus/text)

gaps: $(VENV)/installed  # which of the small cases beside the project are still read wrong
	@$(BIN)/python scripts/known_gaps.py

locked: | $(VENV)/pyvenv.cfg  # what CI installs: nothing but what requirements/ci.txt has the hashes of
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements/ci.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $(VENV)/installed-test $(VENV)/installed

validator: | $(VENV)/pyvenv.cfg  # of Frictionless data packages, with libraries of its own
	$(PYTHON) -m venv $(VENV)/frictionless
	$(VENV)/frictionless/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements/frictionless.txt
	ln -sf ../frictionless/bin/frictionless $(BIN)/frictionless

lock: $(VENV)/installed-release  # the newest versions within the bounds, for all systems and Pythons
	$(UV) pip compile pyproject.toml requirements/build.in --extra docs --extra engines --extra ocr --extra test --upgrade \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --quiet --output-file requirements/ci.txt > /dev/null
	$(UV) pip compile requirements/frictionless.in --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --quiet --output-file requirements/frictionless.txt > /dev/null

lowest: $(VENV)/installed-release  # whether the lower bounds, all at once, still work
	rm -rf $(VENV)/lowest
	$(UV) venv --quiet --python $(BIN)/python $(VENV)/lowest
	$(UV) pip install --quiet --python $(VENV)/lowest --resolution lowest-direct --editable ".[test]"
	$(VENV)/lowest/bin/reportx --version
	$(VENV)/lowest/bin/reportx extract $(SEED) -f table > /dev/null
	$(VENV)/lowest/bin/pytest --ignore tests/test_originals.py --ignore tests/test_supply.py

licences: $(VENV)/installed-test  # the libraries that run with reportx, into SECURITY.md
	$(BIN)/python scripts/licences.py

dist: $(VENV)/installed-release  # wheel and sdist, built twice and compared, installed where nothing else is
	$(BIN)/python scripts/try_builds.py

advisories: $(VENV)/installed-release  # known holes in what the lock names
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/ci.txt

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f src/reportx/data/*.pickle
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/installed: pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/installed-test: pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[test]"
	@$(COMPILE)
	@touch $@ $(VENV)/installed

$(VENV)/installed-docs: pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[docs]"
	@touch $@ $(VENV)/installed

$(VENV)/installed-release: pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[release]"
	@touch $@ $(VENV)/installed

$(KEPT): $(shell find src/reportx -name '*.py' -o -name '*.toml') scripts/keep.py | $(VENV)/pyvenv.cfg
	@$(BIN)/python scripts/keep.py
	@$(COMPILE)

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "reportx needs Python 3.11 or later: make PYTHON=python3.12 run"; exit 1; }
	$(PYTHON) -m venv $(VENV)
