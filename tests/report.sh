#!/bin/sh
# Reports of audits, read with readers that are not ours, and the verdicts of grammars/audit.sch
# against those of `zhinan audit`. Run from the top of the repository.
here=tests/report
exec /usr/bin/python3 -B $here/run.py "${ZHINAN:-out/bin/zhinan}"
