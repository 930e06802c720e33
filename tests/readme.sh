#!/bin/sh
# The README's sessions are real: see tests/readme/run.py.
exec python3 tests/readme/run.py
