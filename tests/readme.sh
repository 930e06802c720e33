#!/bin/sh
# The sessions of README.md and README.zh.md are real: see tests/readme/run.py.
exec python3 tests/readme/run.py README.md README.zh.md
