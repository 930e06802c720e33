#!/bin/sh
# The sessions of these pages are real (tests/readme/run.py), README.zh.md says what README.md says (pages.py), and both
# programs notice what they are for (self.py). Run from the top of the repository.
{
	python3 -B tests/readme/run.py README.md README.zh.md CONTRIBUTING.md
	python3 -B tests/readme/pages.py README.md README.zh.md
	python3 -B tests/readme/self.py
} 2>&1 | awk '
	/^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$/ { programs++; passed += $1; failed += $3; next }
	{ print }
	END {
		failed += 3 - programs # one that ended without its counts
		print passed " passed, " failed " failed, 0 skipped"
		exit failed > 0
	}'
