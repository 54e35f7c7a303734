# Every target works in a fresh clone: it makes the environment first where that is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: env demo run test check types bench soak audit

env: $(VENV)/.ok

# Two steps, because pip refuses an editable project in hash mode; the lock carries hatchling and editables.
$(VENV)/.ok: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Other people's Telegram clients, to prove that the sandbox is not merely shaped to ours, and their own example bots,
# which are in the libraries' sources only (hatchling, which pip asks about those, is in the first environment).
$(VENV)-peers/.ok: requirements-peers.lock requirements-examples.lock | $(VENV)/.ok
	$(PYTHON) -m venv $(VENV)-peers
	$(VENV)-peers/bin/pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-peers.lock
	$(BIN)/pip download -q --disable-pip-version-check --require-hashes --no-deps --no-binary :all: --no-build-isolation \
		-r requirements-examples.lock -d $(VENV)-peers/sources
	cd $(VENV)-peers/sources && for source in *.tar.gz; do tar -xzf $$source; done
	touch $@

# Node and TypeScript, which read the types of the page's modules; nothing of them is installed or shipped with Simpul.
$(VENV)-page/.ok: requirements-page.lock tests/page/package-lock.json
	$(PYTHON) -m venv $(VENV)-page
	$(VENV)-page/bin/pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-page.lock
	$(VENV)-page/bin/npm ci --silent --prefix tests/page
	touch $@

# Linters of what stands in deploy/; nothing of them is installed or shipped with Simpul.
$(VENV)-deploy/.ok: requirements-deploy.lock
	$(PYTHON) -m venv $(VENV)-deploy
	$(VENV)-deploy/bin/pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-deploy.lock
	touch $@

# A server that speaks S3, which the tests start on loopback; nothing of it is installed or shipped with Simpul.
$(VENV)-s3/.ok: requirements-s3.lock
	$(PYTHON) -m venv $(VENV)-s3
	$(VENV)-s3/bin/pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-s3.lock
	touch $@

# A Telegram, the bot and invented people on this machine alone; Ctrl-C stops all of it.
demo: env
	$(BIN)/simpul demo

run: env
	$(BIN)/simpul run

# One process a core, each with a PostgreSQL of its own: browsers and servers run beside them, and what promises a time is to keep it.
test: env $(VENV)-peers/.ok $(VENV)-page/.ok $(VENV)-deploy/.ok $(VENV)-s3/.ok
	$(BIN)/pytest -n 2 --dist worksteal

check: env types $(VENV)-deploy/.ok
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -q tests/test_house.py tests/test_docs.py tests/test_deploy.py

types: $(VENV)-page/.ok
	$(VENV)-page/bin/node tests/page/node_modules/typescript/bin/tsc -p tests/page

# Figures to compare within one run; they are never asserted.
bench: env
	$(BIN)/python -P -m benchmarks.routing
	$(BIN)/python -P -m benchmarks.areas
	$(BIN)/python -P -m benchmarks.throughput
	$(BIN)/python -P -m benchmarks.delivery
	$(BIN)/python -P -m benchmarks.page
	$(BIN)/python -P -m benchmarks.memory
	$(BIN)/python -P -m benchmarks.failover

# New histories of the simulation for an hour; MINUTES=5 makes it shorter.
soak: env
	$(BIN)/python -P -m tests.faults.soak --minutes $(or $(MINUTES),60)

audit: env
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/pip install -q pip-audit
	$(VENV)-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock
