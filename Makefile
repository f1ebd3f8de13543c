# make run: the whole way once, from the seed report to a table.  make test: every check and test.

PYTHON ?= python3
VENV := .venv# reportx installed as its users have it: compiled
DEV := .venv-dev# this checkout as it stands, with all that tests and checks it
SOURCES := $(shell find src/reportx -name '*.py' -o -name '*.toml')
SEED := seeds/pingshan-2025.md
OUT := out/pingshan-2025
GOLD ?= ../shared/gold
KEPT := src/reportx/data/patterns.pickle
COMPILE = $(DEV)/bin/python -m compileall -q src/reportx  # as pip does where it installs a package, but not here

UV = $(DEV)/bin/python -m uv

.PHONY: run test docs schemas man readme score bench hard gains gaps locked validator lock lowest licences dist advisories clean

run: $(VENV)/installed
	@mkdir -p out
	@$(VENV)/bin/reportx extract $(SEED) -q -o $(OUT).json
	@$(VENV)/bin/reportx extract $(SEED) -q -o $(OUT).csv
	@$(VENV)/bin/reportx extract $(SEED) -f table
	@echo
	@echo "The same metrics are in $(OUT).json and $(OUT).csv. Next, try"
	@echo "  $(VENV)/bin/reportx sections $(SEED)"
	@echo "  $(VENV)/bin/reportx explain $(SEED):15"
	@echo "  $(VENV)/bin/reportx extract $(SEED) --indicator gdp --status target"

test: $(DEV)/installed-test $(KEPT)
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports
	@for model in report metric pack table; do \
	  $(DEV)/bin/reportx schema $$model | diff -u schemas/$$model.schema.json - || \
	  { echo "schemas/ are stale: make schemas"; exit 1; }; done
	$(DEV)/bin/reportx packs check
	$(DEV)/bin/pytest -n 2 --dist loadfile

docs: $(DEV)/installed-docs  # the pages of docs/ as a site, in out/site
	$(DEV)/bin/python scripts/build_docs.py

schemas: $(DEV)/installed
	@mkdir -p schemas
	@for model in report metric pack table; do \
	  $(DEV)/bin/reportx schema $$model > schemas/$$model.schema.json || exit 1; done

man: $(DEV)/installed
	$(DEV)/bin/python scripts/make_man.py

readme: $(DEV)/installed-test  # run the commands in the READMEs and docs/ again and put their output in
	$(DEV)/bin/python tests/test_docs.py
	@if [ -d ../shared/corpus/text ]; then $(DEV)/bin/python tests/test_recipes.py; fi

score: $(DEV)/installed
	@if [ -d "$(GOLD)" ]; then $(DEV)/bin/reportx score "$(GOLD)"; \
	else echo "no annotated reports in $(GOLD); make score GOLD=FOLDER"; fi

bench: $(VENV)/installed  # speed beside jieba, and the accuracy that goes with it
	@$(VENV)/bin/python benchmarks/speed.py
	@if [ -d "$(GOLD)" ]; then $(VENV)/bin/reportx score "$(GOLD)"; fi

hard: $(DEV)/installed-test $(KEPT)  # what is made to break it: inputs of others, and fuzzing, for hours
	@$(DEV)/bin/pip install --quiet --disable-pip-version-check --editable ".[hard]" || echo "no atheris here: chance alone chooses"
	@for part in faults growth hard; do $(DEV)/bin/python benchmarks/$$part.py || failed=1; done; exit $${failed:-0}

gains: $(DEV)/installed  # what the uncommitted change gains and loses, record by record
	@$(DEV)/bin/python scripts/gains.py $(wildcard $(GOLD) $(GOLD)/../corpus/text)

gaps: $(DEV)/installed  # which of the small cases beside the project are still read wrong
	@$(DEV)/bin/python scripts/known_gaps.py

locked: | $(DEV)/pyvenv.cfg  # what CI installs: nothing but what requirements/ci.txt has the hashes of
	$(DEV)/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements/ci.txt
	$(DEV)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $(DEV)/installed-test $(DEV)/installed

validator: | $(DEV)/pyvenv.cfg  # of Frictionless data packages, with libraries of its own
	$(PYTHON) -m venv $(DEV)/frictionless
	$(DEV)/frictionless/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements/frictionless.txt
	ln -sf ../frictionless/bin/frictionless $(DEV)/bin/frictionless

lock: $(DEV)/installed-release  # the newest versions within the bounds, for all systems and Pythons
	$(UV) pip compile pyproject.toml requirements/build.in --extra docs --extra engines --extra ocr --extra test --upgrade \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --quiet --output-file requirements/ci.txt > /dev/null
	$(UV) pip compile requirements/frictionless.in --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --quiet --output-file requirements/frictionless.txt > /dev/null

lowest: $(DEV)/installed-release  # whether the lower bounds, all at once, still work
	rm -rf $(DEV)/lowest
	$(UV) venv --quiet --python $(DEV)/bin/python $(DEV)/lowest
	$(UV) pip install --quiet --python $(DEV)/lowest --resolution lowest-direct --editable ".[test]"
	$(DEV)/lowest/bin/reportx --version
	$(DEV)/lowest/bin/reportx extract $(SEED) -f table > /dev/null
	$(DEV)/lowest/bin/pytest --ignore tests/test_originals.py --ignore tests/test_supply.py

licences: $(DEV)/installed-test  # the libraries that run with reportx, into SECURITY.md
	$(DEV)/bin/python scripts/licences.py

dist: $(DEV)/installed-release  # wheel and sdist, built twice and compared, installed where nothing else is
	$(DEV)/bin/python scripts/try_builds.py

advisories: $(DEV)/installed-release  # known holes in what the lock names
	$(DEV)/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements/ci.txt

clean:
	rm -rf $(VENV) $(DEV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f src/reportx/data/*.pickle
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/installed: pyproject.toml hatch_build.py $(SOURCES) | $(VENV)/pyvenv.cfg  # mypyc takes a minute or two
	$(VENV)/bin/pip install --quiet --disable-pip-version-check .
	@touch $@

$(DEV)/installed: pyproject.toml | $(DEV)/pyvenv.cfg
	$(DEV)/bin/pip install --quiet --disable-pip-version-check --editable .
	@$(COMPILE)
	@touch $@

$(DEV)/installed-test: pyproject.toml | $(DEV)/pyvenv.cfg
	$(DEV)/bin/pip install --quiet --disable-pip-version-check --editable ".[test]"
	@$(COMPILE)
	@touch $@ $(DEV)/installed

$(DEV)/installed-docs: pyproject.toml | $(DEV)/pyvenv.cfg
	$(DEV)/bin/pip install --quiet --disable-pip-version-check --editable ".[docs]"
	@touch $@ $(DEV)/installed

$(DEV)/installed-release: pyproject.toml | $(DEV)/pyvenv.cfg
	$(DEV)/bin/pip install --quiet --disable-pip-version-check --editable ".[release]"
	@touch $@ $(DEV)/installed

$(KEPT): $(SOURCES) scripts/keep.py | $(DEV)/pyvenv.cfg
	@$(DEV)/bin/python scripts/keep.py
	@$(COMPILE)

%/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "reportx needs Python 3.11 or later: make PYTHON=python3.12 run"; exit 1; }
	$(PYTHON) -m venv $(@D)
