/* The lines that `zhinan grammar coverage` lists as taken by no rule. The rest of what it prints holds times. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/grammar_texts.h"

/* What is printed of a text under the heading of the lines that no rule took, up to how many there are. */
static struct str lines_left(struct arena *arena, const char *text)
{
	char path[] = "/tmp/zhinan-coverage-XXXXXX";
	char *printed = NULL;
	size_t size = 0;
	struct context context = {.arena = arena, .diags = {.arena = arena}};
	char *texts[] = {path, NULL};
	int file = mkstemp(path);
	cr_assert(file >= 0);
	cr_assert_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
	close(file);
	FILE *out = open_memstream(&printed, &size);
	context.options.grammars = "grammars";
	enum status status = grammar_coverage(out, &context, "intergovernmental", texts);
	fclose(out);
	unlink(path);
	cr_assert_eq(status, STATUS_OK);
	struct str all = arena_copy(arena, (struct str){printed, size});
	free(printed);
	size_t start = str_find(all, STR("figure)\n")) + sizeof "figure)\n" - 1;
	return str_slice(all, start,
	                 start + str_find(str_slice(all, start, all.size), STR("   hits ")));
}

static void check_lines(const char *text, const char *wanted)
{
	struct arena arena;
	arena_init(&arena);
	struct str left = lines_left(&arena, text);
	cr_assert(str_equal(left, str_from(wanted)), "left:\n%.*s", STR_FORMAT(left));
	arena_release(&arena);
}

/* The record of a partner stands behind the heading of its direction, wherever it is named. */
Test(grammar_coverage, lines_before_the_list_of_partners)
{
	check_lines("二、领域和方向\n"
	            "1.1 中国和欧洲国家联合实验室合作项目\n"
	            "领域方向：环境。\n"
	            "拟支持项目数：3个。\n"
	            "其他要求：\n"
	            "（1）合作国别仅限英国、法国。\n"
	            "三、其他\n"
	            "本段不符合任何规则，另有费用5万元。\n",
	            "     8 * 本段不符合任何规则，另有费用5万元。\n"
	            "  paragraphs: 1 of 8\n");
}

/* What one sentence says of directions further on stands behind their headings. */
Test(grammar_coverage, lines_that_state_what_stands_elsewhere)
{
	check_lines("二、领域和方向\n"
	            "1.1 中国和法国科技合作项目\n"
	            "领域方向：环境。\n"
	            "1.2 中国和德国科技合作项目\n"
	            "领域方向：环境。\n"
	            "拟支持10项，其中中国和法国科技合作项目4项，中国和德国科技合作项目6项。\n",
	            "  paragraphs: 0 of 6\n");
}
