/* What every report says in words: messages, numbers, amounts, places, verdicts. */
#ifndef ZHINAN_REPORT_WORDS_H
#define ZHINAN_REPORT_WORDS_H

#include "base/diag.h"
#include "base/span.h"
#include "model/code_words.h"
#include "value/figure.h"
#include "model/spot.h"
#include "value/sum.h"

/* A language and where strings are made. All strings below live in the arena, or for ever. */
struct wording {
	enum language language;
	struct arena *arena;
};

/* A message with up to four struct str arguments. */
#define words_say(words, message, ...)                                                             \
	message_text((message), (const struct str[DIAG_ARGUMENTS]){__VA_ARGS__},                   \
	             (words)->language, (words)->arena)

/* A message without arguments. */
struct str words_of(const struct wording *words, const struct message *message);

/* Two texts with something between them, or the one that there is. */
struct str words_joined(const struct wording *words, struct str first, const char *between,
                        struct str second);

/* A text with another in brackets behind it, where there is one: "name (year 2023)". */
struct str words_bracketed(const struct wording *words, struct str text, struct str in_brackets);

/* What a buffer holds, for good; the buffer is released. */
struct str words_taken(const struct wording *words, struct buf *buf);

/* A count in decimal digits. */
struct str words_count(const struct wording *words, size_t count);

/* "120-135 140-152": the pieces of a place as the XML has them; empty where it has none. */
struct str place_text(const struct place *place, struct arena *arena);

/* A decimal for people, in groups of three digits: "314,800,000", "-0.5". */
struct str words_grouped(const struct wording *words, struct decimal value);

/* A code of the model in words, see model/code_words.h. */
struct str words_code(const struct wording *words, enum code_set set, struct str code);

/* A unit in words: "yuan". A classifier is left as it is written. */
struct str words_unit(const struct wording *words, struct str unit);

/* Whether a unit is a code of ISO 4217. */
bool words_is_currency(struct str unit);

/* A grouped decimal with its unit behind it: "314,800,000 yuan". In Chinese an amount of money is told as an
 * office would: from ten thousand on in wan, from a hundred million on in yi, where that is exact with at most four
 * digits behind the point: "3.148 [yi] [yuan]". */
struct str words_quantity(const struct wording *words, struct decimal value, struct str unit);

/* Two quantities of a unit: "24 to 36 months". */
struct str words_from_to(const struct wording *words, struct decimal min, struct decimal max,
                         struct str unit);

/* A figure in words: "at most 500,000 yuan for each project", "24 to 36 months". */
struct str words_figure(const struct wording *words, const struct figure *figure);

/* A text that says a number, with a + before it where the number is above 0; a number so, and one with its unit. */
struct str words_with_sign(const struct wording *words, struct decimal value, struct str text);
struct str words_signed(const struct wording *words, struct decimal value);
struct str words_signed_quantity(const struct wording *words, struct decimal value,
                                 struct str unit);

/* Where a place is: "line 41", and with the page where there are pages. Empty for none. */
struct str words_place(const struct wording *words, const struct place *place);

/* How much of a text is claimed, of ten thousand: "1.0000", in Chinese in percent. */
struct str words_coverage(const struct wording *words, uint32_t coverage);

/* A family of guidelines: what people call it, and the name of its grammar in brackets. */
struct str words_family(const struct wording *words, struct str name, struct str family);
/* Where a spot is, without what stands above it: "paragraph 14, line 27". Empty for none. */
struct str words_short_spot(const struct wording *words, const struct spot *spot);

/* Where a spot is: "line 41" of a plain text; else "page 3, line 41 (the heading above it)" or
 * "paragraph 12 (the heading)". A spot that is nowhere is the document as a whole. */
struct str words_spot(const struct wording *words, const struct spot *spot);

/* An interval with its ends, "[10,11)", in plain digits or in groups. */
struct str words_interval(const struct wording *words, const struct interval *interval);

/* Whether an interval is one point. */
bool interval_is_point(const struct interval *interval);

/* A verdict in words, and its sign: = ~ ? !. */
struct str words_verdict(const struct wording *words, enum verdict verdict);
char verdict_sign(enum verdict verdict);

#endif
