#!/bin/sh
# What `zhinan diff --format docx` writes: see tests/redline/run.py. Run from the top of the repository.
exec python3 tests/redline/run.py ../shared/calls corpus
