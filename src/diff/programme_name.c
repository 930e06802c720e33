/* Cuts year and batch out of a normalised name. */
#include "diff/programme_name.h"

#include "base/character.h"
#include "base/utf8.h"
#include "diff/normalise.h"

/* The byte behind a character of a set at `at`; `at` itself where none stands there. */
static size_t behind(struct str text, size_t at, enum characters set)
{
	size_t end = at;
	return at < text.size && character_is(set, utf8_next(text, &end)) ? end : at;
}

static struct str without(struct arena *arena, struct str text, size_t start, size_t end)
{
	return arena_format(arena, "%.*s%.*s", (int)start, text.data, (int)(text.size - end),
	                    text.data + end);
}

static struct str without_year(struct arena *arena, struct str normal, uint32_t year)
{
	struct str digits = arena_format(arena, "%u", year);
	size_t start = year > 0 ? str_find(normal, digits) : SIZE_MAX;
	if (start == SIZE_MAX) {
		return normal;
	}
	size_t end = start + digits.size;
	end = behind(normal, end, CHARACTERS_YEAR);
	end = behind(normal, end, CHARACTERS_PERIOD);
	return without(arena, normal, start, end);
}

static struct str without_batch(struct arena *arena, struct str normal)
{
	enum { MAX_NUMBER = 3 /* characters of a batch's number */ };
	size_t start = 0;
	while (start < normal.size && behind(normal, start, CHARACTERS_ORDINAL) == start) {
		utf8_next(normal, &start);
	}
	size_t end = start < normal.size ? behind(normal, start, CHARACTERS_ORDINAL) : start;
	for (int i = 0; i <= MAX_NUMBER && end < normal.size; i++) {
		size_t next = behind(normal, end, CHARACTERS_BATCH);
		if (next > end) {
			return without(arena, normal, start, next);
		}
		utf8_next(normal, &end);
	}
	return normal;
}

struct str programme_bare_name(struct arena *arena, const struct programme *programme)
{
	struct str normal = normalise(arena, programme->name);
	return without_batch(arena, without_year(arena, normal, programme->year));
}
