#!/bin/sh
# The scripts for several machines, for real on this one: see tests/cluster/run.py. Run from the top of the repository.
exec python3 tests/cluster/run.py
