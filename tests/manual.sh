#!/bin/bash
# The manual page says all that the help does, in both languages, and is sound for both readers of such pages. Run from
# the top of the repository.
set -u
unset MAKEFLAGS MAKELEVEL
make -s man >/dev/null || exit 1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8
program=${ZHINAN:-out/bin/zhinan}
passed=0 failed=0 skipped=0

# check NAME CODE: counts a check by an exit code; what was said stands in $folder/said.
check() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf '%s; it said:\n' "$1"
		head -n 5 "$folder/said"
	fi
}

# The words of a file without blanks, since lines end elsewhere in each.
packed() {
	tr -d ' \n' <"$1"
}

for page in en:out/share/man/man1/zhinan.1 zh:out/share/man/zh_CN/man1/zhinan.1; do
	language=${page%%:*} file=${page#*:}
	if command -v mandoc >/dev/null; then
		timeout 30 mandoc -T lint -W warning "$file" >"$folder/said" 2>&1
		check "$file: mandoc has nothing to say" $?
		timeout 30 mandoc -T utf8 "$file" | sed 's/.\x08//g' >"$folder/mandoc"
	else
		echo 'skipped: mandoc is not here'
		skipped=$((skipped + 1))
	fi
	if command -v groff >/dev/null; then
		# groff once looped for ever on Chinese that says nowhere where a line may end.
		timeout 30 groff -ww -k -man -Tutf8 -rLL=78n -P-cbou "$file" >"$folder/groff" 2>"$folder/said"
		check "$file: groff ends" $?
		[ ! -s "$folder/said" ]
		check "$file: groff has nothing to say" $?
		python3 - "$folder/groff" >"$folder/said" <<-'END'
			import sys, unicodedata
			width = lambda line: sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)
			wide = [line for line in open(sys.argv[1]).read().splitlines() if width(line) > 79]
			print(*wide, sep="\n")
			sys.exit(len(wide) > 0)
		END
		check "$file: no line is longer than the terminal" $?
		packed "$folder/groff" >"$folder/page"
	else
		echo 'skipped: groff is not here'
		skipped=$((skipped + 3))
		packed "$folder/mandoc" >"$folder/page"
	fi
	# What the help says of each command stands in it, letter by letter: names, values and words.
	"$program" describe --lang "$language" >"$folder/all"
	python3 - "$folder/all" "$folder/page" >"$folder/said" <<-'END'
		import json, sys
		said, page = json.load(open(sys.argv[1])), open(sys.argv[2]).read()
		wanted = [said["doc"].rstrip(".。")[1:], *said["manual"].values(), *(each["id"] for each in said["checks"])]
		for each in said["commands"] + said["checks"] + [o for c in said["commands"] for o in c["options"]]:
		    wanted += [each["doc"][1:], each.get("arguments", ""), *each.get("examples", [])]
		    wanted += ["--" + each["name"] + ("=" + each["value"] if "value" in each else "")] if "options" not in each and "name" in each else []
		plain = lambda text: "".join(text.split())
		missing = [text for text in wanted for part in text.split("{0}") if plain(part).rstrip(".。") not in page]
		print(*missing, sep="\n")
		sys.exit(len(missing) > 0)
	END
	check "$file: all that the program says of itself is in it" $?
done
"$program" help >"$folder/help"
sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' "$folder/help" >"$folder/commands"
while read -r name; do
	grep -q "zhinan $name" out/share/man/man1/zhinan.1
	check "the page has the command $name" $?
done <"$folder/commands"

printf '%d passed, %d failed, %d skipped\n' $passed $failed $skipped
[ $failed -eq 0 ]
