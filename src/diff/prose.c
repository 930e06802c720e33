/* Two texts become tokens, tokens what they have in common, and that pieces of the texts. */
#include "diff/prose.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "diff/divided_text.h"
#include "diff/figures.h"
#include "diff/sequence.h"
#include "diff/tokens.h"

void prose_init(struct prose *prose, struct arena *arena, const struct model *before,
                const struct model *after)
{
	*prose = (struct prose){.arena = arena};
	arena_init(&prose->scratch);
	figure_index_from_model(&prose->before, arena, before);
	figure_index_from_model(&prose->after, arena, after);
}

void prose_release(struct prose *prose)
{
	arena_release(&prose->scratch);
	if (prose->breaks) {
		ubrk_close(prose->breaks);
	}
	prose->breaks = NULL;
}

/* Tokens [start, end) of a text. */
struct run {
	const struct tokens *tokens;
	size_t start;
	size_t end;
};

/* ---- what is the same ---- */

/* Whether a stretch of tokens is one letter (in Chinese one character of a word) and no more. */
static bool is_letter(const struct tokens *tokens, size_t start, size_t end)
{
	struct str text =
	    str_slice(tokens->normal.text, tokens->items[start].start, tokens->items[end - 1].end);
	size_t at = 0;
	return u_isalpha((UChar32)utf8_next(text, &at)) && at == text.size;
}

/* A single letter that is the same between two changes only splits them: it counts as changed
 * too. */
static void drop_single_letters(const struct run *before, const struct run *after,
                                uint32_t *matches)
{
	const struct token *old = before->tokens->items;
	const struct token *new = after->tokens->items;
	size_t count = before->end - before->start;
	for (size_t i = 0; i < count;) {
		if (matches[i] == NO_MATCH) {
			i++;
			continue;
		}
		size_t end = i + 1;
		while (end < count && matches[end] == matches[end - 1] + 1) {
			end++;
		}
		bool is_first = i == 0 && matches[i] == 0;
		bool is_last = end == count && matches[end - 1] + 1 == after->end - after->start;
		bool is_whole =
		    old[before->start + i].is_whole || new[after->start + matches[i]].is_whole;
		if (!is_first && !is_last && !is_whole &&
		    is_letter(before->tokens, before->start + i, before->start + end)) {
			matches[i] = NO_MATCH;
		}
		i = end;
	}
}

/* A number as a word, or nothing. */
static struct str number_word(struct arena *arena, bool has, struct decimal number)
{
	return has ? decimal_text(number, arena) : (struct str){0};
}

/* A telephone number without its blanks: it is the same however its digits are grouped. Any other
 * figure as it is. */
static struct str address_word(struct arena *arena, const struct figure *figure)
{
	if (figure->kind != FIGURE_PHONE) {
		return figure->text;
	}
	char *digits = arena_alloc(arena, figure->text.size + 1);
	size_t size = 0;
	for (size_t i = 0; i < figure->text.size; i++) {
		digits[size] = figure->text.data[i];
		size += figure->text.data[i] != ' ';
	}
	return (struct str){digits, size};
}

/* The same word for figures that are the same however they are written, and for nothing else. */
static struct str figure_word(struct arena *arena, const struct figure *found)
{
	const struct figure base = figure_in_base_unit(found);
	const struct figure *figure = &base;
	struct str value = number_word(arena, figure->has_value, figure->value);
	struct str min = number_word(arena, figure->has_min, figure->min);
	struct str max = number_word(arena, figure->has_max, figure->max);
	return arena_format(arena, "\x1F%u %u %u %.*s %.*s %.*s %.*s %.*s", figure->kind,
	                    figure->relation, figure->soft, STR_FORMAT(value), STR_FORMAT(min),
	                    STR_FORMAT(max), STR_FORMAT(figure->unit),
	                    STR_FORMAT(address_word(arena, figure)));
}

/* The words by which the tokens of a run are compared. By value it is figures alone: the others
 * have a word that none of the other side has. */
static void add_words(struct str *words, const struct run *run, struct arena *arena, bool by_value,
                      const char *side)
{
	for (size_t i = run->start; i < run->end; i++) {
		const struct figure *figure = run->tokens->items[i].figure;
		struct str word = token_normal(run->tokens, i);
		if (by_value) {
			word = figure ? figure_word(arena, figure) : str_from(side);
		}
		words[i - run->start] = word;
	}
}

