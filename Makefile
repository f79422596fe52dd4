# The two commands a newcomer needs are `make run` and `make test`; each sets up what it stands on.
PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python
FILE   ?= resources/samples/bao-cao-mau-ban-1.docx
export PYTHONUTF8 := 1

.PHONY: help run test check setup lock bench soak sample screenshots freeze clean

help:
	@echo "make run [FILE=path]  open the window on the sample, or on a file"
	@echo "make test             set up, then run every check and test"
	@echo "make check            ruff, mypy and the import contract alone"
	@echo "make bench            measure, beside peers, in one run"
	@echo "make soak             mutate and kill far more often than the tests do, with a seed of the day"
	@echo "make sample           write the sample reports anew"
	@echo "make screenshots      play a review, write the pictures and key tables of the guides anew"
	@echo "make freeze           build a folder that needs no Python, and try it"
	@echo "make lock             pin the requirements anew"

$(VENV)/.ready: requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Thẩm Tra needs Python 3.11 or later; $(PYTHON) is older. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(RUN) -m compileall -q main.py app storage widgets
	@touch $@

setup: $(VENV)/.ready
	@sh .ci/system-libraries $(RUN)

run: setup
	@$(RUN) main.py "$(FILE)"

check: setup
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

test: check
	QT_QPA_PLATFORM=offscreen $(RUN) -m pytest

bench: setup
	QT_QPA_PLATFORM=offscreen $(RUN) -m tests.benchmarks

soak: setup
	THAM_TRA_FUZZ=20 THAM_TRA_KILLS=300 THAM_TRA_FUZZ_SEED=$$(date +%Y%m%d) $(RUN) -m pytest -o timeout=0 \
	  tests/unit/readers tests/unit/storage/test_kill.py -k "fuzz or kill"

sample: setup
	$(RUN) resources/samples/make_sample.py

screenshots: setup
	QT_QPA_PLATFORM=offscreen $(RUN) docs/play_review.py
	$(RUN) docs/keys_table.py

freeze: setup
	$(VENV)/bin/pyinstaller --noconfirm --log-level WARN --distpath build/frozen --workpath build/pyinstaller .ci/tham-tra.spec
	$(RUN) .ci/smoke.py build/frozen/tham-tra

lock: setup
	$(RUN) -m pip install --quiet uv
	for set in requirements requirements-dev; do $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 \
	  --no-emit-index-url --no-header --generate-hashes $$set.in -o $$set.txt; done

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
