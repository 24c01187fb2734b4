# Everything that a fresh machine needs to try the project out and to work on it: `make demo`, `make test`.
# Each makes its own virtual environment, and makes it anew only when pyproject.toml has changed.

PYTHON ?= python3
DEMO ?= .venv-demo
TEST ?= .venv-test
WORKERS ?= 2
PYTEST = $(TEST)/bin/python -m pytest

.PHONY: help demo test accept benchmark clean
.DEFAULT_GOAL := help

help:  ## say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

demo: $(DEMO)/ready  ## make a project from examples/chinook.yaml into ./demo, told step by step
	@$(DEMO)/bin/python examples/demo.py

test: $(TEST)/ready  ## run all tests
	$(PYTEST) -n $(WORKERS) $(ARGS)

accept: $(TEST)/ready  ## write the expectations of the tests anew; then read the diff
	$(PYTEST) --accept $(ARGS)

benchmark: $(TEST)/ready  ## measure generation and start-up
	$(TEST)/bin/python benchmarks/generation.py
	$(TEST)/bin/python benchmarks/projects.py
	$(TEST)/bin/python benchmarks/startup.py

clean:  ## remove the virtual environments and the demo
	rm -rf .venv-demo .venv-test demo

$(DEMO)/ready: pyproject.toml
	$(call environment,$(DEMO),--editable '.[factories,flask]' mypy)

$(TEST)/ready: pyproject.toml
	$(call environment,$(TEST),--editable . --group test)

# $(1) is the folder, $(2) what to install. pip comes first: groups of dependencies are read since 25.1.
define environment
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo 'Python 3.11 or newer is needed; name one: make PYTHON=python3.12 $(MAKECMDGOALS)' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo '$(PYTHON) cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(1)
	$(1)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(1)/bin/python -m pip install --quiet $(2)
	@touch $@
endef
