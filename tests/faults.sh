#!/usr/bin/env bash
# What fails around the program - memory, writes, the programs that help it - ends with a message, or changes nothing:
# tests/faults/*.py, one after another. Run from the top of the repository. Usage: tests/faults.sh [--full] [PART...]
# With --full, as `make faults` runs it, each fault is injected in turn; without, some, spread evenly.
set -u
full=()
if [ "${1-}" = --full ]; then
	full=(--full)
	shift
fi
[ $# -gt 0 ] || set -- memory files helpers
log=$(mktemp)
trap 'rm -f "$log"' EXIT
total=(0 0 0)
code=0
for part in "$@"; do
	python3 -B "tests/faults/$part.py" "${full[@]}" >"$log" 2>&1 || code=1
	sed '$d' "$log"
	if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then
		total=($((total[0] + BASH_REMATCH[1])) $((total[1] + BASH_REMATCH[2])) $((total[2] + BASH_REMATCH[3])))
	else
		tail -n 1 "$log"
		echo "tests/faults/$part.py: ended without its counts"
		((total[1] += 1))
		code=1
	fi
done
echo "${total[0]} passed, ${total[1]} failed, ${total[2]} skipped"
exit $code
