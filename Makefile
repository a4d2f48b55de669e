# All set-up happens in .venv; the first command on a fresh machine makes it.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
BIOME := $(BIN)/node node_modules/.bin/biome
TSC := $(BIN)/node node_modules/.bin/tsc

.PHONY: site zip serve test check format zensical benchmark lock
site: .venv/ready
	@$(BIN)/python scripts/build.py build
zip: .venv/ready
	@$(BIN)/python scripts/build.py zip
serve: .venv/ready
	@$(BIN)/python scripts/build.py serve --port $(PORT)
check: .venv/ready
	@$(BIN)/python scripts/build.py check
test: .venv/ready node_modules/ready
	@$(BIN)/python scripts/setup.py browser && $(BIN)/ruff format --check -q . && $(BIN)/ruff check -q . && $(BIN)/mypy
	@$(BIOME) ci --error-on-warnings --reporter=concise && $(TSC) && $(TSC) -p tsconfig.worker.json
	@$(BIN)/pytest
format: .venv/ready node_modules/ready
	@$(BIN)/ruff format -q . && $(BIN)/ruff check -q --fix . && $(BIOME) check --write
# Not part of the tests: another site engine on the same pages, and how the build grows. See benchmarks/README.md.
zensical: site
	@PYTHONPATH=scripts $(BIN)/python -m benchmarks.portability
benchmark: .venv/ready
	@PYTHONPATH=scripts $(BIN)/python -m benchmarks.engine && PYTHONPATH=scripts $(BIN)/python -m benchmarks.preview
lock: .venv/ready
	@$(BIN)/uv pip compile -q --universal --no-strip-extras --generate-hashes --all-extras --no-emit-index-url --no-emit-find-links --python-version 3.11 -o requirements.txt pyproject.toml
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm install --silent --package-lock-only --omit-lockfile-registry-resolved
.venv/ready: requirements.txt
	@$(PYTHON) scripts/setup.py environment
node_modules/ready: package.json package-lock.json | .venv/ready
	@$(PYTHON) scripts/setup.py tools
