#!/bin/bash
# The Debian packages: lintian finds nothing, they hold what they should, what is installed works for an ordinary user,
# and nothing is left when they are removed. They are installed into a folder, not into this system. Where what makes
# packages is missing this is skipped. PACKAGE_TWICE=yes makes them twice, to compare their bytes. Run from the top of
# the repository.
set -u
top=$PWD
passed=0 failed=0

for tool in dpkg-buildpackage dh lintian python3; do
	if ! command -v $tool >/dev/null; then
		echo "skipped: $tool is not here (make setup)"
		echo '0 passed, 0 failed, 1 skipped'
		exit 0
	fi
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# check NAME COMMAND...: counts a check by how a command ends.
check() {
	local name=$1
	shift
	if "$@" >"$folder/said" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf '%s; it said:\n' "$name"
		tail -n 8 "$folder/said"
	fi
}

# lists PACKAGE FILE...: the package has these.
lists() {
	local package=$1 file
	shift
	dpkg-deb -c out/deb/"${package}"_*.deb >"$folder/list"
	for file in "$@"; do
		check "$package must have $file" grep -qE " \./$file( |$)" "$folder/list"
	done
}

# What building needs is known in two places; that a builder of packages has a compiler goes without saying.
awk '$1 == "build" { print $2 }' scripts/setup | grep -vxE 'gcc|make|libc6-dev|libstdc\+\+-12-dev' | while read -r name; do
	grep -qE "^ $name(:any)?,?\$" scripts/debian/control || echo "$name"
done >"$folder/unknown"
check 'scripts/debian/control must name all that building needs' diff "$folder/unknown" /dev/null

check 'the packages must build' env DEB_BUILD_OPTIONS=nocheck scripts/make-deb
check 'lintian must find no error and no warning' lintian --fail-on error,warning out/deb/*.changes
lists zhinan usr/bin/zhinan usr/share/man/man1/zhinan.1.gz usr/share/man/zh_CN/man1/zhinan.1.gz \
	usr/share/bash-completion/completions/zhinan usr/share/zsh/vendor-completions/_zhinan \
	usr/share/fish/vendor_completions.d/zhinan.fish usr/share/applications/zhinan.desktop \
	usr/share/doc/zhinan/README.zh.md.gz usr/share/doc/zhinan/copyright
lists zhinan-common usr/libexec/zhinan/zhinan-{ofd,pdf} usr/share/zhinan/grammars/{common.yaml,guideline.xsd,audit.sch}
lists zhinan-ocr usr/libexec/zhinan/zhinan-ocr
lists libzhinan0 'usr/lib/[^/]*/libzhinan.so.0'
lists libzhinan-dev usr/include/zhinan.h 'usr/lib/[^/]*/pkgconfig/zhinan.pc' 'usr/lib/[^/]*/libzhinan.so'
for name in $(sed -n 's/^LATE_LIBRARIES := //p' Makefile); do
	package=$(dpkg -S "$(realpath "$(gcc -print-file-name="lib${name#lib}.so")")" | cut -d: -f1)
	dpkg-deb -f out/deb/zhinan_*.deb Depends >"$folder/depends"
	check "zhinan must depend on $package, which it opens itself" grep -qw "$package" "$folder/depends"
done
check 'what is loaded with the program must be libraries of the system' \
	bash -c '[ "$(dpkg-deb --fsys-tarfile out/deb/zhinan_*.deb | tar -xO ./usr/bin/zhinan | wc -c)" -lt 5000000 ]'

# ---- installed ----

as_root=
[ "$(id -u)" -eq 0 ] || as_root=fakeroot
system=$folder/system
mkdir -p "$system"/var/lib/dpkg/{info,updates} "$system/var/log"
touch "$system"/var/lib/dpkg/{status,available}
packages() {
	$as_root dpkg --root="$system" --force-not-root --force-depends --force-script-chrootless "$@"
}
check 'the packages must install' packages --install out/deb/*.deb
chmod -R a+rX "$folder"
program=$system/usr/bin/zhinan
as_user() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent "$@"
	else
		"$@"
	fi
}
text=$(find corpus -name '*.txt' | sort | head -n 1)
cp "$text" tests/readme/faults.docx "$folder"
chmod a+r "$folder"/*
pdf=$(find tests ../shared/files -name '*.pdf' 2>/dev/null | sort | head -n 1)
cd "$folder" || exit 1
model() { as_user "$program" parse "$1" >"$2"; }
check 'it must read a text' model "${text##*/}" text.xml
check 'and with the grammar of its family' grep -q '<guideline [^>]*grammar="' text.xml
check 'it must verify what it read' as_user "$program" verify text.xml "${text##*/}"
check 'it must read a DOCX' model faults.docx docx.xml
if [ -n "$pdf" ]; then
	cp "$top/$pdf" one.pdf
	check 'it must read a PDF' as_user "$program" text one.pdf
fi
check 'its grammars must be sound' as_user "$program" grammar check
check 'a program must find the library' bash -c "gcc -o example -x c - -x none $system/usr/lib/*/libzhinan.so -Wl,-rpath,\$(echo $system/usr/lib/*-linux-gnu*) -I$system/usr/include <<<'#include <stdio.h>
#include <zhinan.h>
int main(void) { puts(zhinan_version()); return 0; }' && ./example"
cd "$top" || exit 1
check 'the packages must go' packages --purge zhinan zhinan-common zhinan-ocr libzhinan0 libzhinan-dev
check 'and leave nothing' bash -c "! find '$system' -not -type d -not -path '*/var/lib/dpkg/*' -not -path '*/var/log/*' | grep . &&
	! find '$system' -mindepth 1 -type d -not -path '*/var*' | grep ."

if [ -n "${PACKAGE_TWICE-}" ]; then
	sha256sum out/deb/*.deb | sed 's|out/deb/||' >"$folder/first"
	mkdir "$folder/elsewhere"
	git ls-files -z | tar --null -T - -c | tar -x -C "$folder/elsewhere"
	check 'the packages must build elsewhere' env DEB_BUILD_OPTIONS=nocheck TZ=Asia/Shanghai "$folder/elsewhere/scripts/make-deb"
	cd "$folder/elsewhere/out/deb" || exit 1
	check 'and be the same bytes' sha256sum -c "$folder/first"
fi

printf '%d passed, %d failed, 0 skipped\n' $passed $failed
[ $failed -eq 0 ]
