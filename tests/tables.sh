#!/bin/sh
# The same tables in every format give the same rows, facts and proofs: see tests/tables/run.py. Run from
# the top of the repository.
exec python3 -B tests/tables/run.py "$@"
