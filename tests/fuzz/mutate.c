/* Changes inputs by their units (lines of texts, tags of markup) and their numbers, beside libFuzzer's own changes of
 * bytes and words of the dictionary. */
#include <stdlib.h>

#include "fuzz/fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t limit);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t limit, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t first_size, const uint8_t *second,
                                 size_t second_size, uint8_t *out, size_t limit, unsigned seed);

/* The numbers that one is replaced by: bounds of types, shapes of amounts and years. */
static const struct str numbers[] = {
    STR_INIT("0"),          STR_INIT("1"),
    STR_INIT("7"),          STR_INIT("15"),
    STR_INIT("2031"),       STR_INIT("1.5"),
    STR_INIT("0.0001"),     STR_INIT("1,080"),
    STR_INIT("2147483648"), STR_INIT("4294967297"),
    STR_INIT("-1"),         STR_INIT("9223372036854775808"),
    STR_INIT("10-20"),      STR_INIT("99999999999999999999"),
};

/* A generator of numbers of its own (xorshift), as libFuzzer gives a seed alone. */
static size_t roll(unsigned *seed, size_t bound)
{
	*seed = *seed ? *seed : 1;
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return bound > 0 ? *seed % bound : 0;
}

static bool is_start(struct str text, size_t at)
{
	return at == 0 || at >= text.size ||
	       (fuzz_unit == '\n' ? text.data[at - 1] : text.data[at]) == fuzz_unit;
}

/* Where the next unit starts, or the end. */
static size_t next_start(struct str text, size_t at)
{
	do {
		at++;
	} while (!is_start(text, at));
	return at;
}

/* How many elements a unit opens: 1 for a start tag, -1 for an end tag, 0 for others and for lines. */
static int depth_of(struct str unit)
{
	size_t end = str_find(unit, STR(">"));
	if (unit.size < 2 || unit.data[0] != '<' || end == SIZE_MAX) {
		return 0;
	}
	return unit.data[1] == '/' ? -1
	                           : ascii_is_letter(unit.data[1]) && unit.data[end - 1] != '/';
}

/* The end of the element whose tag starts at a place; that of the tag where none is closed. */
static size_t element_end(struct str text, size_t start)
{
	int depth = 0;
	size_t at = start;
	while (at < text.size) {
		size_t end = next_start(text, at);
		depth += depth_of(str_slice(text, at, end));
		if (depth <= 0) {
			/* what is behind its last tag stays where it is */
			size_t width = str_find(str_slice(text, at, end), STR(">"));
			return depth < 0 || at == start || width == SIZE_MAX ? end : at + width + 1;
		}
		at = end;
	}
	return next_start(text, start);
}

/* Some units that follow each other, mostly one; of markup mostly one element. */
static struct span choose_units(struct str text, unsigned *seed)
{
	size_t start = roll(seed, text.size);
	while (!is_start(text, start)) {
		start--;
	}
	if (fuzz_unit == '<' && roll(seed, 8) > 0) {
		while (start > 0 && (!is_start(text, start) ||
		                     str_starts(str_slice(text, start, text.size), STR("</")))) {
			start--;
		}
		return (struct span){(uint32_t)start, (uint32_t)element_end(text, start)};
	}
	size_t end = start;
	size_t count = roll(seed, 4) == 0 ? 1 + roll(seed, 6) : 1;
	for (size_t i = 0; i < count && end < text.size; i++) {
		end = next_start(text, end);
	}
	return (struct span){(uint32_t)start, (uint32_t)end};
}

/* Where some unit starts, or the end. */
static size_t choose_place(struct str text, unsigned *seed)
{
	size_t at = roll(seed, text.size + 1);
	while (!is_start(text, at)) {
		at--;
	}
	return at;
}

/* Some number in ASCII digits; empty where none is behind a place. */
static struct span choose_number(struct str text, unsigned *seed)
{
	size_t start = roll(seed, text.size);
	while (start < text.size && !ascii_is_digit(text.data[start])) {
		start++;
	}
	size_t end = start;
	while (end < text.size && ascii_is_digit(text.data[end])) {
		end++;
	}
	return (struct span){(uint32_t)start, (uint32_t)end};
}

/* Puts `with` in the place of a span of the bytes; how many bytes there are then, SIZE_MAX where they are too many. */
static size_t replace(uint8_t *data, size_t size, size_t limit, struct span span, struct str with)
{
	size_t behind = size - span.end;
	if (span.start + with.size + behind > limit) {
		return SIZE_MAX;
	}
	memmove(data + span.start + with.size, data + span.end, behind);
	if (with.size > 0) {
		memcpy(data + span.start, with.data, with.size);
	}
	return span.start + with.size + behind;
}

/* One change to the units of a text, a copy of the bytes; as `replace` answers. */
static size_t change_units(uint8_t *data, size_t limit, struct str text, unsigned *seed)
{
	enum { DROP, DOUBLE, MOVE, COPY_OVER, JOIN, NUMBER, CHANGES };
	size_t size = text.size;
	size_t change = roll(seed, CHANGES);
	struct span from = choose_units(text, seed);
	struct span to = choose_units(text, seed);
	uint32_t place = (uint32_t)choose_place(text, seed);
	struct str units = str_slice(text, from.start, from.end);
	switch (change) {
	case DROP:
		return replace(data, size, limit, from, STR(""));
	case MOVE:
		size = replace(data, size, limit, from, STR(""));
		place -= place >= from.end ? span_size(from) : 0;
		place = place < size ? place : (uint32_t)size;
		return replace(data, size, limit, (struct span){place, place}, units);
	case COPY_OVER:
		return replace(data, size, limit, to, units);
	case JOIN:
		to = (struct span){from.end > 0 ? from.end - 1 : 0, from.end};
		return replace(data, size, limit, to, STR(""));
	case NUMBER:
		return replace(data, size, limit, choose_number(text, seed),
		               numbers[roll(seed, sizeof numbers / sizeof *numbers)]);
	default:
		return replace(data, size, limit, (struct span){place, place}, units);
	}
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t limit, unsigned seed)
{
	if (size == 0 || roll(&seed, 3) == 0) {
		return LLVMFuzzerMutate(data, size, limit);
	}
	char *copy = malloc(size);
	if (!copy) {
		abort();
	}
	memcpy(copy, data, size);
	size_t changed = change_units(data, limit, (struct str){copy, size}, &seed);
	free(copy);
	return changed == SIZE_MAX || changed == 0 ? LLVMFuzzerMutate(data, size, limit) : changed;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t first_size, const uint8_t *second,
                                 size_t second_size, uint8_t *out, size_t limit, unsigned seed)
{
	struct str text = {(const char *)first, first_size};
	struct str other = {(const char *)second, second_size};
	if (first_size == 0 || second_size == 0 || first_size > limit) {
		return 0;
	}
	struct span from = choose_units(other, &seed);
	uint32_t place = (uint32_t)choose_place(text, &seed);
	memcpy(out, first, first_size);
	size_t size = replace(out, first_size, limit, (struct span){place, place},
	                      str_slice(other, from.start, from.end));
	return size == SIZE_MAX ? 0 : size;
}
