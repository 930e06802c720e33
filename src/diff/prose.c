/* Two texts to tokens, tokens to what they have in common, and that to pieces of the texts. */
#include "diff/prose.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "diff/form.h"
#include "diff/sequence.h"

/* ---- figures and where they stand ---- */

static int compare_places(const void *a, const void *b)
{
	const struct node *left = *(const struct node *const *)a;
	const struct node *right = *(const struct node *const *)b;
	struct span one = left->place.first;
	struct span other = right->place.first;
	if (one.start != other.start) {
		return one.start < other.start ? -1 : 1;
	}
	if (one.end != other.end) {
		return one.end > other.end ? -1 : 1;
	}
	return (left->kind > right->kind) - (left->kind < right->kind);
}

void figure_index_from_model(struct figure_index *out, struct arena *arena,
                             const struct model *model)
{
	const struct node *roots[] = {model->stated, model->body, model->mentions};
	*out = (struct figure_index){0};
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		uint32_t ended;
		for (const struct node *node = roots[i]; node;
		     node = node_next(node, roots[i], &ended)) {
			if (node->figure && node->text.size > 0 && node->place.count > 0) {
				ARENA_PUSH(arena, out->items, out->count, out->capacity, node);
			}
		}
	}
	if (out->count > 0) {
		qsort(out->items, out->count, sizeof *out->items, compare_places);
	}
}

void prose_init(struct prose *prose, struct arena *arena, const struct model *before,
                const struct model *after)
{
	*prose = (struct prose){.arena = arena};
	figure_index_from_model(&prose->before, arena, before);
	figure_index_from_model(&prose->after, arena, after);
}

void prose_release(struct prose *prose)
{
	if (prose->breaks) {
		ubrk_close(prose->breaks);
	}
	prose->breaks = NULL;
}

/* ---- tokens ---- */

/* A stretch of a form that is not to be broken. */
struct unit {
	uint32_t start;
	uint32_t end;
	bool is_whole; /* not to be taken for a mere word: a figure or a title */
	bool is_fact;  /* a figure that stands in the model as a fact: its change is told there */
};

struct units {
	struct unit *items;
	size_t count;
	size_t capacity;
};

struct tokens {
	struct form form;
	struct str text; /* the original */
	struct str *words;
	struct unit *spans; /* of each word in the form */
	size_t count;
	size_t word_capacity;
	size_t span_capacity;
};

static size_t find_from(struct str text, struct str needle, size_t from)
{
	size_t at = str_find(str_slice(text, from, text.size), needle);
	return at == SIZE_MAX ? SIZE_MAX : from + at;
}

