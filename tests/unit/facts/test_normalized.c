/* Folded text without what stands between its words. */
#include "facts/normalized.h"

#include "../layout/check_text.h"

Test(normalized, characters)
{
	static const char *const rows[][2] = {
	    {"项 目 \t 数", "项目数"},
	    {"（一）ＡＢ类：５项，", "(一)AB类:5项,"},
	    {"重大课（kè）题", "重大课题"},
	    {"重大课(kè)题", "重大课题"},
	    /* brackets without a tone, behind no Chinese character, or too long are others */
	    {"重大课（ke）题", "重大课(ke)题"},
	    {"A（à）类", "A(à)类"},
	    {"前（bàndǎotǐ）沿", "前(bàndǎotǐ)沿"},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct normalized normalized = {.capacity = 0};
		struct str text = str_from(rows[i][0]);
		normalize_text(&normalized, &arena, text, (struct span){0, (uint32_t)text.size});
		const char *shown = arena_copy(&arena, normalized.text).data;
		cr_expect_str_eq(shown, rows[i][1], "%s: %s", rows[i][0], shown);
		cr_expect_eq(normalized.origin[normalized.text.size], text.size);
	}
	arena_release(&arena);
}

Test(normalized, back_to_the_text)
{
	struct arena arena;
	struct normalized normalized = {.capacity = 0};
	arena_init(&arena);
	struct str text = STR("共 １０ 项（xiàng）。");
	struct span span = {0, (uint32_t)text.size};
	normalize_text(&normalized, &arena, text, span);
	uint32_t at = normalized_find(&normalized, (uint32_t)str_find(text, STR("１")));
	cr_expect(str_starts(str_slice(normalized.text, at, normalized.text.size), STR("10项")));
	struct str original = normalized_original(&normalized, &arena, text, at, at + 2);
	cr_expect(str_equal(original, STR("１０")));
	arena_release(&arena);
}
