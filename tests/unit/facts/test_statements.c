/* What sentences state: the samples of the shipped grammars, and beside them sentences that need to know what
 * stands around them, and figures that are none with the reason why. */
#include "facts/statement_check.h"

#include "../layout/check_text.h"

struct around {
	const char *heading; /* above the sentence; NULL: none */
	const char *before;  /* a paragraph of the same document; NULL: none */
	uint32_t year;       /* of the call */
	size_t directions;   /* that the document has */
	bool is_in_direction;
	bool is_taken;      /* the first figure is a fact already */
	enum fact_of label; /* what the label before the first figure asks for */
};

/* The last row of a table has no sentence. */
struct statement_case {
	const char *sentence;
	/* All of it. A figure that is no fact is "none" and the reason, or "amount" where it must not be lost. */
	const char *stated;
	struct around around;
};

#define NOTHING                                                                                    \
	{                                                                                          \
		NULL, NULL, 0, 0, false, false, FACT_NONE                                          \
	}
#define UNDER(words)                                                                               \
	{                                                                                          \
		words, NULL, 0, 0, false, false, FACT_NONE                                         \
	}
#define BEHIND(words)                                                                              \
	{                                                                                          \
		NULL, words, 0, 0, false, false, FACT_NONE                                         \
	}
#define IN_YEAR(year)                                                                              \
	{                                                                                          \
		NULL, NULL, year, 0, false, false, FACT_NONE                                       \
	}
#define WITH_DIRECTIONS(count)                                                                     \
	{                                                                                          \
		NULL, NULL, 0, count, false, false, FACT_NONE                                      \
	}
#define IN_DIRECTION                                                                               \
	{                                                                                          \
		NULL, NULL, 0, 0, true, false, FACT_NONE                                           \
	}
#define LABELLED(of)                                                                               \
	{                                                                                          \
		NULL, NULL, 0, 0, false, false, of                                                 \
	}
#define TAKEN                                                                                      \
	{                                                                                          \
		NULL, NULL, 0, 0, false, true, FACT_NONE                                           \
	}

static const struct statement_case surrounded[] = {
    {"10万元。", "funds 100000 CNY", LABELLED(FACT_FUNDS)},
    {"10万元。", "amount", NOTHING},
    {"拟支持10万元。", "funds 100000 CNY", UNDER("资助经费")},
    {"拟支持10万元。", "amount", NOTHING},
    {"自立项之日起不超过2年。", "duration at-most 2 year", UNDER("研究期限")},
    {"自立项之日起不超过2年。", "none", NOTHING},
    {"2年内。", "duration at-most 2 year", UNDER("研究期限")},
    {"经费10万元。", "funds 100000 CNY", IN_DIRECTION},
    {"经费10万元。", "amount", NOTHING},
    {"本次设5个领域。", "directions 5", WITH_DIRECTIONS(5)},
    {"本次设5个领域。", "none", WITH_DIRECTIONS(4)},
    {"本次设1个领域。", "none", WITH_DIRECTIONS(1)},
    {"完成项目2项。", "amount", UNDER("申报条件")},
    {"课题5项。", "amount limit", UNDER("申报名额")},
    {"课题5项。", "projects 5", NOTHING},
    {"共10项。", "none", UNDER("限报数量")},
    {"共10项。", "projects 10", UNDER("立项数量")},
    {"每项5万元。", "amount prize", UNDER("奖项设置")},
    {"每项不超过5万元。", "amount matching", UNDER("自筹项目")},
    {"资助5万元。", "funds 50000 CNY per project", UNDER("资助标准")},
    {"重点项目资助5万元。", "funds 50000 CNY kind 重点项目", IN_DIRECTION},
    /* kinds of project */
    {"每项5万元。", "funds 50000 CNY per project kind 重点项目", UNDER("重点项目")},
    {"每项5万元。", "funds 50000 CNY per project", UNDER("重点项目申报办法")},
    {"A类项目每项5万元。", "funds 50000 CNY per project kind A类项目", UNDER("重点项目")},
    {"省级重点项目每项5万元。", "funds 50000 CNY per project kind 省级重点项目", UNDER("重点项目")},
    {"合作项目每项5万元。", "funds 50000 CNY per project kind 合作项目",
     BEHIND("拟支持20项，其中研究项目10项、合作项目10项。")},
    {"每个合作项目5万元。", "funds 50000 CNY per project", NOTHING},
    {"分别立项6项、15项。", "projects 6 kind 重点, projects 15 kind 一般",
     BEHIND("本次课题分为重点、一般两类。")},
    /* years */
    {"2030年资助30项，资助经费600万元。", "none history, amount history", IN_YEAR(2031)},
    {"2031年资助30项。", "projects 30", IN_YEAR(2031)},
    {"2030年已资助20项，2031年资助30项。", "none history, projects 30", IN_YEAR(2031)},
    {"2028-2030年资助30项。", "none history", NOTHING},
    /* parts and what they are parts of */
    {"20项，其中软科学10项。", "projects 20, projects 10 kind 软科学 of 1", TAKEN},
    {"拟支持20项，经费100万元，其中重点课题共60万元。",
     "projects 20, funds 1000000 CNY, funds 600000 CNY kind 重点课题 of 2", NOTHING},
    {"拟支持30项（软件方向6项、芯片方向24项）。",
     "projects 30, projects 6 kind 软件方向 of 1, projects 24 kind 芯片方向 of 1", NOTHING},
    {NULL, NULL, NOTHING},
};