/* The figures of a passage, found again in its form: they stand there in the order of the source. */
static void find_figures(struct units *out, struct arena *arena, const struct figure_index *index,
                         const struct passage *passage, struct str form)
{
	if (passage->place->count == 0) {
		return;
	}
	uint32_t start = passage->place->first.start;
	uint32_t end = place_piece(passage->place, passage->place->count - 1).end;
	size_t low = 0;
	size_t high = index->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (index->items[middle]->place.first.start < start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	size_t from = 0;
	for (; low < index->count && index->items[low]->place.first.start < end; low++) {
		const struct node *node = index->items[low];
		struct str words = form_of(arena, node->text);
		size_t at = words.size > 0 ? find_from(form, words, from) : SIZE_MAX;
		if (at != SIZE_MAX) {
			from = at + words.size;
			struct unit unit = {(uint32_t)at, (uint32_t)from, true,
			                    node->kind != NODE_MENTION};
			ARENA_PUSH(arena, out->items, out->count, out->capacity, unit);
		}
	}
}

/* Titles in their marks, the outer ones where they nest; figures within them are part of them. */
static void find_titles(struct units *out, struct arena *arena, struct str form)
{
	static const char open[] = "\xE3\x80\x8A";  /* U+300A */
	static const char close[] = "\xE3\x80\x8B"; /* U+300B */
	size_t at = find_from(form, STR(open), 0);
	while (at != SIZE_MAX) {
		size_t depth = 1;
		size_t end = at + STR(open).size;
		while (end < form.size && depth > 0) {
			struct str rest = str_slice(form, end, form.size);
			depth += str_starts(rest, STR(open));
			depth -= str_starts(rest, STR(close));
			end += utf8_width((unsigned char)form.data[end]);
		}
		if (depth > 0) {
			return; /* never closed: no title */
		}
		struct unit unit = {(uint32_t)at, (uint32_t)end, true, false};
		ARENA_PUSH(arena, out->items, out->count, out->capacity, unit);
		at = find_from(form, STR(open), end);
	}
}

static int compare_units(const void *a, const void *b)
{
	const struct unit *left = a;
	const struct unit *right = b;
	if (left->start != right->start) {
		return left->start < right->start ? -1 : 1;
	}
	return (left->end < right->end) - (left->end > right->end);
}

/* Sorted, and of those that overlap the first alone. */
static void settle(struct units *units)
{
	size_t kept = 0;
	if (units->count > 0) {
		qsort(units->items, units->count, sizeof *units->items, compare_units);
	}
	for (size_t i = 0; i < units->count; i++) {
		if (kept == 0 || units->items[i].start >= units->items[kept - 1].end) {
			units->items[kept++] = units->items[i];
		}
	}
	units->count = kept;
}

static void add_token(struct tokens *tokens, struct arena *arena, struct unit span)
{
	struct str word = str_slice(tokens->form.text, span.start, span.end);
	size_t count = tokens->count;
	if (span.start < span.end) {
		ARENA_PUSH(arena, tokens->words, count, tokens->word_capacity, word);
		ARENA_PUSH(arena, tokens->spans, tokens->count, tokens->span_capacity, span);
	}
}

static void open_breaks(struct prose *prose)
{
	UErrorCode status = U_ZERO_ERROR;
	if (!prose->breaks) {
		UBreakIterator *breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
		prose->breaks = U_SUCCESS(status) ? breaks : NULL;
	}
}

/* The words of a stretch between two units. Without ICU's rules it is one word. */
static void add_words(struct tokens *tokens, struct prose *prose, uint32_t start, uint32_t end)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *data = tokens->form.text.data + start;
	uint32_t last = start;
	if (start == end) {
		return;
	}
	open_breaks(prose);
	UText *view = utext_openUTF8(NULL, data, (int64_t)(end - start), &status);
	if (prose->breaks && U_SUCCESS(status)) {
		ubrk_setUText(prose->breaks, view, &status);
	}
	if (prose->breaks && U_SUCCESS(status)) {
		ubrk_first(prose->breaks);
		for (int32_t at = ubrk_next(prose->breaks); at != UBRK_DONE;
		     at = ubrk_next(prose->breaks)) {
			add_token(tokens, prose->arena,
			          (struct unit){.start = last, .end = start + (uint32_t)at});
			last = start + (uint32_t)at;
		}
	}
	if (view) {
		utext_close(view);
	}
	add_token(tokens, prose->arena, (struct unit){.start = last, .end = end});
}

static void tokens_from_passage(struct tokens *out, struct prose *prose,
                                const struct figure_index *index, const struct passage *passage)
{
	struct units units = {0};
	*out = (struct tokens){.form = form_with_origins(prose->arena, passage->text),
	                       .text = passage->text};
	struct str form = out->form.text;
	find_titles(&units, prose->arena, form);
	find_figures(&units, prose->arena, index, passage, form);
	settle(&units);
	uint32_t at = 0;
	for (size_t i = 0; i < units.count; i++) {
		add_words(out, prose, at, units.items[i].start);
		add_token(out, prose->arena, units.items[i]);
		at = units.items[i].end;
	}
	add_words(out, prose, at, (uint32_t)form.size);
}

/* ---- pieces ---- */

/* The original of token i, with the blanks behind it; those before the first are the first's. */
static struct str original(const struct tokens *tokens, size_t i)
{
	size_t start = i == 0 ? 0 : tokens->form.origins[tokens->spans[i].start];
	size_t end = i + 1 == tokens->count ? tokens->text.size
	                                    : tokens->form.origins[tokens->spans[i + 1].start];
	return str_slice(tokens->text, start, end);
}

/* Stretches of one kind that follow one another are one piece: their texts are neighbours. */
static void add_piece(struct pieces *out, struct arena *arena, enum piece_kind kind,
                      struct str before, struct str after)
{
	struct piece *last = out->count > 0 ? &out->items[out->count - 1] : NULL;
	if (last && last->kind == kind) {
		last->before.size += before.size;
		last->after.size += after.size;
		return;
	}
	struct piece piece = {.kind = kind, .before = before, .after = after};
	ARENA_PUSH(arena, out->items, out->count, out->capacity, piece);
}

