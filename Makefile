PYTHON = .venv/bin/python
TEMPLATES = find templates posts journalists -name '*.html' -print0
LOCK = .venv/bin/uv pip compile -q $(UPGRADE) --universal --python-version 3.12 --generate-hashes \
	--no-emit-index-url --no-header

.PHONY: help setup dev run test check fix messages bench soak lock

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

setup: ## Install what the site needs into .venv
	@.ci/install requirements.txt

run: setup ## Serve the demo newsroom on http://127.0.0.1:8000 (PORT=8001 for another port)
	@WATCHDOG_DEBUG=1 $(PYTHON) .ci/serve.py

dev:
	@.ci/install requirements-dev.txt

test: dev ## Run the tests
	$(PYTHON) -m pytest -q -n auto --dist worksteal

check messages: export WATCHDOG_DEBUG = 1
check: dev ## Look for mistakes in code, types, templates, migrations and settings
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(TEMPLATES) | xargs -0 .venv/bin/djade --check
	$(PYTHON) -m mypy
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PYTHON) manage.py check --fail-level WARNING

fix: dev ## Mend what a tool can mend
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
# Djade calls it a failure that there was something to mend.
	$(TEMPLATES) | xargs -0 .venv/bin/djade || $(TEMPLATES) | xargs -0 .venv/bin/djade --check

messages: dev ## Gather the interface's words for translators, and compile what they wrote
	$(PYTHON) manage.py makemessages
	$(PYTHON) manage.py compilemessages --ignore=.venv

bench: dev ## Measure what pages cost (BENCH="--sizes 1000,100000"); needs wrk and nginx
	$(PYTHON) tests/bench/run.py $(BENCH)

soak: dev ## See how the site holds out under writes, for long (SOAK="long --minutes 30"); needs wrk and nginx
	$(PYTHON) tests/bench/soak.py $(or $(SOAK),writes)

lock: dev ## Lock what pyproject.toml asks for (UPGRADE=--upgrade to take newer releases)
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) --group dev --extra redis --extra s3 --extra heif -c requirements.txt pyproject.toml -o requirements-dev.txt
	echo uv | $(LOCK) --no-annotate - -o .ci/uv.txt
