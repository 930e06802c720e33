#!/bin/sh
# `make install` and the library, as a stranger uses them: see tests/library/run.py. Run from the top of the repository.
exec /usr/bin/python3 -B tests/library/run.py
