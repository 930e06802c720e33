/* Marks every byte of the source that something claims; residue is what is neither marked nor
 * blank. Does not know what the claims mean. */
#include "model/coverage.h"

#include <stdlib.h>

#include "base/utf8.h"

struct ticks {
	unsigned char *bits; /* one a byte of the file */
	size_t size;         /* of the file */
};

static void tick_span(struct ticks *ticks, uint32_t start, uint32_t end)
{
	unsigned char head = (unsigned char)(0xFF << start % 8);
	unsigned char tail = (unsigned char)(0xFF >> (7 - (end - 1) % 8));
	uint32_t first = start / 8;
	uint32_t last = (end - 1) / 8;
	if (first == last) {
		ticks->bits[first] |= head & tail;
		return;
	}
	ticks->bits[first] |= head;
	memset(ticks->bits + first + 1, 0xFF, last - first - 1);
	ticks->bits[last] |= tail;
}

static bool is_ticked(const struct ticks *ticks, uint32_t byte)
{
	return ticks->bits[byte / 8] >> byte % 8 & 1;
}

static void tick(struct ticks *ticks, const struct place *place)
{
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		if (piece.start < piece.end && piece.end <= ticks->size) {
			tick_span(ticks, piece.start, piece.end);
		}
	}
}

static void tick_claims(struct ticks *ticks, const struct model *model)
{
	uint32_t ended;
	tick(ticks, &model->title_place);
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		if (!node_kind_is_fact(node->kind)) {
			tick(ticks, &node->place);
		}
	}
	for (size_t i = 0; i < model->repair_count; i++) {
		tick(ticks, &model->repairs[i].place);
	}
}

/* The position of a walk through the text, and where it is in the file. */
struct cursor {
	const struct source *source;
	size_t run; /* of the source's map, that holds the place */
};

/* The bytes of the file that a character of the text stands for. */
static struct span file_bytes(struct cursor *cursor, size_t start, size_t end)
{
	const struct map *map = &cursor->source->map;
	while (cursor->run + 1 < map->count && map->runs[cursor->run + 1].to <= start) {
		cursor->run++;
	}
	const struct map_run *units = &map->runs[cursor->run];
	if (units->to_unit == 1 && units->from_unit == 1) { /* most texts: no division */
		uint32_t shift = units->from - units->to;
		return (struct span){(uint32_t)start + shift, (uint32_t)end + shift};
	}
	uint32_t byte =
	    units->from + (uint32_t)(start - units->to) / units->to_unit * units->from_unit;
	return (struct span){byte,
	                     byte + (uint32_t)(end - start) / units->to_unit * units->from_unit};
}

static void add_residue(struct model *model, const struct source *source, struct span text)
{
	struct residue residue = {.place = source_place(source, text, model->arena),
	                          .text = str_slice(source->text, text.start, text.end)};
	residue.is_outside = source_has_hint(source, text.start, HINT_OUTSIDE);
	for (size_t at = 0; at < residue.text.size;) {
		/* no figure is without a digit */
		residue.has_figure |= utf8_is_digit(utf8_next(residue.text, &at));
	}
	ARENA_PUSH(model->arena, model->residues, model->residue_count, model->residue_capacity,
	           residue);
}

/* Passes over what is claimed and in most texts is next to all: the common Chinese characters, by their
 * first byte, and what is seen of ASCII. Returns where to go on. */
static size_t pass_claimed(struct model *model, struct cursor *cursor, const struct ticks *ticks,
                           size_t at)
{
	const struct map *map = &cursor->source->map;
	struct str text = cursor->source->text;
	size_t start = at;
	uint32_t byte = file_bytes(cursor, at, at).start;
	const struct map_run *units = &map->runs[cursor->run];
	size_t end =
	    cursor->run + 1 < map->count && units[1].to < text.size ? units[1].to : text.size;
	if (units->to_unit != 1 || units->from_unit != 1) {
		return at;
	}
	for (; at < end && is_ticked(ticks, byte + (uint32_t)(at - start));) {
		unsigned char lead = (unsigned char)text.data[at];
		uint32_t width = lead >= 0xE4 && lead <= 0xE9 ? 3 : lead > ' ' && lead < 0x7F;
		if (width == 0) {
			break;
		}
		at += width;
	}
	model->total += at - start;
	model->claimed += at - start;
	return at;
}

/* Walks over the characters. A run of unclaimed characters ends at a claimed one or at the end of
 * the line. */
static void sweep(struct model *model, const struct source *source, const struct ticks *ticks)
{
	struct cursor cursor = {.source = source};
	struct span open = {0, 0};
	for (size_t at = 0; at < source->text.size;) {
		if (open.end == open.start) {
			at = pass_claimed(model, &cursor, ticks, at);
		}
		if (at == source->text.size) {
			break;
		}
		size_t start = at;
		uint32_t c = utf8_next(source->text, &at);
		bool blank = (c <= ' ' || c >= 0x85) && (c < 0x3001 || c > 0x9FFF) &&
		             model_is_blank(c); /* avoids the call for most characters */
		if (blank && c != '\n' && c != '\r') {
			continue;
		}
		struct span bytes = file_bytes(&cursor, start, at);
		bool claimed = blank || is_ticked(ticks, bytes.start);
		if (claimed && open.end > open.start) {
			add_residue(model, source, open);
			open = (struct span){0, 0};
		}
		if (!claimed) {
			open.start = open.end > open.start ? open.start : (uint32_t)start;
			open.end = (uint32_t)at;
		}
		model->total += blank ? 0 : span_size(bytes);
		model->claimed += blank || !claimed ? 0 : span_size(bytes);
	}
	if (open.end > open.start) {
		add_residue(model, source, open);
	}
}

void model_find_residue(struct model *model, const struct source *source)
{
	struct ticks ticks = {calloc(source_extent(source) / 8 + 1, 1), source_extent(source)};
	if (!ticks.bits) {
		out_of_memory();
	}
	tick_claims(&ticks, model);
	sweep(model, source, &ticks);
	free(ticks.bits);
}
