#!/bin/sh
# The steps of grammars/README.md do what it says: see tests/readme/run.py.
# Run from the top of the repository.
exec python3 tests/readme/run.py grammars/README.md
