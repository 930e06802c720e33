#!/bin/sh
# Pages as a browser has them: Chromium, driven by playwright-core, and looked at by axe-core. Usage: tests/browser.sh
# [ONLY], which runs the tests whose names have that word (changes, changes/dark). What they saw is in
# out/test/browser/. Run from the top of the repository.
here=tests/browser

# Counts each test as skipped, with the reason.
skip() {
	echo "skipped: $1: pages in a browser"
	echo "0 passed, 0 failed, $(cat $here/*.mjs | grep -c '^ *test(') skipped"
	exit 0
}

command -v node >/dev/null || skip 'no node'
command -v pdftotext >/dev/null || skip 'no pdftotext'
for browser in chromium chromium-browser google-chrome; do
	CHROMIUM=${CHROMIUM:-$(command -v $browser)}
done
[ -n "$CHROMIUM" ] || skip 'no chromium'
$here/packages || skip 'playwright-core and axe-core cannot be had here'
export CHROMIUM
exec node $here/run.mjs "$@"
