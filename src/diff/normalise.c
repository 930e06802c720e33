/* Normalises character by character, and notes where each comes from. */
#include "diff/normalise.h"

#include <unicode/uchar.h>

#include "base/compatibility.h"
#include "base/utf8.h"

/* Marks that are drawn in several ways, by ranges of code points. */
static const struct {
	uint32_t first, last;
	char to;
} marks[] = {
    {0x2010, 0x2015, '-'},  /* hyphens and dashes */
    {0x2018, 0x201B, '\''}, /* single quotation marks */
    {0x201C, 0x201F, '"'},  /* double ones */
    {0x2212, 0x2212, '-'},  /* minus */
    {0x223C, 0x223C, '~'},  /* tilde operator */
    {0x2500, 0x2501, '-'},  /* box drawings, as converters write dashes */
    {0x3001, 0x3001, ','},  /* ideographic comma */
    {0x3002, 0x3002, '.'},  /* ideographic full stop */
    {0x300C, 0x300F, '"'},  /* corner brackets */
    {0x301C, 0x301C, '~'},  /* wave dash */
    {0xFE31, 0xFE32, '-'},  /* dashes of vertical text */
    {0xFF61, 0xFF61, '.'},  /* half-width ideographic full stop */
    {0xFF64, 0xFF64, ','},  /* half-width ideographic comma */
};

static uint32_t normalise_character(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E) { /* full-width ASCII */
		return c - 0xFF01 + '!';
	}
	for (size_t i = 0; i < sizeof marks / sizeof *marks && c >= marks[i].first; i++) {
		if (c <= marks[i].last) {
			return (uint32_t)marks[i].to;
		}
	}
	return compatibility_fold(c);
}

/* In place of a blank between two digits: 10 20 is another thing than 1020. */
enum { DIGIT_GAP = 0x1F };

/* Whether a character is invisible: white space, a control, a mark that only says how to set
 * text. */
static bool is_blank(uint32_t c)
{
	if (c < 0x80) {
		return c <= 0x20 || c == 0x7F;
	}
	return u_isUWhiteSpace((UChar32)c) || u_charType((UChar32)c) == U_FORMAT_CHAR;
}

static bool is_latin(uint32_t c)
{
	return c < 0x80 && (ascii_is_digit((char)c) || ascii_is_letter((char)c));
}

struct writer {
	char *text;
	uint32_t *origins; /* NULL: not asked for, and all blanks are dropped */
	size_t size;
	uint32_t last;   /* the character that was written last; 0 at the beginning */
	bool has_blank;  /* blanks stood behind it */
	bool is_broken;  /* a line ended among them */
	size_t blank_at; /* the first of them, where has_blank */
};

static void put(struct writer *writer, uint32_t c, size_t origin)
{
	char bytes[4];
	uint32_t width = utf8_write(c, bytes);
	for (uint32_t i = 0; i < width; i++) {
		if (writer->origins) {
			writer->origins[writer->size] = (uint32_t)origin;
		}
		writer->text[writer->size++] = bytes[i];
	}
	writer->last = c;
}

/* No text becomes longer: what is folded becomes narrower, and a blank replaces one. */
static void write_normal(struct writer *writer, struct str text)
{
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (is_blank(c)) {
			writer->blank_at = writer->has_blank ? writer->blank_at : start;
			writer->is_broken = (writer->has_blank && writer->is_broken) || c == '\n';
			writer->has_blank = true;
			continue;
		}
		c = normalise_character(c);
		bool is_in_line = writer->has_blank && !writer->is_broken;
		if (is_in_line && utf8_is_digit(writer->last) && utf8_is_digit(c)) {
			put(writer, DIGIT_GAP, writer->blank_at);
		} else if (writer->origins && writer->has_blank && is_latin(writer->last) &&
		           is_latin(c)) {
			put(writer, ' ', writer->blank_at);
		}
		writer->has_blank = false;
		put(writer, c, start);
	}
	if (writer->origins) {
		writer->origins[writer->size] = (uint32_t)text.size;
	}
}

struct normal_text normalise_with_origins(struct arena *arena, struct str text)
{
	struct writer writer = {.text = arena_alloc(arena, text.size + 1),
	                        .origins = ARENA_ARRAY(arena, uint32_t, text.size + 1)};
	write_normal(&writer, text);
	return (struct normal_text){{writer.text, writer.size}, writer.origins};
}

struct str normalise(struct arena *arena, struct str text)
{
	struct writer writer = {.text = arena_alloc(arena, text.size + 1)};
	write_normal(&writer, text);
	return (struct str){writer.text, writer.size};
}

bool normal_is_stop(char c)
{
	return c == '.' || c == ',' || c == ';';
}

struct str normal_without_stops(struct str normal)
{
	while (normal.size > 0 && normal_is_stop(normal.data[normal.size - 1])) {
		normal.size--;
	}
	return normal;
}