/* For each token of `before` which token of `after` is the same, both counted from the starts of
 * the runs. */
static uint32_t *match_runs(struct arena *arena, const struct run *before, const struct run *after,
                            bool by_value)
{
	size_t old_count = before->end - before->start;
	size_t new_count = after->end - after->start;
	size_t count = old_count + new_count;
	struct str *words = ARENA_ARRAY(arena, struct str, count + 1);
	uint32_t *ids = ARENA_ARRAY(arena, uint32_t, count + 1);
	uint32_t *matches = ARENA_ARRAY(arena, uint32_t, old_count + 1);
	add_words(words, before, arena, by_value, "\x1E-");
	add_words(words + old_count, after, arena, by_value, "\x1E+");
	sequence_number(arena, words, count, ids);
	sequence_match(arena, ids, old_count, ids + old_count, new_count, matches);
	if (!by_value) {
		drop_single_letters(before, after, matches);
	}
	return matches;
}

/* ---- pieces ---- */

static struct str original(const struct run *run)
{
	return run->start == run->end
	           ? (struct str){0}
	           : str_slice(run->tokens->text, token_start(run->tokens, run->start),
	                       token_start(run->tokens, run->end));
}

/* Where the pieces of two texts are joined. */
struct joiner {
	struct pieces *out;
	struct arena *arena; /* of the pieces */
	struct arena *scratch;
};

/* Stretches of one kind that follow one another are one piece: their texts are adjacent. */
static void add_piece(struct joiner *joiner, enum piece_kind kind, struct str before,
                      struct str after)
{
	struct pieces *out = joiner->out;
	struct piece *last = out->count > 0 ? &out->items[out->count - 1] : NULL;
	struct piece piece = {.kind = kind, .before = before, .after = after};
	if (before.size == 0 && after.size == 0) {
		return;
	}
	if (!last || last->kind != kind) {
		ARENA_PUSH(joiner->arena, out->items, out->count, out->capacity, piece);
		return;
	}
	last->before.data = last->before.size > 0 ? last->before.data : before.data;
	last->after.data = last->after.size > 0 ? last->after.data : after.data;
	last->before.size += before.size;
	last->after.size += after.size;
}

static void add_common(struct joiner *joiner, struct str before, struct str after)
{
	add_piece(joiner, str_equal(before, after) ? PIECE_SAME : PIECE_FORM, before, after);
}

/* Two runs that say nothing in common word by word may still do so, blanks aside, where they are
 * divided into other words: a figure that was read on one side alone, an address that was broken.
 * Cuts what they begin with (is_back: end with) off both, and returns it in `cuts`. */
static void cut_same(struct run *before, struct run *after, struct run cuts[2], bool is_back)
{
	const struct divided_text old = {before->tokens->compact.data, before->tokens->ends};
	const struct divided_text new = {after->tokens->compact.data, after->tokens->ends};
	cuts[0] = *before;
	cuts[1] = *after;
	if (is_back) {
		divided_texts_skip_same(&old, &before->end, before->start, &new, &after->end,
		                        after->start, true);
		cuts[0].start = before->end;
		cuts[1].start = after->end;
	} else {
		divided_texts_skip_same(&old, &before->start, before->end, &new, &after->start,
		                        after->end, false);
		cuts[0].end = before->start;
		cuts[1].end = after->start;
	}
}

/* Whether a run that stands on one side alone is an edit: facts have entries of their own, and
 * blanks are no edit. */
static bool is_edit(const struct run *run)
{
	for (size_t i = run->start; i < run->end; i++) {
		if (!run->tokens->items[i].is_fact &&
		    token_compact_start(run->tokens, i) < run->tokens->ends[i]) {
			return true;
		}
	}
	return false;
}

static bool has_figure(const struct run *run)
{
	for (size_t i = run->start; i < run->end; i++) {
		if (run->tokens->items[i].figure) {
			return true;
		}
	}
	return false;
}

static void join(struct joiner *joiner, struct run before, struct run after, bool by_value);

