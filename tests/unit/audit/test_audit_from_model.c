/* Whole audits: the proofs of the sample, what options do, hostile models, and how the work grows
 * with the number of directions. */
#include <criterion/criterion.h>

#include "audit_sample.h"
#include "audit/proof.h"
#include "audit/message.h"

Test(audit, proofs_of_the_sample)
{
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	sample_audit(&audit, &arena, sample_text, NULL);
	cr_expect_eq(audit.proof_count, 4u);
	const struct proof *funds = sample_proof(&audit, "funds-total");
	cr_assert(funds);
	cr_expect_eq(funds->verdict, VERDICT_EXACT);
	cr_expect_eq(funds->sum.digits, 94000000);
	cr_expect_eq(funds->term_count, 7u, "the two inside 1.3 for it");
	cr_expect(str_equal(funds->unit, STR("CNY")));
	const struct proof *projects = sample_proof(&audit, "projects-total");
	cr_assert(projects);
	cr_expect_eq(projects->verdict, VERDICT_FACE_VALUE);
	cr_expect_eq(projects->interval.min.value.digits, 29);
	cr_expect_eq(projects->interval.max.value.digits, 44);
	cr_expect_eq(sample_proof(&audit, "directions-count")->verdict, VERDICT_EXACT);
	const struct proof *partners = sample_proof(&audit, "partners-count");
	cr_expect_eq(partners->verdict, VERDICT_EXACT);
	cr_expect_eq(partners->term_count, 6u);
	cr_expect(str_equal(audit_verdict(&audit), STR("consistent")));
	arena_release(&arena);
}

Test(audit, partners_are_a_set)
{
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	sample_audit(&audit, &arena, sample_with(&arena, "中国和埃及政府间", "中国和英国政府间"),
	             NULL);
	const struct proof *partners = sample_proof(&audit, "partners-count");
	cr_assert(partners);
	cr_expect_eq(partners->term_count, 5u);
	cr_expect_eq(partners->verdict, VERDICT_INCONSISTENT);
	cr_expect_eq(partners->difference.digits, -1);
	cr_expect(str_equal(partners->terms[2].code, STR("GB")));
	cr_expect_eq(partners->terms[2].times, 2u);
	cr_expect(str_equal(partners->terms[2].where, STR("1.3 1.6")));
	arena_release(&arena);
}

Test(audit, totals_of_a_direction)
{
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	sample_audit(&audit, &arena,
	             sample_with(&arena, "合作协议：《中英科技创新合作战略》。",
	                         "合作协议：《中英科技创新合作战略》。\n共拟支持经费：1300 万元。"),
	             NULL);
	cr_assert_eq(audit.proof_count, 5u);
	cr_expect_eq(sample_proof(&audit, "funds-total")->verdict, VERDICT_EXACT);
	const struct proof *own = &audit.proofs[1];
	cr_expect(str_equal(own->scope, STR("dir-3")));
	cr_expect_eq(own->verdict, VERDICT_INCONSISTENT);
	cr_expect_eq(own->difference.digits, -1000000);
	cr_expect_eq(own->term_count, 2u);
	arena_release(&arena);
}

/* So much for each of so many projects is added; of a cap, or of about so many, nobody knows. */
Test(audit, so_much_for_each_project)
{
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	const char *text = sample_with(&arena, "共拟支持经费：1200 万元人民币",
	                               "共拟支持经费：每项 200 万元人民币");
	sample_audit(&audit, &arena, text, NULL);
	const struct proof *funds = sample_proof(&audit, "funds-total");
	cr_assert(funds);
	cr_expect_eq(funds->verdict, VERDICT_EXACT);
	cr_expect(funds->terms[0].is_product);
	cr_expect_eq(funds->terms[0].amount.value.digits, 12000000);
	cr_expect_eq(funds->terms[0].count.digits, 6);
	cr_expect_eq(funds->terms[0].each.digits, 2000000);
	cr_expect_eq(funds->terms[0].count_place.line, 8u);
	cr_expect_eq(funds->terms[0].amount.place.line, 9u);
	cr_expect_null(sample_finding(&audit, "figure-unfit"));
	text = sample_with(&arena, "共拟支持经费：2000 万元人民币",
	                   "共拟支持经费：每项 200 万元人民币");
	sample_audit(&audit, &arena, text, NULL);
	funds = sample_proof(&audit, "funds-total");
	cr_expect_eq(funds->verdict, VERDICT_UNDECIDABLE, "about ten projects");
	cr_expect(sample_finding(&audit, "figure-unfit"));
	arena_release(&arena);
}

