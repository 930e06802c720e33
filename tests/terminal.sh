#!/bin/sh
# What the program prints on terminals of several widths, and away from them: see tests/terminal/run.py.
# Run from the top of the repository.
exec python3 -B tests/terminal/run.py
