#!/bin/sh
# `make` alone names the packages that are missing and installs nothing; goals that need more install them.
# The tools that know of packages are stand-ins here, so that nothing is installed. Run from the top of the repository.
set -u
unset MAKEFLAGS MAKELEVEL
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0
failed=0

# report NAME CODE: counts a check by the exit code of a command.
report() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf '%s; it said:\n' "$1"
		head -n 5 "$folder/said"
	fi
}

stand_in() {
	printf '#!/bin/sh\n%s\n' "$3" >"$folder/$1/$2"
	chmod +x "$folder/$1/$2"
}

# With nothing but what a bare system has beside make: no compiler and no pkg-config.
mkdir "$folder/bare" "$folder/one"
for tool in make sh awk grep id; do
	ln -s "$(command -v "$tool")" "$folder/bare/$tool"
done
stand_in bare dpkg-query 'exit 1'
stand_in bare apt-get 'echo "apt-get $*"'
PATH="$folder/bare" make >"$folder/said" 2>&1
report 'bare: make must fail' $(($? == 0))
grep -q 'packages are missing: gcc .* pkg-config .* poppler-data$' "$folder/said"
report 'bare: make must name what is missing' $?
grep -q 'this installs them: make setup$' "$folder/said"
report 'bare: make must name the command' $?
! grep -q 'apt-get\|not found' "$folder/said"
report 'bare: make must install nothing, and miss nothing before' $?

# Where one package is missing.
stand_in one dpkg-query 'shift 3; for name in "$@"; do [ "$name" = libyaml-dev ] || echo "installed $name"; done'
stand_in one apt-get 'echo "apt-get $*"'
stand_in one sudo 'shift; "$@"'
PATH="$folder/one:$PATH" make >"$folder/said" 2>&1
report 'one: make must fail' $(($? == 0))
grep -q 'packages are missing: libyaml-dev$' "$folder/said"
report 'one: make must name it alone' $?
PATH="$folder/one:$PATH" make setup >"$folder/said" 2>&1
report 'one: make setup must end well' $?
grep -q '^apt-get install .* libyaml-dev$' "$folder/said"
report 'one: make setup must install it' $?
make -n >"$folder/said" 2>&1
tail -n 1 "$folder/said" | grep -q "^echo 'built: out/bin/zhinan (try: out/bin/zhinan --help)'$"
report 'make must end with where the program is' $?
! make -n test 2>&1 | grep -q 'built: '
report 'make test must not' $?
for goal in demo test unit golden pins lint asan fuzz bench format man completions deb arm64; do
	make -n "$goal" >"$folder/said" 2>&1
	grep -qE '^scripts/setup +build' "$folder/said"
	report "make $goal must install what it needs" $?
done

printf '%d passed, %d failed, 0 skipped\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