/* What stands between two tokens that are the same. */
static void add_gap(struct joiner *joiner, struct run before, struct run after, bool by_value)
{
	struct run fronts[2];
	struct run backs[2];
	cut_same(&before, &after, fronts, false);
	cut_same(&before, &after, backs, true);
	add_common(joiner, original(&fronts[0]), original(&fronts[1]));
	if (!by_value && has_figure(&before) && has_figure(&after)) {
		join(joiner, before, after, true);
	} else {
		add_piece(joiner, PIECE_REMOVED, original(&before), (struct str){0});
		add_piece(joiner, PIECE_ADDED, (struct str){0}, original(&after));
		joiner->out->has_edit |= is_edit(&before) || is_edit(&after);
	}
	add_common(joiner, original(&backs[0]), original(&backs[1]));
}

/* The pieces of two runs: first what is written the same, then, in what is left between
 * (by_value), the figures that are the same in another notation. */
static void join(struct joiner *joiner, struct run before, struct run after, bool by_value)
{
	const uint32_t *matches = match_runs(joiner->scratch, &before, &after, by_value);
	size_t count = before.end - before.start;
	size_t j = after.start;
	for (size_t i = 0; i <= count; i++) {
		size_t start = before.start + i;
		while (i < count && matches[i] == NO_MATCH) {
			i++;
		}
		size_t old = before.start + i;
		size_t new = i < count ? after.start + matches[i] : after.end;
		add_gap(joiner, (struct run){before.tokens, start, old},
		        (struct run){after.tokens, j, new}, by_value);
		if (i < count) {
			const struct run one = {before.tokens, old, old + 1};
			const struct run other = {after.tokens, new, new + 1};
			add_common(joiner, original(&one), original(&other));
		}
		j = new + 1;
	}
}

/* The stops and blanks behind the last token; all of a text that has none. */
static struct str tail(const struct tokens *tokens)
{
	return str_slice(tokens->text, token_start(tokens, tokens->count), tokens->text.size);
}

/* The width of the stop that a text begins with, 0 where it begins with none. */
static size_t stop_width(struct arena *arena, struct str text)
{
	size_t width = 0;
	if (text.size > 0) {
		utf8_next(text, &width);
		struct str normal = normalise(arena, str_slice(text, 0, width));
		width = normal.size == 1 && normal_is_stop(normal.data[0]) ? width : 0;
	}
	return width;
}

/* A sentence that came or went between two stops can be cut out with either of them. People see
 * it with the one at its end, so the piece is moved there. All pieces are views of two texts:
 * only their ends move. */
static void end_with_stops(struct pieces *out, struct arena *arena)
{
	for (size_t i = 1; i + 1 < out->count; i++) {
		struct piece *last = &out->items[i - 1];
		struct piece *piece = &out->items[i];
		struct piece *next = &out->items[i + 1];
		struct str *text = piece->kind == PIECE_ADDED ? &piece->after : &piece->before;
		bool is_alone = piece->kind == PIECE_ADDED || piece->kind == PIECE_REMOVED;
		size_t width = is_alone ? stop_width(arena, *text) : 0;
		bool is_kept = next->after.size > width || i + 2 == out->count; /* or is dropped */
		if (width > 0 && last->kind == PIECE_SAME && next->kind == PIECE_SAME && is_kept &&
		    str_starts(next->after, str_slice(*text, 0, width))) {
			last->before.size += width;
			last->after.size += width;
			text->data += width;
			next->before = str_slice(next->before, width, next->before.size);
			next->after = str_slice(next->after, width, next->after.size);
		}
	}
	if (out->count > 0 && out->items[out->count - 1].kind == PIECE_SAME &&
	    out->items[out->count - 1].after.size == 0) {
		out->count--;
	}
}

void pieces_from_passages(struct pieces *out, struct prose *prose, const struct passage *before,
                          const struct passage *after)
{
	struct joiner joiner = {out, prose->arena, &prose->scratch};
	struct tokens old;
	struct tokens new;
	*out = (struct pieces){0};
	if (str_equal(before->text, after->text)) {
		return;
	}
	tokens_from_passage(&old, prose, &prose->before, before);
	tokens_from_passage(&new, prose, &prose->after, after);
	join(&joiner, (struct run){&old, 0, old.count}, (struct run){&new, 0, new.count}, false);
	add_common(&joiner, tail(&old), tail(&new));
	end_with_stops(out, &prose->scratch);
	arena_release(&prose->scratch);
}
