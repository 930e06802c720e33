#!/bin/sh
# Many texts: what `zhinan batch` and `zhinan merge` promise, see tests/batch/run.py. Run from the top of the repository.
# BATCH_KILLS=100 kills it more often; BATCH_TEXTS=10000 reads more.
exec python3 tests/batch/run.py "$@"
