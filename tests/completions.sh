#!/bin/bash
# The shells complete command lines of the program; each that is here is asked. Run from the top of the repository.
set -u
unset MAKEFLAGS MAKELEVEL
make -s completions >/dev/null || exit 1
top=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PATH=$PWD/out/bin:$PATH LC_ALL=C.UTF-8 XDG_CONFIG_HOME=$folder XDG_DATA_HOME=$folder HOME=$folder
passed=0 failed=0 skipped=0
mkdir "$folder/here" "$folder/here/results"
cd "$folder/here" || exit 1
touch "a call.txt" notes.md

# expect SHELL LINE WORDS PRINTED: what a line is completed to.
expect() {
	if [ "$3" = "$4" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf '%s: %s\n  expected: %s\n  it said:  %s\n' "$1" "$2" "$3" "$4"
	fi
}

# ---- bash: its function, with the words as bash hands them over ----

# shellcheck source=/dev/null
source "$top/out/share/bash-completion/completions/zhinan"
bash_case() {
	local expected=$1
	shift
	COMP_WORDS=(zhinan "$@")
	COMP_CWORD=$#
	_zhinan
	expect bash "zhinan $*" "$expected" "$(printf '%s\n' "${COMPREPLY[@]}" | sort | paste -sd' ')"
}
bash_case 'parse' pa
bash_case "$(zhinan help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' | sort | paste -sd' ')" ''
bash_case '--help --lang --version' --
bash_case 'csv json xlsx xml' parse --format ''
bash_case 'svrl' audit --format = sv
bash_case 'en zh' --lang ''
bash_case 'parse' --lang zh pa
bash_case 'funds-outlier funds-total' audit --only fun
bash_case 'funds-total,table-total' audit --only funds-total,table-to
bash_case 'counts money structure text' diff --only ''
bash_case 'error never note warning' audit --fail-on ''
bash_case '--fail-on --format' audit --f
bash_case 'a call.txt' parse a
bash_case 'notes.md' parse -o no
bash_case 'results' serve --folder ''
bash_case 'softscience' parse --grammar so
bash_case 'check' grammar ch
bash_case 'verify' help ve
bash_case '' parse --max-bytes ''

# ---- zsh and fish: the shells themselves ----

if command -v zsh >/dev/null; then
	cat >"$folder/ask" <<-'END'
		zmodload zsh/zpty
		zpty shell zsh -f -i
		zpty -w shell "PS1=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -d $2/dump; unsetopt beep auto_list; setopt no_list_beep"
		zpty -w shell "told() { print -r -- \"\$BUFFER\" >$2/told.part; mv $2/told.part $2/told; BUFFER= }; zle -N told; bindkey '^I' complete-word; bindkey '^X' told"
		zpty -w shell "print -r ready >$2/ready"
		for i in {1..400}; do [[ -e $2/ready ]] && break; sleep 0.05; done
		while IFS= read -r line; do
		    rm -f $2/told
		    sleep 0.2
		    zpty -w -n shell "$line"$'\t\x18'
		    for i in {1..200}; do [[ -e $2/told ]] && break; sleep 0.05; done
		    print -r -- "$(<$2/told)"
		done
		zpty -d shell
	END
	lines='zhinan pars|zhinan parse 
zhinan audit --format=sv|zhinan audit --format=svrl 
zhinan audit --fail-on=nev|zhinan audit --fail-on=never 
zhinan audit --only=funds-total,table-to|zhinan audit --only=funds-total,table-total,
zhinan diff --only=mon|zhinan diff --only=money,
zhinan parse a|zhinan parse a\ call.txt 
zhinan serve --folder=res|zhinan serve --folder=results/
zhinan parse --grammar=so|zhinan parse --grammar=softscience 
zhinan grammar cov|zhinan grammar coverage 
zhinan help ver|zhinan help verify '
	printf '%s\n' "$lines" | cut -d'|' -f1 | zsh -f "$folder/ask" "$top/out/share/zsh/site-functions" "$folder" >"$folder/said" 2>&1
	while IFS='|' read -r line expected <&3 && IFS= read -r said <&4; do
		expect zsh "$line" "$expected" "$said"
	done 3< <(printf '%s\n' "$lines") 4<"$folder/said"
else
	echo 'skipped: zsh is not here'
	skipped=$((skipped + 1))
fi

if command -v fish >/dev/null; then
	fish_case() {
		expect fish "$2" "$1" "$(fish --no-config -c "source $top/out/share/fish/vendor_completions.d/zhinan.fish; complete -C '$2'" 2>&1 | cut -f1 | sort | paste -sd' ')"
	}
	fish_case 'parse' 'zhinan pa'
	fish_case 'csv json xlsx xml' 'zhinan parse --format '
	fish_case '--format=svrl' 'zhinan audit --format=sv'
	fish_case 'funds-total,table-total' 'zhinan audit --only funds-total,table-to'
	fish_case 'counts money structure text' 'zhinan diff --only '
	fish_case 'a call.txt' 'zhinan parse a'
	fish_case 'results/' 'zhinan serve --folder res'
	fish_case 'softscience' 'zhinan parse --grammar so'
	fish_case 'check' 'zhinan grammar ch'
	fish_case '--fail-on --format' 'zhinan audit --f'
	expect fish 'in Chinese' "$(zhinan describe --lang zh | grep -A3 '"name": "parse"' | sed -n 's/ *"doc": "\(.*\)",/\1/p')" \
		"$(LC_ALL= LANG=zh_CN.UTF-8 LC_CTYPE=C.UTF-8 fish --no-config -c "source $top/out/share/fish/vendor_completions.d/zhinan.fish; complete -C 'zhinan pars'" 2>&1 | cut -f2)"
else
	echo 'skipped: fish is not here'
	skipped=$((skipped + 1))
fi

printf '%d passed, %d failed, %d skipped\n' $passed $failed $skipped
[ $failed -eq 0 ]
