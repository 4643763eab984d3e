# Every command of the project.  "make" alone lists them.
PYTHON ?= python3
BIN := .venv/bin
# no notice of MkDocs 2 and of Material's end of life on every run: docs/about/design.md tells what follows from them
export NO_MKDOCS_2_WARNING := 1
# what Python compiles is kept out of the folders that "make serve" watches
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/bytecode
# which text a draft is
export KB_COMMIT := $(shell git describe --always --dirty --abbrev=10 --exclude="*" 2>/dev/null)
EDITIONS ?= editions
ADDRESS ?= 127.0.0.1:8000
MINUTES ?= 10

.DEFAULT_GOAL := help
.PHONY: help serve build editions cut offline brief carry edition test bless fuzz kills accessibility queries mutate testdata links bench exit check verify coverage ids schema lock screenshots clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 22

serve: .venv/site ## show the live site on this machine; changes appear by themselves
	@$(BIN)/python -m hooks.start_serving $(ADDRESS)

build: .venv/site ## write the site to site/, kept editions included; a build that fails leaves the last good one
	$(BIN)/python -m hooks.whole_build --editions $(EDITIONS)

editions: ## bring the kept editions from the branch "editions" into the folder editions/
	@mkdir -p $(EDITIONS)
	git archive refs/heads/editions | tar -x -C $(EDITIONS)

cut: .venv/site ## write what edition EDITION needs (make cut EDITION=2027.1), to be read and committed
	$(BIN)/python -m kb edition $(EDITION)

offline: build ## make the whole site as one zip, offered on the page "Print and carry"
	$(BIN)/python -m hooks.carry offline

brief: build .venv/brief ## make the country brief as one PDF, offered on the same page
	$(BIN)/python -m hooks.carry brief

carry: build .venv/brief ## make both
	$(BIN)/python -m hooks.carry offline
	$(BIN)/python -m hooks.carry brief

edition: build ## keep the site of edition EDITION, which is committed, under ed/EDITION/, on the branch "editions"
	$(BIN)/python -m kb freeze site $(EDITIONS) $(EDITION)
	$(BIN)/python -m kb place $(EDITIONS) site

test: .venv/test ## run every test, those in a browser included
	$(BIN)/ruff check .
	$(BIN)/python -m mypy
	$(BIN)/node node_modules/typescript/bin/tsc -p browser
	$(BIN)/python -m pytest -n 2 --dist worksteal --durations=10

testdata: .venv/test ## check a change in data alone, in under a minute
	$(BIN)/python -m kb check
	$(BIN)/python -m pytest -q -n 2 tests/checks tests/model tests/store tests/answers tests/cite tests/find

bless: .venv/test ## accept the site of tests/every, and what the search answers; read the diff before it is committed
	BLESS=1 $(BIN)/python -m pytest -q -p no:cacheprovider tests/site/test_blessed.py
	BLESS=1 $(BIN)/node --test --test-reporter=dot tests/browser/search-blessed.test.js

accessibility: .venv/test ## hold two pages of each kind against the rules at four widths, light and dark
	$(BIN)/python -m pytest -q -n 2 -p no:cacheprovider -m long tests/browser/test_pages.py

queries: .venv/test ## type every kept query over http and from a disk
	$(BIN)/python -m pytest -q -p no:cacheprovider -m long tests/browser/test_queries.py

mutate: .venv/test ## put single faults into the code, and list those that no test notices
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutate.txt
	$(BIN)/python -m tests.mutate $(MUTATE)

kills: .venv/test ## kill 40 builds of the tiny base at random moments
	KILLS=40 $(BIN)/python -m pytest -q -p no:cacheprovider -k killed tests/site/test_whole_build.py

fuzz: .venv/test ## try mutations of the tiny base for MINUTES (10), and build what passes the check
	$(BIN)/python -m tests.fuzz $(MINUTES)

check: .venv/site ## check the records, all problems at once
	$(BIN)/python -m kb check

exit: .venv/test ## build with ProperDocs, the way out of MkDocs, and compare the sites
	$(PYTHON) -m venv .venv-exit
	.venv-exit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/exit.txt
	$(BIN)/python -m tests.other_builder

bench: .venv/test ## measure time, memory and bytes; the figures go to docs/about/performance.md
	$(BIN)/python -m bench $(BENCH)

links: .venv/test ## ask whether the addresses of sources still answer (needs the network; nothing depends on it)
	$(BIN)/python -m links

verify: .venv/site ## find every phrase in the text of its source (folder KB_SOURCES)
	$(BIN)/python -m kb verify

coverage: .venv/site ## show which paragraphs of the source texts bear statements (folder KB_SOURCES)
	$(BIN)/python -m kb coverage

ids: .venv/site ## give an id to every new statement
	$(BIN)/python -m kb ids

schema: .venv/site ## write the JSON Schemas for editors anew
	$(BIN)/python -m kb schema

screenshots: .venv/test build ## make the pictures of the README anew
	$(BIN)/python -m tests.screenshots

lock: .venv/test ## pin the dependencies of pyproject.toml and package.json anew, with hashes
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group site -o requirements/site.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group test -c requirements/site.txt -o requirements/test.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group old-readers -o requirements/old-readers.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group brief -c requirements/site.txt -o requirements/brief.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group mutate -c requirements/test.txt -o requirements/mutate.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group exit -c requirements/site.txt -o requirements/exit.txt
	$(BIN)/npm install --package-lock-only --no-audit --no-fund

clean: ## remove what the commands above have made
	rm -rf .venv .venv-exit node_modules site .site-new-* .site.lock

.venv/site: requirements/site.txt package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; set PYTHON to one")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/npm ci --omit=dev --silent --no-audit --no-fund
	@touch $@

.venv/brief: .venv/site requirements/brief.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/brief.txt
	@touch $@

.venv/test: .venv/site requirements/test.txt requirements/old-readers.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --upgrade --target .venv/old-readers -r requirements/old-readers.txt
	$(BIN)/npm ci --silent --no-audit --no-fund
	$(BIN)/python -m tests.chromium
	@touch $@