/* Whether a stretch of tokens is one letter (in Chinese one character of a word) and no more. */
static bool is_letter(const struct tokens *tokens, size_t start, size_t end)
{
	struct str text =
	    str_slice(tokens->form.text, tokens->spans[start].start, tokens->spans[end - 1].end);
	size_t at = 0;
	return u_isalpha((UChar32)utf8_next(text, &at)) && at == text.size;
}

/* A letter that is the same between two changes only tears them apart: it is taken for changed too. */
static void drop_islands(const struct tokens *before, const struct tokens *after, uint32_t *matches)
{
	for (size_t i = 0; i < before->count;) {
		if (matches[i] == NO_MATCH) {
			i++;
			continue;
		}
		size_t end = i + 1;
		while (end < before->count && matches[end] == matches[end - 1] + 1) {
			end++;
		}
		bool is_first = i == 0 && matches[i] == 0;
		bool is_last = end == before->count && matches[end - 1] + 1 == after->count;
		bool is_whole = before->spans[i].is_whole || after->spans[matches[i]].is_whole;
		if (!is_first && !is_last && !is_whole && is_letter(before, i, end)) {
			matches[i] = NO_MATCH;
		}
		i = end;
	}
}

static void add_removed(struct pieces *out, struct arena *arena, const struct tokens *before,
                        size_t i)
{
	add_piece(out, arena, PIECE_REMOVED, original(before, i), (struct str){0});
	out->has_edit = out->has_edit || !before->spans[i].is_fact;
}

static void add_added(struct pieces *out, struct arena *arena, const struct tokens *after, size_t j)
{
	add_piece(out, arena, PIECE_ADDED, (struct str){0}, original(after, j));
	out->has_edit = out->has_edit || !after->spans[j].is_fact;
}

static void join(struct pieces *out, struct arena *arena, const struct tokens *before,
                 const struct tokens *after, const uint32_t *matches)
{
	size_t j = 0;
	for (size_t i = 0; i <= before->count; i++) {
		bool is_end = i == before->count;
		if (!is_end && matches[i] == NO_MATCH) {
			add_removed(out, arena, before, i);
			continue;
		}
		for (size_t end = is_end ? after->count : matches[i]; j < end; j++) {
			add_added(out, arena, after, j);
		}
		if (!is_end) {
			struct str one = original(before, i);
			struct str other = original(after, j++);
			add_piece(out, arena, str_equal(one, other) ? PIECE_SAME : PIECE_FORM, one,
			          other);
		}
	}
}

/* A text without a token is blank: a piece of its own. */
static void add_blank(struct pieces *out, struct arena *arena, const struct tokens *before,
                      const struct tokens *after)
{
	if (before->count == 0 && before->text.size > 0) {
		add_piece(out, arena, PIECE_REMOVED, before->text, (struct str){0});
	}
	if (after->count == 0 && after->text.size > 0) {
		add_piece(out, arena, PIECE_ADDED, (struct str){0}, after->text);
	}
}

void pieces_from_passages(struct pieces *out, struct prose *prose, const struct passage *before,
                          const struct passage *after)
{
	struct arena *arena = prose->arena;
	struct tokens old;
	struct tokens new;
	*out = (struct pieces){0};
	if (str_equal(before->text, after->text)) {
		return;
	}
	tokens_from_passage(&old, prose, &prose->before, before);
	tokens_from_passage(&new, prose, &prose->after, after);
	size_t count = old.count + new.count;
	struct str *words = ARENA_ARRAY(arena, struct str, count + 1);
	uint32_t *ids = ARENA_ARRAY(arena, uint32_t, count + 1);
	uint32_t *matches = ARENA_ARRAY(arena, uint32_t, old.count + 1);
	for (size_t i = 0; i < count; i++) {
		words[i] = i < old.count ? old.words[i] : new.words[i - old.count];
	}
	sequence_number(arena, words, count, ids);
	sequence_match(arena, ids, old.count, ids + old.count, new.count, matches);
	drop_islands(&old, &new, matches);
	join(out, arena, &old, &new, matches);
	add_blank(out, arena, &old, &new);
}
