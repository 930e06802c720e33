#!/bin/sh
# Reads many texts on several hosts with GNU parallel: a share of them for each job, then the shares are put together.
#
#   scripts/cluster/parallel.sh HOSTS SHARES DIR INPUT...
#
# HOSTS are separated by commas, ":" is this one ("node1,node2,:"), each reached by ssh without a password; DIR and the inputs
# lie where all see them under the same path. The results are in DIR/archive, those of the shares in DIR/share-1 and so on. A
# share that died is run again, by itself once, and by calling this again: what was read is not read again. $ZHINAN names the
# program (zhinan), $BATCH_OPTIONS more of its options ("-j 8 --lang zh").
set -eu

if [ $# -lt 4 ] || ! [ "$2" -gt 0 ] 2>/dev/null; then
	echo "usage: scripts/cluster/parallel.sh HOSTS SHARES DIR INPUT..." >&2
	exit 2
fi
hosts=$1 shares=$2 folder=$3
shift 3
mkdir -p "$folder"
zhinan=${ZHINAN:-zhinan}

# As parallel hands a command to a shell on the host, each word is quoted once more.
quoted=
for word in "$zhinan" batch "$@" ${BATCH_OPTIONS-} -o "$folder/share-"; do
	quoted="$quoted '$(printf '%s' "$word" | sed "s/'/'\\\\''/g")'"
done
# Texts that cannot be read (exit code 1) are in the summary; only trouble (2) fails a job.
seq "$shares" | parallel --will-cite --sshlogin "$hosts" --jobs 1 --retries 2 --workdir . --joblog "$folder/jobs.log" \
	"cd '$PWD' && { $quoted{} --shard {}/$shares; [ \$? -le 1 ]; }"
set --
for share in $(seq "$shares"); do
	set -- "$@" "$folder/share-$share"
done
exec "$zhinan" merge "$@" -o "$folder/archive"
