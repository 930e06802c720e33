/* Paragraphs whose words both texts have and divide otherwise: the words are kept, and the ends of
 * paragraphs that came or went are tracked. */
#include "diff/divided_text.h"
#include "report/redline.h"

/* Paragraphs of one text, one behind the other. */
struct run {
	const struct marked *first;
	size_t count;
	struct divided_text text;
};

static struct run run_of(struct redline *redline, const struct marked *first, int side,
                         const struct marked *const stops[SIDES])
{
	struct run run = {.first = first};
	size_t size = 0;
	const struct marked *at = first;
	for (; at && sides_of(at) == 1u << side && !at->target && !at->is_relocated &&
	       marked_node(at)->kind == NODE_PARAGRAPH &&
	       (at == first || (at != stops[OLD] && at != stops[NEW]));
	     at = at->next) {
		size += marked_node(at)->text.size;
		run.count++;
	}
	char *text = arena_alloc(redline->words.arena, size + 1);
	uint32_t *ends = ARENA_ARRAY(redline->words.arena, uint32_t, run.count + 1);
	size = 0;
	at = first;
	for (size_t i = 0; i < run.count; i++, at = at->next) {
		struct str own = marked_node(at)->text;
		memcpy(text + size, own.data, own.size);
		size += own.size;
		ends[i] = (uint32_t)size;
	}
	run.text = (struct divided_text){text, ends};
	return run;
}

static uint32_t start_of(const struct run *run, size_t i)
{
	return i == 0 ? 0 : run->text.ends[i - 1];
}

static const struct marked *nth(const struct run *run, size_t n)
{
	const struct marked *at = run->first;
	for (; n > 0; n--) {
		at = at->next;
	}
	return at;
}

/* Writes what two stretches of paragraphs, [first, end) of each, say alike. */
static void write_alike(struct redline *redline, const struct run *runs, const size_t *first,
                        const size_t *end)
{
	size_t next[SIDES] = {first[OLD], first[NEW]};
	const struct marked *at[SIDES] = {nth(&runs[OLD], first[OLD]), nth(&runs[NEW], first[NEW])};
	uint32_t bases[SIDES] = {start_of(&runs[OLD], first[OLD]),
	                         start_of(&runs[NEW], first[NEW])};
	uint32_t done = 0;
	while (next[OLD] < end[OLD] && next[NEW] < end[NEW]) {
		uint32_t ends[SIDES];
		struct paragraph paragraph = {.style = "Normal", .view = IN_BOTH};
		for (int side = OLD; side < SIDES; side++) {
			ends[side] = runs[side].text.ends[next[side]] - bases[side];
			if (start_of(&runs[side], next[side]) - bases[side] == done) {
				paragraph_add_changes(redline, &paragraph, at[side]);
			}
		}
		uint32_t until = ends[OLD] < ends[NEW] ? ends[OLD] : ends[NEW];
		for (int side = OLD; side < SIDES; side++) {
			if (ends[side] == until) {
				paragraph.sides |= 1u << side;
				next[side]++;
				at[side] = at[side]->next;
			}
		}
		redline_add_pending(redline, &paragraph, IN_BOTH, NULL);
		struct str words = {runs[NEW].text.text + bases[NEW] + done, until - done};
		paragraph_add(redline, &paragraph, words, IN_BOTH, false);
		paragraph_write(redline, &paragraph);
		done = until;
	}
}

static void write_apart(struct redline *redline, const struct run *run, int side, size_t first,
                        size_t end)
{
	const struct marked *at = nth(run, first);
	for (; first < end; first++, at = at->next) {
		redline_node(redline, at, 1u << side);
	}
}

const struct marked *redline_divided(struct redline *redline, const struct marked *first,
                                     const struct marked *const stops[SIDES])
{
	struct run runs[SIDES];
	runs[OLD] = run_of(redline, first, OLD, stops);
	const struct marked *middle = nth(&runs[OLD], runs[OLD].count);
	bool is_stop = middle == stops[OLD] || middle == stops[NEW];
	if (runs[OLD].count == 0 || !middle || is_stop) {
		write_apart(redline, &runs[OLD], OLD, 0, runs[OLD].count);
		return middle;
	}
	runs[NEW] = run_of(redline, middle, NEW, stops);
	const size_t none[SIDES] = {0, 0};
	const size_t ends[SIDES] = {runs[OLD].count, runs[NEW].count};
	size_t fronts[SIDES] = {0, 0};
	size_t backs[SIDES] = {ends[OLD], ends[NEW]};
	divided_texts_skip_same(&runs[OLD].text, &fronts[OLD], ends[OLD], &runs[NEW].text,
	                        &fronts[NEW], ends[NEW], false);
	divided_texts_skip_same(&runs[OLD].text, &backs[OLD], fronts[OLD], &runs[NEW].text,
	                        &backs[NEW], fronts[NEW], true);
	write_alike(redline, runs, none, fronts);
	write_apart(redline, &runs[OLD], OLD, fronts[OLD], backs[OLD]);
	write_apart(redline, &runs[NEW], NEW, fronts[NEW], backs[NEW]);
	write_alike(redline, runs, backs, ends);
	return nth(&runs[NEW], ends[NEW]);
}
