/* What is kept around a change, and what is left out. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/excerpt.h"

/* Pieces from "=same", "~old|new" in another form, "-removed", "+added", ">moved here". */
static struct pieces pieces_of(struct arena *arena, const char *const *texts, size_t count)
{
	struct pieces pieces = {.has_edit = true};
	for (size_t i = 0; i < count; i++) {
		struct str text = str_from(texts[i] + 1);
		struct piece piece = {.kind = PIECE_SAME, .before = text, .after = text};
		const char *bar = strchr(texts[i], '|');
		switch (texts[i][0]) {
		case '~':
			piece.kind = PIECE_FORM;
			piece.before = str_slice(text, 0, (size_t)(bar - text.data));
			piece.after = str_from(bar + 1);
			break;
		case '-':
			piece.kind = PIECE_REMOVED;
			piece.after = (struct str){0};
			break;
		case '>':
		case '+':
			piece.kind = PIECE_ADDED;
			piece.before = (struct str){0};
			piece.is_moved = texts[i][0] == '>';
			break;
		default:
			break;
		}
		ARENA_PUSH(arena, pieces.items, pieces.count, pieces.capacity, piece);
	}
	return pieces;
}

static char *shown(const struct excerpt *excerpt)
{
	static const char *const names[] = {
	    [RUN_SAME] = "=", [RUN_REMOVED] = "-", [RUN_ADDED] = "+", [RUN_GAP] = "*"};
	char *data = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&data, &size);
	for (size_t i = 0; i < excerpt->count; i++) {
		const struct run *run = &excerpt->items[i];
		fprintf(stream, "%s%s%.*s|", names[run->kind], run->is_moved ? ">" : "",
		        STR_FORMAT(run->text));
	}
	fclose(stream);
	return data;
}

enum { MOST = 5 };

static const struct {
	const char *pieces[MOST];
	bool strict_text;
	const char *expected;
} cases[] = {
    {{"=一二三", "-四", "+五", "=六七"}, false, "=一二三|-四|+五|=六七|"},
    {{"=一二三四五六七八九十", "-去", "=一二三四五六七八九十"}, false, "*|=八九十|-去|=一二三|*|"},
    {{"-一", "=一二三四五六七八九十一二三", "+二"}, false, "-一|=一二三|*|=一二三|+二|"},
    /* A gap that would save no room is none. */
    {{"-一", "=一二三四五六七八九", "+二"}, false, "-一|=一二三四五六七八九|+二|"},
    /* Numbers, words and addresses are not cut. */
    {{"-一", "=约 12,345,678 个以后还有许多许多字"}, false, "-一|=约 12,345,678|*|"},
    {{"=许多许多许多字 https://example.org/a-b", "+c"}, false, "*|=https://example.org/a-b|+c|"},
    {{"=许多许多许多字在 12~36", "-月"}, false, "*|=12~36|-月|"},
    {{"=cafe\xCC\x81 et encore beaucoup de choses", "-x"}, false, "*|=choses|-x|"},
    /* Another form is no change, but in strict text. */
    {{"=甲", "~（|(", "=乙", "-丙"}, false, "=甲(乙|-丙|"},
    {{"=甲", "~（|(", "=乙"}, true, "=甲|-（|+(|=乙|"},
    {{"-甲乙丙", ">丁戊己"}, false, "-甲乙丙|+>丁戊己|"},
    {{"=全同"}, false, "=全同|"},
};

Test(excerpt, cases)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t count = 0;
		while (count < MOST && cases[i].pieces[count]) {
			count++;
		}
		struct pieces pieces = pieces_of(&arena, cases[i].pieces, count);
		struct excerpt excerpt;
		excerpt_from_pieces(&excerpt, &arena, &pieces, cases[i].strict_text, 3);
		char *text = shown(&excerpt);
		cr_expect_str_eq(text, cases[i].expected, "case %zu: %s", i, text);
		free(text);
	}
	arena_release(&arena);
}

/* What is left out depends on no length of the text: a word without an end is cut after all. */
Test(excerpt, endless_word)
{
	enum { SIZE = 1 << 20 };
	struct arena arena;
	arena_init(&arena);
	char *word = arena_alloc(&arena, SIZE + 2);
	memset(word, 'a', SIZE + 1);
	word[0] = '=';
	const char *const texts[] = {word, "-去"};
	struct pieces pieces = pieces_of(&arena, texts, 2);
	struct excerpt excerpt;
	excerpt_from_pieces(&excerpt, &arena, &pieces, false, 3);
	cr_assert_eq(excerpt.count, 3);
	cr_expect_eq(excerpt.items[0].kind, RUN_GAP);
	cr_expect_lt(excerpt.items[1].text.size, 64);
	arena_release(&arena);
}
