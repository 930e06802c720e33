#!/bin/sh
# Every text with a truth file beside it is read as the truth says: see tests/families/run.py.
# Run from the top of the repository. Arguments, if any, name the texts.
exec python3 tests/families/run.py "$@"