/* What is said of one kind of project is in no sum of all, and no cap of all. */
Test(audit, of_one_kind)
{
	struct arena arena;
	struct model model;
	struct audit audit;
	struct figure figures[3];
	static const int64_t values[] = {5, 5, 100};
	arena_init(&arena);
	model_init(&model, &arena);
	for (size_t i = 0; i < 3; i++) {
		figures[i] = (struct figure){.kind = FIGURE_MONEY,
		                             .has_value = true,
		                             .value = {values[i], 0},
		                             .decimals = DECIMALS_NONE,
		                             .unit = STR("CNY")};
	}
	figures[2].per = STR("project");
	node_new(&model, NODE_FUNDS, model.stated)->figure = &figures[0];
	struct node *direction = node_new(&model, NODE_DIRECTION, model.body);
	struct node *funds = node_new(&model, NODE_FUNDS, direction);
	funds->figure = &figures[1];
	funds->project_kind = STR("A");
	audit_from_model(&audit, &arena, &model, NULL);
	cr_assert_eq(audit.proof_count, 1u);
	cr_expect_eq(audit.proofs[0].verdict, VERDICT_UNDECIDABLE);
	cr_expect_eq(sample_finding(&audit, "figure-unfit")->message, &MESSAGE_FIND_FIGURE_CLASS);
	funds->project_kind = STR("");
	struct node *cap = node_new(&model, NODE_FUNDS, direction);
	cap->figure = &figures[2];
	cap->project_kind = STR("A");
	struct figure count = {.kind = FIGURE_COUNT, .has_value = true, .value = {2, 0}};
	node_new(&model, NODE_PROJECTS, direction)->figure = &count;
	audit_from_model(&audit, &arena, &model, NULL);
	cr_expect_eq(audit.proofs[0].verdict, VERDICT_EXACT);
	cr_expect_null(sample_finding(&audit, "project-cap"));
	arena_release(&arena);
}

Test(audit, total_not_stated)
{
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	sample_audit(&audit, &arena, sample_with(&arena, "，国拨经费总概算 0.94 亿元人民币", ""),
	             NULL);
	cr_expect_null(sample_proof(&audit, "funds-total"));
	const struct finding *finding = sample_finding(&audit, "total-missing");
	cr_assert(finding);
	cr_expect_eq(finding->level, FINDING_NOTE);
	cr_expect(str_equal(finding->arguments[1], STR("94000000")));
	arena_release(&arena);
}

Test(audit, only_and_skip)
{
	static const char *const only[] = {"projects-total", "date-impossible", NULL};
	static const char *const skip[] = {"projects-total", NULL};
	const struct audit_options some = {.only = only};
	const struct audit_options less = {.only = only, .skip = skip};
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	const char *text = sample_with(&arena, "12 月 31 日", "11 月 31 日");
	sample_audit(&audit, &arena, text, &some);
	cr_expect_eq(audit.proof_count, 1u);
	cr_expect_eq(audit.finding_count, 1u);
	sample_audit(&audit, &arena, text, &less);
	cr_expect_eq(audit.proof_count, 0u);
	cr_expect_eq(audit_findings_at(&audit, FINDING_ERROR), 1u);
	cr_expect_eq(audit_findings_at(&audit, FINDING_NOTE), 0u);
	arena_release(&arena);
}

Test(audit, table_of_checks)
{
	for (size_t i = 0; i < check_count; i++) {
		cr_expect_eq(check_find(checks[i].id), &checks[i]);
		cr_expect_neq(checks[i].summary, checks[i].document);
	}
	cr_expect_null(check_find(STR("no-such-check")));
	cr_expect(str_equal(verdict_name(VERDICT_FACE_VALUE), STR("face-value")));
	cr_expect(str_equal(finding_level_name(FINDING_WARNING), STR("warning")));
}

