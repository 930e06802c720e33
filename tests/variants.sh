#!/bin/sh
# Every variant of every text states the same facts: see tests/variants/run.py.
# Run from the top of the repository. Arguments, if any, name the variants to run.
exec python3 tests/variants/run.py "$@"
