#!/bin/sh
# OFD gives the same facts as the text that it is made of, and nothing worse: see tests/ofd/run.py. Run from the top of
# the repository.
exec python3 -B tests/ofd/run.py "$@"
