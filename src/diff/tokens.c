/* The figures of the model are found again in a normalised text, titles by their marks; what is
 * left is divided into words. */
#include "diff/tokens.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/icu.h"
#include "base/search.h"
#include "base/sort.h"
#include "base/utf8.h"

/* ---- figures and where they stand ---- */

static int compare_places(const void *a, const void *b)
{
	const struct node *left = *(const struct node *const *)a;
	const struct node *right = *(const struct node *const *)b;
	struct span one = left->place.first;
	struct span other = right->place.first;
	int next = compare_then(other.end, one.end, COMPARE(left->kind, right->kind));
	return compare_then(one.start, other.start, next);
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
	SORT(out->items, out->count, compare_places);
}

/* ---- what is one token ---- */

struct token_list {
	struct token *items;
	size_t count;
	size_t capacity;
};

static size_t find_from(struct str text, struct str needle, size_t from)
{
	size_t at = str_find(str_slice(text, from, text.size), needle);
	return at == SIZE_MAX ? SIZE_MAX : from + at;
}

/* Where words stand in a text from some place on, not cut out of a longer number; SIZE_MAX:
 * nowhere. */
static size_t find_whole(struct str normal, struct str words, size_t from)
{
	size_t at = find_from(normal, words, from);
	while (at != SIZE_MAX) {
		size_t end = at + words.size;
		bool is_cut = (at > 0 && ascii_is_digit(normal.data[at]) &&
		               ascii_is_digit(normal.data[at - 1])) ||
		              (end < normal.size && ascii_is_digit(normal.data[end]) &&
		               ascii_is_digit(normal.data[end - 1]));
		if (!is_cut) {
			break;
		}
		at = find_from(normal, words, at + 1);
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

/* The figures of a passage, found again in its text: they stand there in the order of the
 * source. */
static void find_figures(struct token_list *out, struct arena *arena,
                         const struct figure_index *index, const struct passage *passage,
                         const struct normal_text *normal)
{
	if (passage->place->count == 0) {
		return;
	}
	struct span span = place_extent(passage->place);
	size_t next;
	SEARCH_FIRST(next, 0, index->count, index->items[next]->place.first.start < span.start);
	/* where the text stands unchanged in the source, so does the figure in the text */
	bool is_verbatim = passage->place->count == 1 && span_size(span) == passage->text.size;
	size_t from = 0;
	for (; next < index->count && index->items[next]->place.first.start < span.end; next++) {
		const struct node *node = index->items[next];
		struct str words = normalise_with_origins(arena, node->text).text;
		uint32_t offset = is_verbatim ? node->place.first.start - span.start : 0;
		while (from < normal->text.size && normal->origins[from] < offset) {
			from++;
		}
		size_t at = words.size > 0 ? find_whole(normal->text, words, from) : SIZE_MAX;
		if (at != SIZE_MAX) {
			from = at + words.size;
			struct token token = {(uint32_t)at, (uint32_t)from, true,
			                      node->kind != NODE_MENTION && node->kind != NODE_CELL,
			                      figure_of_value(node)};
			ARENA_PUSH(arena, out->items, out->count, out->capacity, token);
		}
	}
}

/* Titles in their marks, the outer ones where they nest; figures within them are part of them. */
static void find_titles(struct token_list *out, struct arena *arena, struct str normal)
{
	static const char open[] = "\xE3\x80\x8A";  /* U+300A */
	static const char close[] = "\xE3\x80\x8B"; /* U+300B */
	size_t at = find_from(normal, STR(open), 0);
	while (at != SIZE_MAX) {
		size_t depth = 1;
		size_t end = at + STR(open).size;
		while (end < normal.size && depth > 0) {
			struct str rest = str_slice(normal, end, normal.size);
			depth += str_starts(rest, STR(open));
			depth -= str_starts(rest, STR(close));
			end += utf8_width((unsigned char)normal.data[end]);
		}
		if (depth > 0) {
			return; /* never closed: no title */
		}
		struct token token = {(uint32_t)at, (uint32_t)end, true, false, NULL};
		ARENA_PUSH(arena, out->items, out->count, out->capacity, token);
		at = find_from(normal, STR(open), end);
	}
}

static int compare_tokens(const void *a, const void *b)
{
	const struct token *left = a;
	const struct token *right = b;
	return compare_then(left->start, right->start, COMPARE(right->end, left->end));
}

/* Sorted, and of those that overlap the first alone. */
static void drop_overlaps(struct token_list *found)
{
	size_t kept = 0;
	SORT(found->items, found->count, compare_tokens);
	for (size_t i = 0; i < found->count; i++) {
		if (kept == 0 || found->items[i].start >= found->items[kept - 1].end) {
			found->items[kept++] = found->items[i];
		}
	}
	found->count = kept;
}

/* ---- tokens ---- */

static void add_token(struct tokens *tokens, struct arena *arena, struct token span)
{
	if (span.start < span.end) {
		ARENA_PUSH(arena, tokens->items, tokens->count, tokens->capacity, span);
	}
}

static void open_breaks(struct prose *prose)
{
	UErrorCode status = U_ZERO_ERROR;
	if (!prose->breaks) {
		UBreakIterator *breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
		prose->breaks = !icu_failed(status) ? breaks : NULL;
	}
}

/* The words of a stretch between two units. Without ICU's rules it is one word. */
static void add_words(struct tokens *tokens, struct prose *prose, uint32_t start, uint32_t end)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *data = tokens->normal.text.data + start;
	uint32_t last = start;
	if (start == end) {
		return;
	}
	open_breaks(prose);
	UText *view = utext_openUTF8(NULL, data, (int64_t)(end - start), &status);
	if (prose->breaks && !icu_failed(status)) {
		ubrk_setUText(prose->breaks, view, &status);
	}
	if (prose->breaks && !icu_failed(status)) {
		ubrk_first(prose->breaks);
		for (int32_t at = ubrk_next(prose->breaks); at != UBRK_DONE;
		     at = ubrk_next(prose->breaks)) {
			add_token(tokens, &prose->scratch,
			          (struct token){.start = last, .end = start + (uint32_t)at});
			last = start + (uint32_t)at;
		}
	}
	if (view) {
		utext_close(view);
	}
	add_token(tokens, &prose->scratch, (struct token){.start = last, .end = end});
}

/* The stops at the end depend on what follows, and are not compared. */
static void drop_stops(struct tokens *tokens)
{
	while (tokens->count > 0) {
		struct token last = tokens->items[tokens->count - 1];
		if (last.end - last.start != 1 ||
		    !normal_is_stop(tokens->normal.text.data[last.start])) {
			break;
		}
		tokens->count--;
	}
}

/* The text without blanks, and where tokens end in it. */
static void find_ends(struct tokens *tokens, struct arena *arena)
{
	struct str normal = tokens->normal.text;
	char *compact = arena_alloc(arena, normal.size + 1);
	size_t size = 0;
	tokens->ends = ARENA_ARRAY(arena, uint32_t, tokens->count + 1);
	for (size_t i = 0; i < tokens->count; i++) {
		for (size_t at = tokens->items[i].start; at < tokens->items[i].end; at++) {
			compact[size] = normal.data[at];
			size += normal.data[at] != ' ';
		}
		tokens->ends[i] = (uint32_t)size;
	}
	tokens->compact = (struct str){compact, size};
}

void tokens_from_passage(struct tokens *out, struct prose *prose, const struct figure_index *index,
                         const struct passage *passage)
{
	struct token_list found = {0};
	*out = (struct tokens){.normal = normalise_with_origins(&prose->scratch, passage->text),
	                       .text = passage->text};
	struct str normal = out->normal.text;
	find_titles(&found, &prose->scratch, normal);
	find_figures(&found, &prose->scratch, index, passage, &out->normal);
	drop_overlaps(&found);
	uint32_t at = 0;
	for (size_t i = 0; i < found.count; i++) {
		add_words(out, prose, at, found.items[i].start);
		add_token(out, &prose->scratch, found.items[i]);
		at = found.items[i].end;
	}
	add_words(out, prose, at, (uint32_t)normal.size);
	drop_stops(out);
	find_ends(out, &prose->scratch);
}
