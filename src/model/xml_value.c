/* Reads attribute values strictly: the whole text must be a value. */
#include "model/xml_value.h"

#include "value/figure.h"

/* Reads the digits at the start of a text, and removes them from it. */
static bool read_number(struct str *text, uint64_t limit, uint64_t *out)
{
	uint64_t number = 0;
	size_t i = 0;
	for (; i < text->size && ascii_is_digit(text->data[i]); i++) {
		uint64_t digit = (uint64_t)(text->data[i] - '0');
		if (digit > limit || number > (limit - digit) / 10) {
			return false;
		}
		number = number * 10 + digit;
	}
	*text = str_slice(*text, i, text->size);
	*out = number;
	return i > 0;
}

bool xml_value_whole(struct str text, uint64_t limit, uint64_t *out)
{
	return read_number(&text, limit, out) && text.size == 0;
}

static bool read_piece(struct str *text, struct span *piece)
{
	uint64_t start;
	uint64_t end;
	if (!read_number(text, UINT32_MAX, &start) || !str_starts(*text, STR("-"))) {
		return false;
	}
	*text = str_slice(*text, 1, text->size);
	if (!read_number(text, UINT32_MAX, &end) || end < start) {
		return false;
	}
	*piece = (struct span){(uint32_t)start, (uint32_t)end};
	return true;
}

bool xml_value_place(struct str text, struct place *place, struct arena *arena)
{
	if (!read_piece(&text, &place->first)) {
		return false;
	}
	struct span *rest = NULL;
	size_t count = 0;
	size_t capacity = 0;
	uint32_t end = place->first.end;
	while (str_starts(text, STR(" "))) {
		struct span piece;
		text = str_slice(text, 1, text.size);
		if (!read_piece(&text, &piece) || piece.start < end) {
			return false;
		}
		end = piece.end;
		ARENA_PUSH(arena, rest, count, capacity, piece);
	}
	place->rest = rest;
	place->count = (uint32_t)count + 1;
	return text.size == 0;
}

bool xml_value_box(struct str text, struct box *box)
{
	int32_t *const sides[] = {&box->x0, &box->y0, &box->x1, &box->y1};
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
		uint64_t number;
		bool is_apart = i == 0 || str_starts(text, STR(" "));
		text = str_slice(text, i > 0, text.size);
		if (!is_apart || !read_number(&text, INT32_MAX, &number)) {
			return false;
		}
		*sides[i] = (int32_t)number;
	}
	return text.size == 0;
}

bool xml_value_kind(struct str text, uint8_t *out)
{
	for (enum figure_kind kind = 0; kind < FIGURE_KIND_COUNT; kind++) {
		if (str_equal(text, figure_kind_name(kind))) {
			*out = (uint8_t)kind;
			return true;
		}
	}
	return false;
}

bool xml_value_relation(struct str text, uint8_t *out)
{
	for (enum relation relation = 0; relation < RELATION_COUNT; relation++) {
		if (str_equal(text, relation_name(relation))) {
			*out = (uint8_t)relation;
			return true;
		}
	}
	return false;
}

bool xml_value_decimals(struct str text, int8_t *out)
{
	bool minus = str_starts(text, STR("-"));
	uint64_t number;
	if (!xml_value_whole(str_slice(text, minus, text.size), INT8_MAX, &number)) {
		return false;
	}
	*out = (int8_t)(minus ? -(int)number : (int)number);
	return true;
}

bool xml_value_coverage(struct str text, uint32_t *out)
{
	uint64_t whole;
	uint64_t part;
	if (text.size != 6 || text.data[1] != '.' ||
	    !xml_value_whole(str_slice(text, 0, 1), 1, &whole) ||
	    !xml_value_whole(str_slice(text, 2, 6), 9999, &part)) {
		return false;
	}
	*out = (uint32_t)(whole * 10000 + part);
	return *out <= 10000;
}