static const struct statement_case reasons[] = {
    {"每项资助10万元，其中设备费6万元。", "funds 100000 CNY per project, amount instalment",
     NOTHING},
    {"支持经费300万元，其中第一年100万元。", "funds 3000000 CNY, amount instalment", NOTHING},
    {"经费总额300万元，其中专项经费总计100万元。", "funds 3000000 CNY, amount part", NOTHING},
    {"资助总额不超过60万元，每年20万元。", "funds at-most 600000 CNY, amount instalment", NOTHING},
    {"中方资助每项20万元，每项另有5万欧元。", "funds 200000 CNY per project, amount other-side",
     NOTHING},
    {"外方每项资助5万元。", "amount other-side", NOTHING},
    {"所在单位配套每项5万元。", "amount matching", NOTHING},
    {"自筹经费30万元，其中设备每项5万元。", "amount matching, amount matching", NOTHING},
    {"每位申请人最多申报1个项目。", "amount limit", NOTHING},
    {"申报限额：重点项目，5项。", "none limit", NOTHING},
    {"去年共资助30项，资助经费600万元。", "none history, amount history", NOTHING},
    {"一等奖奖励2000元。", "amount prize", NOTHING},
    {"每项罚款5万元。", "amount penalty", NOTHING},
    {"每家企业纳税5万元。", "amount capital", NOTHING},
    {"每项成果转化不少于5万元。", "amount indicator", NOTHING},
    {"首期每项拨付5万元。", "amount instalment", NOTHING},
    {"项目执行期届满前3个月提出验收申请。", "none procedure", NOTHING},
    {"拟支持经费100万元及以上的项目负责人。", "amount condition", NOTHING},
    {"重点项目5个环节。", "none", NOTHING},
    {NULL, NULL, NOTHING},
};

static struct span whole_of(struct statement_reader *reader, const char *text)
{
	reader->clean = reader->folded = str_from(text ? text : "");
	return (struct span){0, (uint32_t)reader->folded.size};
}

static const struct statements *read_sentence(struct statement_reader *reader, const char *sentence,
                                              struct figures *figures, const struct around *around,
                                              const struct statement_scope *scope)
{
	struct span whole = whole_of(reader, sentence);
	figures_from_text(figures, reader->grammar->lexicon, reader->folded, reader->arena);
	struct figure_hint *hints =
	    ARENA_ARRAY(reader->arena, struct figure_hint, figures->count + 1);
	hints[0] = (struct figure_hint){(uint8_t)around->label, around->is_taken, {0}};
	return statements_read(reader, whole, figures, hints, scope);
}

static const char *stated_in(struct statement_reader *reader, const struct statement_case *row)
{
	static const struct around nothing = NOTHING;
	struct figures figures = {0};
	struct statement_scope scope = {.is_in_direction = row->around.is_in_direction};
	struct buf out;
	buf_init(&out);
	if (row->around.before) {
		struct figures others = {0};
		(void)read_sentence(reader, row->around.before, &others, &nothing, &scope);
	}
	struct span heading = whole_of(reader, row->around.heading);
	scope.topic = statement_heading(reader, heading, &scope.kind);
	const struct statements *statements =
	    read_sentence(reader, row->sentence, &figures, &row->around, &scope);
	for (size_t i = 0; i < statements->count; i++) {
		const struct statement *statement = &statements->items[i];
		struct str none = statement->is_amount ? STR("amount") : STR("none");
		buf_append(&out, i > 0 ? STR(", ") : STR(""));
		buf_append(&out, statement->of == FACT_NONE
		                     ? none
		                     : statement_words(statement, &figures.items[statement->figure],
		                                       reader->arena));
		buf_append(&out, statement->reason.size > 0 ? STR(" ") : STR(""));
		buf_append(&out, statement->reason);
		if (statement->whole != NO_STATEMENT) {
			buf_format(&out, " of %u", statement->whole + 1);
		}
	}
	return kept(reader->arena, &out);
}

static void check_rows(const struct statement_case *rows)
{
	struct reading reading;
	reading_init(&reading);
	for (const struct statement_case *row = rows; row->sentence; row++) {
		struct statement_reader reader = {.arena = &reading.arena,
		                                  .grammar = reading.grammar,
		                                  .year = row->around.year,
		                                  .directions = row->around.directions};
		const char *stated = stated_in(&reader, row);
		cr_expect_str_eq(stated, row->stated, "%s: %s", row->sentence, stated);
	}
	reading_release(&reading);
}

Test(statements, by_what_stands_around)
{
	check_rows(surrounded);
}

Test(statements, reasons)
{
	check_rows(reasons);
}

Test(statements, samples)
{
	struct reading reading;
	size_t count;
	reading_init(&reading);
	cr_expect_eq(statements_check(reading.grammar, &count, &reading.diags), STATUS_OK);
	cr_expect_gt(count, 0);
	for (const struct diag *diag = reading.diags.first; diag; diag = diag->next) {
		cr_expect_fail("%s", diag_text(diag, LANGUAGE_ENGLISH, &reading.arena).data);
	}
	reading_release(&reading);
}
