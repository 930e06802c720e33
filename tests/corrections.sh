#!/bin/sh
# What corrections by hand make of a text, and where the model tells it: see tests/corrections/run.py.
# Run from the top of the repository.
exec python3 -B tests/corrections/run.py
