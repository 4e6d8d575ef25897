# The menu. Each dish is a script in scripts/ that says what it does.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix bench bench-full audit third-party

help: ## this menu
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /|/' | while IFS='|' read -r dish words; do printf '  make %-12s %s\n' "$$dish" "$$words"; done

setup: ## the environment in .venv and a migrated database
	@scripts/setup

demo: setup ## two messy rosters become a coverage figure; then the portal opens (PORT=8000)
	@.venv/bin/naungan demo

test: ## every test, on SQLite and PostgreSQL, in a real browser too (COMPLETE=1: nothing may be missing)
	@scripts/test

check: ## the house inspects itself: form, floors, types, sizes; seconds
	@scripts/check

fix: ## let ruff put form and imports in order
	@scripts/setup --environment
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

audit: ## the real server, looked at by Lighthouse, the W3C checker and axe, and weighed (RUNS=5)
	@scripts/audit

bench: ## each promise of speed and quality as a program that prints what it measured; minutes
	@scripts/bench

bench-full: ## the same at full size (a million rows), and 10,000 cases of the fuzzer; an hour
	@scripts/bench --full

third-party: ## write THIRD-PARTY.md anew from what uv.lock installs
	@scripts/setup --environment
	@.venv/bin/python scripts/third-party
