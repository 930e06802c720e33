#!/bin/sh
# Every format the texts come in gives the same facts, and nothing worse: see
# tests/formats/run.py. Run from the top of the repository.
exec python3 -B tests/formats/run.py "$@"
