/* Cuts two patterns out of a form. */
#include "diff/programme_name.h"

#include "base/utf8.h"
#include "diff/form.h"

static const char year_word[] = "\xE5\xB9\xB4";    /* of a year */
static const char annual_word[] = "\xE5\xBA\xA6";  /* behind it: that of a plan */
static const char ordinal_word[] = "\xE7\xAC\xAC"; /* before the number of a batch */
static const char batch_word[] = "\xE6\x89\xB9";

static struct str without(struct arena *arena, struct str text, size_t start, size_t end)
{
	return arena_format(arena, "%.*s%.*s", (int)start, text.data, (int)(text.size - end),
	                    text.data + end);
}

static struct str without_year(struct arena *arena, struct str form, uint32_t year)
{
	struct str digits = arena_format(arena, "%u", year);
	size_t start = year > 0 ? str_find(form, digits) : SIZE_MAX;
	if (start == SIZE_MAX) {
		return form;
	}
	size_t end = start + digits.size;
	struct str words[] = {STR(year_word), STR(annual_word)};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		bool is_next = str_starts(str_slice(form, end, form.size), words[i]);
		end += is_next ? words[i].size : 0;
	}
	return without(arena, form, start, end);
}

static struct str without_batch(struct arena *arena, struct str form)
{
	enum { LONGEST = 3 /* characters of a batch's number */ };
	size_t start = str_find(form, STR(ordinal_word));
	if (start == SIZE_MAX) {
		return form;
	}
	size_t end = start + STR(ordinal_word).size;
	for (int i = 0; i <= LONGEST && end < form.size; i++) {
		if (str_starts(str_slice(form, end, form.size), STR(batch_word))) {
			return without(arena, form, start, end + STR(batch_word).size);
		}
		utf8_next(form, &end);
	}
	return form;
}

struct str programme_bare_name(struct arena *arena, const struct programme *programme)
{
	struct str form = form_of(arena, programme->name);
	return without_batch(arena, without_year(arena, form, programme->year));
}
