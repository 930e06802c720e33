#!/bin/sh
# Work and memory grow as the input does, whatever it consists of: see tests/growth/run.py. Run from the top of the
# repository. --full: all commands, to 10 MB. Other arguments name shapes.
exec python3 -B tests/growth/run.py "$@"
