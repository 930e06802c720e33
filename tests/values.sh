#!/bin/sh
# Labelled lines, read by `zhinan figures`: our own in tests/values/cases.tsv, and those of public
# test suites where they are at hand. Run from the top of the repository.
here=tests/values
exec python3 $here/score.py "${ZHINAN:-out/bin/zhinan}" ../shared/values $here/cases.tsv \
	$here/known_misses.tsv
