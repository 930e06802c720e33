#!/bin/sh
# One fault at a time in guidelines that are in order: each must be found at its place, with the
# right difference, and nothing else may change. Run from the top of the repository.
exec python3 tests/audit/faults.py "${ZHINAN:-out/bin/zhinan}" ../shared/corpus corpus
