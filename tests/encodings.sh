#!/bin/sh
# Real files in the encodings that Chinese texts come in: see tests/encodings/run.py. Run from
# the top of the repository.
exec python3 -B tests/encodings/run.py
