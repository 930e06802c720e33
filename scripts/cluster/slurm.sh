#!/bin/sh
# Reads many texts with a Slurm cluster: a job for each share of them, and one that puts the shares together when all are done.
#
#   scripts/cluster/slurm.sh SHARES DIR INPUT...
#
# DIR and the inputs lie where all nodes see them under the same path; the results are in DIR/archive, those of the shares
# in DIR/share-1 and so on. It prints the number of the last job. A share that died is run again by calling this again: what
# was read is not read again. $ZHINAN names the program (zhinan), $BATCH_OPTIONS more of its options ("-j 8 --lang zh"),
# $SBATCH_OPTIONS those of sbatch ("--partition=long --time=4:00:00").
set -eu

zhinan=${ZHINAN:-zhinan}

# Texts that cannot be read (exit code 1) are in the summary; only trouble (2) fails a job.
read_share() {
	shares=$1 folder=$2
	shift 2
	code=0
	"$zhinan" batch "$@" ${BATCH_OPTIONS-} -o "$folder/share-$SLURM_ARRAY_TASK_ID" \
		--shard "$SLURM_ARRAY_TASK_ID/$shares" || code=$?
	[ "$code" -le 1 ] || exit "$code"
}

merge_shares() {
	shares=$1 folder=$2
	set --
	for share in $(seq "$shares"); do
		set -- "$@" "$folder/share-$share"
	done
	"$zhinan" merge "$@" -o "$folder/archive"
}

case ${1-} in
read_share | merge_shares) "$@" && exit 0 || exit $? ;;
esac
if [ $# -lt 3 ] || ! [ "$1" -gt 0 ] 2>/dev/null; then
	echo "usage: scripts/cluster/slurm.sh SHARES DIR INPUT..." >&2
	exit 2
fi
shares=$1 folder=$2
shift 2
mkdir -p "$folder"
export ZHINAN="$zhinan"
job=$(sbatch ${SBATCH_OPTIONS-} --parsable --job-name=zhinan-batch --array="1-$shares" \
	--output="$folder/share-%a.log" -- "$0" read_share "$shares" "$folder" "$@")
sbatch ${SBATCH_OPTIONS-} --parsable --job-name=zhinan-merge --dependency="afterok:${job%%;*}" --kill-on-invalid-dep=yes \
	--output="$folder/merge.log" -- "$0" merge_shares "$shares" "$folder"
