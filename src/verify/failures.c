/* Counts failures, and says what their messages show of the source. */
#include <inttypes.h>

#include "base/utf8.h"
#include "model/code_words.h"
#include "verify/verifier.h"

struct diag *verifier_fail(struct verifier *verifier, const struct message *message, uint32_t line,
                           const struct str arguments[DIAG_ARGUMENTS])
{
	if (verifier->result->failures++ >= VERIFY_FAILURE_LIMIT) {
		return NULL;
	}
	struct diag *diag =
	    diags_add(verifier->diags, DIAG_ERROR, message, verifier->source->name, arguments);
	diag->line = line;
	return diag;
}

struct diag *verifier_fail_at(struct verifier *verifier, const struct message *message,
                              struct str what, const struct place *place, struct str said,
                              struct str meant)
{
	uint32_t line =
	    place->count > 0 ? verifier_line(verifier, place->first.start) : place->line;
	struct diag *diag = verifier_fail(
	    verifier, message, line,
	    (const struct str[DIAG_ARGUMENTS]){code_word(CODE_KIND, what, LANGUAGE_ENGLISH),
	                                       verifier_extent(verifier, place), said, meant});
	if (diag) {
		diag->chinese[0] = code_word(CODE_KIND, what, LANGUAGE_CHINESE);
	}
	return diag;
}

struct str verifier_bytes(struct verifier *verifier, struct span bytes)
{
	return arena_format(verifier->diags->arena, "%" PRIu32 "-%" PRIu32, bytes.start, bytes.end);
}

struct str verifier_extent(struct verifier *verifier, const struct place *place)
{
	return place->count > 0 ? verifier_bytes(verifier, place_extent(place)) : STR("?");
}

struct str verifier_slice(const struct verifier *verifier, struct span bytes)
{
	struct span text = map_derived(&verifier->source->map, bytes);
	return str_slice(verifier->source->text, text.start, text.end);
}

uint32_t verifier_line(const struct verifier *verifier, uint32_t byte)
{
	struct span text = map_derived(&verifier->source->map, (struct span){byte, byte});
	return source_line(verifier->source, text.start);
}

struct str verifier_excerpt(struct str text, size_t at)
{
	enum { BEFORE = 24, BEHIND = 72 };
	size_t start = at > BEFORE ? at - BEFORE : 0;
	size_t end = at + BEHIND < text.size ? at + BEHIND : text.size;
	while (start > 0 && utf8_is_inside(text, start)) {
		start--;
	}
	while (utf8_is_inside(text, end)) {
		end++;
	}
	return str_slice(text, start, end);
}
