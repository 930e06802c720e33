#!/bin/sh
# What `zhinan diff` tells of edits to guidelines, and of nothing but them: see tests/diff/run.py.
# Run from the top of the repository.
exec python3 tests/diff/run.py ../shared/corpus/real corpus
