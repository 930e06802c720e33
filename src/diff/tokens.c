/* The figures of the model found again in the form of a text, titles by their marks, and the words of
 * what is left. */
#include "diff/tokens.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/utf8.h"

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

/* ---- what is one token ---- */

struct units {
	struct unit *items;
	size_t count;
	size_t capacity;
};

static size_t find_from(struct str text, struct str needle, size_t from)
{
	size_t at = str_find(str_slice(text, from, text.size), needle);
	return at == SIZE_MAX ? SIZE_MAX : from + at;
}

static bool is_digit(struct str text, size_t at)
{
	return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* Where words stand in a form from some place on, not torn out of a longer number; SIZE_MAX: nowhere. */
static size_t find_whole(struct str form, struct str words, size_t from)
{
	size_t at = find_from(form, words, from);
	while (at != SIZE_MAX) {
		size_t end = at + words.size;
		bool is_torn = (at > 0 && is_digit(form, at) && is_digit(form, at - 1)) ||
		               (end < form.size && is_digit(form, end) && is_digit(form, end - 1));
		if (!is_torn) {
			break;
		}
		at = find_from(form, words, at + 1);
	}
	return at;
}

/* A figure whose value says all of it; numbers and most addresses are what is written. */
static const struct figure *figure_of_value(const struct node *node)
{
	switch ((enum figure_kind)node->figure->kind) {
	case FIGURE_PERCENT:
	case FIGURE_COUNT:
	case FIGURE_MONEY:
	case FIGURE_DURATION:
	case FIGURE_AGE:
		return node->figure->has_value || node->figure->has_min || node->figure->has_max
		           ? node->figure
		           : NULL;
	case FIGURE_DATE:
	case FIGURE_PHONE:
		return node->figure;
	default:
		return NULL;
	}
}

/* The figures of a passage, found again in its form: they stand there in the order of the source. */
static void find_figures(struct units *out, struct arena *arena, const struct figure_index *index,
                         const struct passage *passage, const struct form *form)
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
	/* where the text stands in the source as it is, a figure's place is known, too */
	bool is_verbatim = passage->place->count == 1 && end - start == passage->text.size;
	size_t from = 0;
	for (; low < index->count && index->items[low]->place.first.start < end; low++) {
		const struct node *node = index->items[low];
		struct str words = form_with_origins(arena, node->text).text;
		uint32_t offset = is_verbatim ? node->place.first.start - start : 0;
		while (from < form->text.size && form->origins[from] < offset) {
			from++;
		}
		size_t at = words.size > 0 ? find_whole(form->text, words, from) : SIZE_MAX;
		if (at != SIZE_MAX) {
			from = at + words.size;
			struct unit unit = {(uint32_t)at, (uint32_t)from, true,
			                    node->kind != NODE_MENTION && node->kind != NODE_CELL,
			                    figure_of_value(node)};
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
		struct unit unit = {(uint32_t)at, (uint32_t)end, true, false, NULL};
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

/* ---- tokens ---- */

static void add_token(struct tokens *tokens, struct arena *arena, struct unit span)
{
	if (span.start < span.end) {
		ARENA_PUSH(arena, tokens->spans, tokens->count, tokens->capacity, span);
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
			add_token(tokens, &prose->scratch,
			          (struct unit){.start = last, .end = start + (uint32_t)at});
			last = start + (uint32_t)at;
		}
	}
	if (view) {
		utext_close(view);
	}
	add_token(tokens, &prose->scratch, (struct unit){.start = last, .end = end});
}

/* What stands at the end depends on what follows, and is not compared. */
static void drop_stops(struct tokens *tokens)
{
	while (tokens->count > 0) {
		struct unit last = tokens->spans[tokens->count - 1];
		if (last.end - last.start != 1 ||
		    !form_is_stop(tokens->form.text.data[last.start])) {
			break;
		}
		tokens->count--;
	}
}

static void find_ends(struct tokens *tokens, struct arena *arena)
{
	struct str form = tokens->form.text;
	char *ink = arena_alloc(arena, form.size + 1);
	size_t size = 0;
	tokens->ends = ARENA_ARRAY(arena, uint32_t, tokens->count + 1);
	for (size_t i = 0; i < tokens->count; i++) {
		for (size_t at = tokens->spans[i].start; at < tokens->spans[i].end; at++) {
			ink[size] = form.data[at];
			size += form.data[at] != ' ';
		}
		tokens->ends[i] = (uint32_t)size;
	}
	tokens->ink = (struct str){ink, size};
}

void tokens_from_passage(struct tokens *out, struct prose *prose, const struct figure_index *index,
                         const struct passage *passage)
{
	struct units units = {0};
	*out = (struct tokens){.form = form_with_origins(&prose->scratch, passage->text),
	                       .text = passage->text};
	struct str form = out->form.text;
	find_titles(&units, &prose->scratch, form);
	find_figures(&units, &prose->scratch, index, passage, &out->form);
	settle(&units);
	uint32_t at = 0;
	for (size_t i = 0; i < units.count; i++) {
		add_words(out, prose, at, units.items[i].start);
		add_token(out, &prose->scratch, units.items[i]);
		at = units.items[i].end;
	}
	add_words(out, prose, at, (uint32_t)form.size);
	drop_stops(out);
	find_ends(out, &prose->scratch);
}
