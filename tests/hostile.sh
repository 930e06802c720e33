#!/bin/sh
# Whatever comes in, the program ends by itself, in time, within its memory: see
# tests/hostile/run.py. Run from the top of the repository. Arguments, if any, name inputs.
exec python3 -B tests/hostile/run.py "$@"
