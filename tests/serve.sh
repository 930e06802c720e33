#!/bin/sh
# The pages of `zhinan serve`, asked for by sockets: see tests/serve/run.py. Run from the top of the repository.
exec /usr/bin/python3 -B tests/serve/run.py
