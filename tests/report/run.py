#!/usr/bin/env python3
"""Runs the tests of reports: run.py PROGRAM. The last line is "N passed, N failed, N skipped"."""

import pathlib
import shutil
import sys

import harness

import compared
import comparisons
import formats
import names
import places
import pages
import schematron
import workbooks
import trends
import years

harness.program = str(pathlib.Path(sys.argv[1]).resolve())
try:
    formats.main()
    places.main()
    names.main()
    schematron.main()
    workbooks.main()
    trends.main()
    years.main()
    comparisons.main()
    compared.main()
    pages.main()
finally:
    shutil.rmtree(harness.work, ignore_errors=True)
harness.result()
