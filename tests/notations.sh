#!/bin/sh
# Amounts in every notation, see tests/values/notations.py. Run from the top of the repository.
exec python3 tests/values/notations.py "${ZHINAN:-out/bin/zhinan}"
