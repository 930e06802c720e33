#!/bin/sh
# What the program promises of its own outputs, on texts that are mutated from a seed: see
# tests/properties/run.py. Run from the top of the repository; arguments are its options.
exec python3 -B tests/properties/run.py "$@"
