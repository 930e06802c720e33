/* Pieces to runs, with the long stretches between changes cut. Knows no format. */
#include "report/excerpt.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

enum { MAX_MORE = 24 /* characters beyond the context, for a word that is not cut */ };

static void add(struct excerpt *out, struct arena *arena, enum run_kind kind, struct str text,
                bool is_moved)
{
	struct run run = {kind, text, is_moved};
	if (kind == RUN_GAP || text.size > 0) {
		ARENA_PUSH(arena, out->items, out->count, out->capacity, run);
	}
}

/* Of a word or a number, with what may stand in an address or a range. */
static bool is_letter(uint32_t c)
{
	return c < 0x80 ? c > ' ' && !strchr("()<>[]{};\"", (int)c)
	                : u_isalnum((UChar32)c) && c < 0x2E80;
}

/* Whether a cut before byte `at` would go through a number, a word of letters or what combines. */
static bool is_inside_word(struct str text, size_t at)
{
	size_t start;
	if (at == 0 || at >= text.size) {
		return false;
	}
	uint32_t before = utf8_previous(text, at, &start);
	uint32_t after = utf8_next(text, &at);
	return (is_letter(before) && is_letter(after)) ||
	       (U_GET_GC_MASK((UChar32)after) & U_GC_M_MASK);
}

/* The byte behind the first `context` characters, and a little more where that cuts a word. */
static size_t head_end(struct str text, size_t context)
{
	size_t at = 0;
	for (size_t i = 0; at < text.size &&
	                   (i < context || (i < context + MAX_MORE && is_inside_word(text, at)));
	     i++) {
		utf8_next(text, &at);
	}
	return at;
}

/* The byte before the last `context` characters, likewise. */
static size_t tail_start(struct str text, size_t context)
{
	size_t at = text.size;
	for (size_t i = 0;
	     at > 0 && (i < context || (i < context + MAX_MORE && is_inside_word(text, at))); i++) {
		utf8_previous(text, at, &at);
	}
	return at;
}

/* A stretch that is the same, between the changes before and behind it, if there are any. */
static void add_same(struct excerpt *out, struct arena *arena, struct str text, bool has_before,
                     bool has_behind, size_t context)
{
	size_t head = has_before ? head_end(text, context) : 0;
	size_t tail = has_behind ? tail_start(text, context) : text.size;
	/* A gap takes the room of a few characters itself. */
	enum { MIN_GAP = 12 /* bytes */ };
	if (tail < head || tail - head < MIN_GAP) {
		add(out, arena, RUN_SAME, text, false);
		return;
	}
	add(out, arena, RUN_SAME, str_slice(text, 0, head), false);
	add(out, arena, RUN_GAP, (struct str){0}, false);
	add(out, arena, RUN_SAME, str_slice(text, tail, text.size), false);
}

static bool is_same(const struct piece *piece, bool strict_text)
{
	return piece->kind == PIECE_SAME || (piece->kind == PIECE_FORM && !strict_text);
}

/* The new text of pieces [start, end). */
static struct str joined(struct arena *arena, const struct pieces *pieces, size_t start, size_t end)
{
	size_t size = 0;
	if (end - start == 1) {
		return pieces->items[start].after;
	}
	for (size_t i = start; i < end; i++) {
		size += pieces->items[i].after.size;
	}
	char *data = arena_alloc(arena, size + 1);
	size = 0;
	for (size_t i = start; i < end; i++) {
		struct str text = pieces->items[i].after;
		if (text.size > 0) {
			memcpy(data + size, text.data, text.size);
		}
		size += text.size;
	}
	return (struct str){data, size};
}

void excerpt_from_pieces(struct excerpt *out, struct arena *arena, const struct pieces *pieces,
                         bool strict_text, size_t context)
{
	*out = (struct excerpt){0};
	for (size_t i = 0; i < pieces->count;) {
		const struct piece *piece = &pieces->items[i];
		size_t end = i;
		while (end < pieces->count && is_same(&pieces->items[end], strict_text)) {
			end++;
		}
		if (end > i) {
			add_same(out, arena, joined(arena, pieces, i, end), i > 0,
			         end < pieces->count, context);
			i = end;
			continue;
		}
		if (piece->kind != PIECE_ADDED) {
			add(out, arena, RUN_REMOVED, piece->before, piece->is_moved);
		}
		if (piece->kind != PIECE_REMOVED) {
			add(out, arena, RUN_ADDED, piece->after, piece->is_moved);
		}
		i++;
	}
}
