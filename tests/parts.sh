#!/bin/sh
# The tables of grammars/README.md are those of the program: see tests/readme/parts.py.
# Run from the top of the repository.
exec python3 tests/readme/parts.py