Test(audit, nothing)
{
	struct arena arena;
	struct model model;
	struct audit audit;
	arena_init(&arena);
	model_init(&model, &arena);
	audit_from_model(&audit, &arena, &model, NULL);
	cr_expect_eq(audit.proof_count, 0u);
	cr_expect_eq(audit.finding_count, 0u);
	cr_expect(str_equal(audit_verdict(&audit), STR("unproved")));
	node_new(&model, NODE_FUNDS, model.stated); /* no figure at all */
	node_new(&model, NODE_DIRECTIONS, model.stated);
	node_new(&model, NODE_FUNDS, node_new(&model, NODE_DIRECTION, model.body));
	node_new(&model, NODE_MENTION, model.mentions);
	audit_from_model(&audit, &arena, &model, NULL);
	cr_expect_eq(audit.proof_count, 2u);
	cr_expect(str_equal(audit_verdict(&audit), STR("undecidable")));
	arena_release(&arena);
}

/* ---- many directions ---- */

static struct figure *money(struct arena *arena, int64_t value)
{
	struct figure *figure = ARENA_NEW(arena, struct figure);
	*figure = (struct figure){.kind = FIGURE_MONEY,
	                          .has_value = true,
	                          .value = {value, 0},
	                          .decimals = 0,
	                          .unit = STR("CNY")};
	return figure;
}

static struct node *add(struct model *model, enum node_kind kind, struct node *parent,
                        struct str text, uint32_t *at)
{
	struct node *node = node_new(model, kind, parent);
	node->text = text;
	node->place =
	    (struct place){.line = *at, .count = 1, .first = {*at, *at + (uint32_t)text.size}};
	*at += (uint32_t)text.size;
	return node;
}

/* A model of many directions: each with a field of text, a partner of its own, and funds. */
static void make_many(struct model *model, struct arena *arena, size_t count)
{
	uint32_t at = 1;
	model_init(model, arena);
	struct node *stated = add(model, NODE_FUNDS, model->stated, STR("5 CNY"), &at);
	stated->figure = money(arena, (int64_t)count * 3);
	add(model, NODE_PARTNERS, model->stated, STR("5"), &at)->figure = stated->figure;
	add(model, NODE_DIRECTIONS, model->stated, STR("5"), &at)->figure = stated->figure;
	struct node *section = add(model, NODE_SECTION, model->body, STR(""), &at);
	for (size_t i = 0; i < count; i++) {
		struct node *direction = add(model, NODE_DIRECTION, section, STR(""), &at);
		direction->number = arena_format(arena, "%zu.%zu", 1 + i / 9, 1 + i % 9);
		direction->label = direction->number;
		direction->id = arena_format(arena, "dir-%zu", i + 1);
		struct str title = arena_format(arena, "Direction %zu (one", i);
		add(model, NODE_HEADING, direction, title, &at);
		add(model, NODE_PARTNER, direction, title, &at)->code =
		    arena_format(arena, "C%zu", i);
		struct node *field = add(model, NODE_FIELD, direction, STR(""), &at);
		field->name = STR("funds");
		add(model, NODE_PARAGRAPH, field, STR("a@b, http://c 2023-02-30 2.0)"), &at);
		add(model, NODE_FUNDS, direction, STR("3"), &at)->figure = money(arena, 3);
		struct node *mention = add(model, NODE_MENTION, model->mentions, STR("3"), &at);
		mention->owner = direction;
		mention->figure = money(arena, 3);
	}
}

static uint64_t steps_of(size_t count)
{
	struct arena arena;
	struct model model;
	struct auditor auditor;
	struct audit audit;
	arena_init(&arena);
	make_many(&model, &arena, count);
	audit = (struct audit){.arena = &arena, .model = &model};
	auditor_init(&auditor, &audit);
	auditor_run(&auditor);
	cr_expect_eq(sample_proof(&audit, "funds-total")->verdict, VERDICT_EXACT);
	cr_expect_eq(sample_proof(&audit, "partners-count")->sum.digits, (int64_t)count);
	cr_expect_gt(audit.finding_count, count);
	uint64_t steps = auditor.steps;
	arena_release(&arena);
	return steps;
}

Test(audit, work_grows_with_the_document)
{
	uint64_t one = steps_of(1000);
	uint64_t ten = steps_of(10000);
	cr_expect_gt(one, 1000u);
	cr_expect_leq(ten, one * 11, "%llu steps for 1000, %llu for 10000", (unsigned long long)one,
	              (unsigned long long)ten);
}
