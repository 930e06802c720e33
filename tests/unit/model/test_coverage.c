/* What nothing claims: residue by hand-made claims over small sources. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "model/coverage.h"

#define ROWS(table) (sizeof(table) / sizeof *(table))

struct coverage_case {
	const char *what;
	struct str bytes;
	struct span claims[3]; /* by a paragraph, the title, a repair; 0-0: none */
	const char *residue;   /* "line:start-end=text" of each, * where it has a figure */
	uint64_t claimed;
	uint64_t total;
};

static const struct coverage_case cases[] = {
    {"nothing", STR_INIT(""), {{0, 0}}, "", 0, 0},
    {"blanks alone", STR_INIT(" \r\n\t　\n"), {{0, 0}}, "", 0, 0},
    {"all", STR_INIT("甲乙\n"), {{0, 6}}, "", 6, 6},
    {"none", STR_INIT("甲乙\n"), {{0, 0}}, "1:0-6=甲乙 ", 0, 6},
    {"the end", STR_INIT("甲乙\n"), {{0, 3}}, "1:3-6=乙 ", 3, 6},
    {"the middle", STR_INIT("甲乙丙"), {{0, 3}, {6, 9}}, "1:3-6=乙 ", 6, 9},
    {"by a repair", STR_INIT("甲乙丙"), {{0, 3}, {6, 9}, {3, 6}}, "", 9, 9},
    {"a run ends with its line", STR_INIT("甲乙\n丙\n"), {{0, 3}}, "1:3-6=乙 2:7-10=丙 ", 3, 9},
    {"blanks in a run", STR_INIT("甲 a　乙"), {{0, 0}}, "1:0-11=甲 a　乙 ", 0, 7},
    {"a digit", STR_INIT("甲6个"), {{0, 3}}, "1:3-7=6个 * ", 3, 7},
    {"a digit of full width", STR_INIT("甲６个"), {{0, 3}}, "1:3-9=６个 * ", 3, 9},
    {"a claim over blanks", STR_INIT("甲 \n 乙"), {{0, 9}}, "", 6, 6},
    {"a claim past the end is none", STR_INIT("甲"), {{0, 9}}, "1:0-3=甲 ", 0, 3},
    {"a mark at the front is no text", STR_INIT("\xEF\xBB\xBF甲"), {{3, 6}}, "", 3, 3},
    {"an invisible character counts to the one before it",
     STR_INIT("甲\xE2\x80\x8B乙"),
     {{0, 6}, {6, 9}},
     "",
     9,
     9},
    {"bytes of UTF-16",
     STR_INIT("\xFF\xFE\x32\x75\x0A\x00\x16\x00\x59\x4E"),
     {{2, 4}},
     "2:6-10=\x16乙 ",
     2,
     6},
    {"many bytes",
     STR_INIT("abcdefghijklmnopqrstuvwxyz"),
     {{3, 9}, {9, 22}, {25, 26}},
     "1:0-3=abc 1:22-25=wxy ",
     20,
     26},
};

static struct place place_at(struct span span)
{
	return (struct place){.line = 1, .count = span.end > 0, .first = span};
}

Test(coverage, residue)
{
	for (size_t i = 0; i < ROWS(cases); i++) {
		const struct coverage_case *row = &cases[i];
		struct arena arena;
		struct diags diags;
		struct source source;
		struct model model;
		struct buf out;
		arena_init(&arena);
		diags_init(&diags, &arena);
		buf_init(&out);
		cr_assert_eq(source_from_bytes(&source, &arena, STR("t"), row->bytes, NULL, &diags),
		             STATUS_OK, "%s", row->what);
		model_init(&model, &arena);
		node_new(&model, NODE_PARAGRAPH, model.body)->place = place_at(row->claims[0]);
		/* What is a fact claims nothing. */
		node_new(&model, NODE_FUNDS, model.body)->place =
		    place_at((struct span){0, (uint32_t)row->bytes.size});
		model.title_place = place_at(row->claims[1]);
		struct repair repair = {.place = place_at(row->claims[2])};
		ARENA_PUSH(&arena, model.repairs, model.repair_count, model.repair_capacity,
		           repair);
		model_find_residue(&model, &source);
		for (size_t r = 0; r < model.residue_count; r++) {
			const struct residue *residue = &model.residues[r];
			buf_format(&out, "%u:%u-%u=%.*s %s", residue->place.line,
			           residue->place.first.start, residue->place.first.end,
			           STR_FORMAT(residue->text), residue->has_figure ? "* " : "");
		}
		struct str found = arena_copy(&arena, buf_str(&out));
		cr_expect_str_eq(found.data, row->residue, "%s: %s", row->what, found.data);
		cr_expect_eq(model.claimed, row->claimed, "%s: %lu", row->what,
		             (unsigned long)model.claimed);
		cr_expect_eq(model.total, row->total, "%s: %lu", row->what,
		             (unsigned long)model.total);
		buf_release(&out);
		arena_release(&arena);
	}
}

/* Cut and not rounded: 1 only where all is claimed. */
Test(coverage, quotient)
{
	static const struct {
		uint64_t claimed;
		uint64_t total;
		uint32_t coverage;
	} quotients[] = {{0, 0, 10000},
	                 {0, 1, 0},
	                 {1, 1, 10000},
	                 {99999, 100000, 9999},
	                 {2, 3, 6666},
	                 {3, 2, 10000}, /* which contradicts itself */
	                 {UINT64_MAX / 2, UINT64_MAX, 5000}};
	for (size_t i = 0; i < ROWS(quotients); i++) {
		struct model model = {.claimed = quotients[i].claimed, .total = quotients[i].total};
		cr_expect_eq(model_coverage(&model), quotients[i].coverage, "case %zu: %u", i,
		             model_coverage(&model));
	}
}
