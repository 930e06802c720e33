#!/bin/sh
# Pages whose text is known, as scans, read by zhinan-ocr: see tests/scans/run.py. Run from the top of
# the repository.
exec python3 -B tests/scans/run.py "$@"
