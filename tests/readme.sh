#!/bin/sh
# The sessions of these pages are real: see tests/readme/run.py.
exec python3 tests/readme/run.py README.md README.zh.md CONTRIBUTING.md
