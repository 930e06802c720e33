#!/bin/sh
# The title of each text and what it says of its programme are as the truth says: see tests/titles/run.py.
# Run from the top of the repository. Arguments, if any, name the cases.
exec python3 -B tests/titles/run.py "$@"
