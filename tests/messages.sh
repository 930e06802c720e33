#!/bin/sh
# What the program says when something is odd or wrong, in both languages: see tests/messages/run.py.
# Run from the top of the repository.
exec python3 -B tests/messages/run.py "${ZHINAN:-out/bin/zhinan}"
