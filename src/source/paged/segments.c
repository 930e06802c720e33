/* Joins rules in one line, and groups those that meet. */
#include "source/paged/segments.h"

#include <stdlib.h>

enum { MAX_CROSSINGS = 400000 /* pairs of rules of a page that are looked at */ };

int segments_compare(const void *a, const void *b)
{
	const struct segment *left = a;
	const struct segment *right = b;
	if (left->at != right->at) {
		return left->at < right->at ? -1 : 1;
	}
	return (left->from > right->from) - (left->from < right->from);
}

/* Joins segments that lie in one line and meet; returns how many are left. */
static size_t merge(struct segment *segments, size_t count)
{
	size_t kept = 0;
	qsort(segments, count, sizeof *segments, segments_compare);
	for (size_t i = 1; i < count; i++) { /* treat near places as one */
		bool is_near = segments[i].at - segments[i - 1].at <= SNAP / 2;
		int32_t first = segments[i - 1].at;
		segments[i].at = is_near ? first : segments[i].at;
	}
	qsort(segments, count, sizeof *segments, segments_compare);
	for (size_t i = 0; i < count; i++) {
		struct segment *last = kept > 0 ? &segments[kept - 1] : NULL;
		if (last && last->at == segments[i].at && segments[i].from <= last->to + SNAP) {
			last->to = paged_greatest(last->to, segments[i].to);
		} else {
			segments[kept++] = segments[i];
		}
	}
	return kept;
}

void segments_take(struct segments *segments, const struct paged_rule *rules, size_t count)
{
	size_t found = 0;
	for (int is_vertical = 0; is_vertical <= 1; is_vertical++) {
		size_t start = found;
		for (size_t i = 0; i < count; i++) {
			const struct paged_rule *rule = &rules[i];
			bool is_high = rule->y1 - rule->y0 > rule->x1 - rule->x0;
			struct segment segment = {
			    .at = (is_high ? rule->x0 + rule->x1 : rule->y0 + rule->y1) / 2,
			    .from = is_high ? rule->y0 : rule->x0,
			    .to = is_high ? rule->y1 : rule->x1,
			    .is_vertical = is_high};
			if (is_high == (is_vertical == 1)) {
				segments->items[found++] = segment;
			}
		}
		found = start + merge(segments->items + start, found - start);
		segments->horizontal = is_vertical ? segments->horizontal : found;
	}
	segments->count = found;
}

static size_t find_root(size_t *parents, size_t i)
{
	while (parents[i] != i) {
		parents[i] = parents[parents[i]];
		i = parents[i];
	}
	return i;
}

static bool do_meet(const struct segment *horizontal, const struct segment *vertical)
{
	return vertical->at >= horizontal->from - SNAP && vertical->at <= horizontal->to + SNAP &&
	       horizontal->at >= vertical->from - SNAP && horizontal->at <= vertical->to + SNAP;
}

static int compare_components(const void *a, const void *b)
{
	const struct segment *left = a;
	const struct segment *right = b;
	if (left->component != right->component) {
		return left->component < right->component ? -1 : 1;
	}
	if (left->is_vertical != right->is_vertical) {
		return left->is_vertical ? 1 : -1;
	}
	return segments_compare(a, b);
}

bool segments_find_components(struct segments *segments)
{
	size_t *parents = segments->parents;
	size_t vertical = segments->count - segments->horizontal;
	if (vertical > 0 && segments->horizontal > MAX_CROSSINGS / vertical) {
		return false;
	}
	for (size_t i = 0; i < segments->count; i++) {
		parents[i] = i;
	}
	for (size_t i = 0; i < segments->horizontal; i++) {
		for (size_t k = segments->horizontal; k < segments->count; k++) {
			if (do_meet(&segments->items[i], &segments->items[k])) {
				parents[find_root(parents, i)] = find_root(parents, k);
			}
		}
	}
	for (size_t i = 0; i < segments->count; i++) {
		segments->items[i].component = find_root(parents, i);
	}
	qsort(segments->items, segments->count, sizeof *segments->items, compare_components);
	return true;
}
