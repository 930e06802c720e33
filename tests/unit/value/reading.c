/* See reading.h. */
#include "reading.h"

#include <criterion/criterion.h>

#include "base/buf.h"
#include "grammar/lexicon_load.h"

const struct lexicon *test_lexicon(void)
{
	static struct arena arena;
	static struct lexicon *lexicon;
	if (!lexicon) {
		struct diags diags;
		arena_init(&arena);
		diags_init(&diags, &arena);
		cr_assert_eq(lexicon_load(&lexicon, &arena, "grammars", &diags), STATUS_OK);
	}
	return lexicon;
}

static void put_decimal(struct buf *out, struct decimal value)
{
	char digits[DECIMAL_TEXT_SIZE];
	buf_append(out, (struct str){digits, decimal_write(value, digits)});
}

static void put_word(struct buf *out, struct str word)
{
	if (word.size > 0) {
		buf_append_byte(out, ' ');
		buf_append(out, word);
	}
}

static void put_figure(struct buf *out, const struct figure *figure, struct str text)
{
	buf_append(out, figure_kind_name(figure->kind));
	if (figure->kind >= FIGURE_DATE) {
		put_word(out, figure->text);
	} else if (figure->has_value) {
		buf_append_byte(out, ' ');
		put_decimal(out, figure->value);
	}
	put_word(out, figure->unit);
	put_word(out, figure->relation ? relation_name(figure->relation) : STR(""));
	if (figure->has_min || figure->has_max) {
		buf_append_byte(out, ' ');
		if (figure->has_min) {
			put_decimal(out, figure->min);
		}
		buf_append(out, STR(".."));
		if (figure->has_max) {
			put_decimal(out, figure->max);
		}
	}
	buf_append(out, figure->soft ? STR(" soft") : STR(""));
	if (figure->per.size > 0) {
		buf_format(out, " per=%.*s", STR_FORMAT(figure->per));
	}
	if (figure->decimals != DECIMALS_NONE && figure->decimals != 0) {
		buf_format(out, " decimals=%d", figure->decimals);
	}
	struct str written = str_slice(text, figure->span.start, figure->span.end);
	buf_format(out, " <%.*s>", STR_FORMAT(written));
}

const char *reading(struct str text, struct arena *arena)
{
	struct figures figures = {0};
	struct buf out;
	buf_init(&out);
	figures_from_text(&figures, test_lexicon(), text, arena);
	for (size_t i = 0; i < figures.count; i++) {
		buf_append(&out, i > 0 ? STR("; ") : STR(""));
		put_figure(&out, &figures.items[i], text);
	}
	struct str line = arena_copy(arena, buf_str(&out));
	buf_release(&out);
	return line.data;
}

void check_readings(const struct reading_row *rows, size_t count)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < count; i++) {
		cr_expect_str_eq(reading(str_from(rows[i].text), &arena), rows[i].figures,
		                 "%s\n   read %s\n wanted %s", rows[i].text,
		                 reading(str_from(rows[i].text), &arena), rows[i].figures);
	}
	arena_release(&arena);
}
