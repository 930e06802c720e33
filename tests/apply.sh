#!/bin/sh
# What `zhinan diff --format xml` writes, and `zhinan diff --apply` makes of it: see tests/apply/run.py.
# Run from the top of the repository.
exec python3 tests/apply/run.py ../shared/corpus/real corpus
