#!/bin/bash
# The program on another processor, 64-bit ARM by qemu: the golden cases, and the models, proofs and changes of all of
# corpus/ are the same bytes as here. It is skipped where `make arm64` was not made before. Readers that run in a
# sandbox are left out: qemu does not hand on filters of system calls. Run from the top of the repository.
set -u
if ! scripts/cross-arm64 --check 2>/dev/null; then
	echo 'skipped: the libraries of the other processor are not here (make arm64)'
	echo '0 passed, 0 failed, 1 skipped'
	exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
scripts/cross-arm64 >"$folder/log" 2>&1 || {
	tail -n 20 "$folder/log"
	exit 1
}
here=${ZHINAN:-out/bin/zhinan} there=out/arm64/zhinan
passed=0 failed=0

# same ARGUMENT...: both programs print the same, and end alike.
same() {
	local here_code there_code
	"$here" "$@" >"$folder/here" 2>"$folder/here.err"
	here_code=$?
	"$there" "$@" >"$folder/there" 2>"$folder/there.err"
	there_code=$?
	if [ $here_code = $there_code ] && cmp -s "$folder/here" "$folder/there" && cmp -s "$folder/here.err" "$folder/there.err"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'zhinan %s: exit codes %s and %s\n' "$*" $here_code $there_code
		diff "$folder/here" "$folder/there" | head -n 5
		diff "$folder/here.err" "$folder/there.err" | head -n 5
	fi
}

ZHINAN=$there tests/golden/run >"$folder/golden"
sed '$d' "$folder/golden"
counts=$(tail -n 1 "$folder/golden")
read -r golden_passed _ golden_failed _ golden_skipped _ <<<"$counts"
passed=$((passed + golden_passed)) failed=$((failed + golden_failed))

mapfile -t texts < <(find corpus -name '*.txt' | sort)
last=
for text in "${texts[@]}"; do
	same parse "$text"
	same audit "$text" --format json
	[ -z "$last" ] || same diff "$last" "$text" --format json
	last=$text
done
same trend "${texts[@]}" --format csv
for file in tests/encodings/*.txt; do
	[ ! -f "$file" ] || same text "$file"
done

printf '%d passed, %d failed, %d skipped\n' $passed $failed "${golden_skipped:-0}"
[ $failed -eq 0 ]
