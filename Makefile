# All set-up happens in .venv; the first command on a fresh machine makes it, and each looks whether it still holds.
PYTHON ?= python3
PORT ?= 8000
# Programs are run as modules: those in .venv/bin hold the path of the folder they were installed in.
RUN := .venv/bin/python
NODE := .venv/bin/node node_modules/.bin
# What Python has compiled is kept, whatever the machine says: the tests begin hundreds of programs.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: site publish zip serve edit watch release test lint machine coverage conform check format zensical mutants pictures benchmark lock environment tools
# A municipality's own edition: make site LOCAL=../var-kommun, and so publish, zip, check and serve.
LAID_OVER := $(if $(LOCAL),--local $(LOCAL))
site: environment
	@$(RUN) scripts/build.py build $(LAID_OVER)
publish: environment
	@$(RUN) scripts/build.py build --publish $(LAID_OVER)
zip: environment
	@$(RUN) scripts/build.py zip $(LAID_OVER)
serve: environment
	@$(RUN) scripts/build.py serve --port $(PORT) $(LAID_OVER)
# A form in the browser, on this machine alone.
edit: environment
	@$(RUN) scripts/build.py edit $(if $(filter 8000,$(PORT)),,--port $(PORT))
# The only one that uses the net for anything but its own set-up: make watch, make watch ONLY=law, make watch ONLY=pages.
watch: environment
	@$(RUN) scripts/build.py watch $(if $(ONLY),--only $(ONLY))
# An edition of the handbook: a tag in git with the day. make release REASON="…" if something is overdue all the same.
release: environment
	@$(RUN) scripts/build.py release $(if $(REASON),--reason "$(REASON)")
check: environment
	@$(RUN) scripts/build.py check $(LAID_OVER)
# While a browser and a Java are fetched, what needs neither looks at the code.
test:
	@$(MAKE) --no-print-directory -j2 machine lint
	@$(RUN) -m pytest -n auto
machine: tools
	@$(RUN) scripts/setup.py browser java
lint: tools
	@$(RUN) -m ruff format --check -q . && $(RUN) -m ruff check -q . && $(RUN) -m mypy
	@$(NODE)/biome ci --error-on-warnings --reporter=concise && $(NODE)/tsc && $(NODE)/tsc -p tsconfig.worker.json
# Each page before Nu, axe and Equal Access. The tests look at one of each kind, and at all pages with html-validate.
conform: tools
	@$(RUN) scripts/setup.py browser java && $(RUN) -m pytest -n auto -m every_page tests/engines
# Apart from the tests, since Python takes three times as long while it is traced. What only looks at the site is left out.
coverage: tools
	@$(RUN) scripts/setup.py browser && $(RUN) -m pytest -n auto --ignore=tests/engines --ignore=tests/browser \
		--cov=handbook --cov-report=term-missing:skip-covered --cov-fail-under=97
format: tools
	@$(RUN) -m ruff format -q . && $(RUN) -m ruff check -q --fix . && $(NODE)/biome check --write
# Not part of the tests: another site engine on the same pages, and how the build grows. See benchmarks/README.md.
zensical: site
	@PYTHONPATH=scripts $(RUN) -m benchmarks.portability
mutants: tools
	@$(RUN) tests/faults.py && $(RUN) tests/mutants.py
# The pictures of the form in docs/redaktion.md, when it has changed.
pictures: tools site
	@PYTHONPATH=scripts:tests $(RUN) -m pictures
benchmark: tools
	@PYTHONPATH=scripts $(RUN) -m benchmarks.engine && PYTHONPATH=scripts $(RUN) -m benchmarks.preview
# First what building needs, then what the tests need beside it, in the same versions.
LOCK := -m uv pip compile -q --universal --no-strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11
lock: tools
	@$(RUN) $(LOCK) -o requirements.txt pyproject.toml && $(RUN) $(LOCK) --group dev -c requirements.txt -o requirements-dev.txt
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm install --silent --package-lock-only --omit-lockfile-registry-resolved
environment:
	@$(PYTHON) scripts/setup.py environment
tools:
	@$(PYTHON) scripts/setup.py tests tools
