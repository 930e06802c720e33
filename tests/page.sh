#!/bin/sh
# The page of a document against the model, the audit, the ledger and the text that it is made from: see
# tests/page/run.py. Run from the top of the repository.
exec /usr/bin/python3 -B tests/page/run.py "${ZHINAN:-out/bin/zhinan}"
