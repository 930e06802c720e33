/* The audit by hand. Nothing here is worked out: every figure stands as a report must show it. */
#include "hand_audit.h"
#include "grammar/message.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static const struct span second_piece = {60, 64};

static struct bound bound_of(int64_t value)
{
	return (struct bound){.value = {value, 0}};
}

struct amount hand_amount(const char *text, int64_t value, enum relation relation, uint32_t line,
                          uint32_t start)
{
	return (struct amount){
	    .text = str_from(text),
	    .value = {value, 0},
	    .has_value = true,
	    .relation = relation,
	    .interval = {relation == RELATION_AT_MOST ? bound_of(0) : bound_of(value),
	                 bound_of(value)},
	    .place = {.line = line, .count = 1, .first = {start, start + 10}},
	};
}

static void set_term(struct term *term, const char *id, const char *number, const char *title,
                     struct amount amount)
{
	*term = (struct term){.id = str_from(id),
	                      .number = str_from(number),
	                      .title = str_from(title),
	                      .amount = amount};
}

static void set_proof(struct hand_audit *hand, size_t at, const char *check, const char *unit,
                      enum verdict verdict, struct amount stated, size_t terms)
{
	hand->proofs[at] = (struct proof){.check = str_from(check),
	                                  .unit = str_from(unit),
	                                  .verdict = verdict,
	                                  .stated = stated,
	                                  .terms = hand->terms[at],
	                                  .term_count = terms};
}

static void set_result(struct proof *proof, int64_t sum, int64_t min, int64_t max,
                       int64_t difference)
{
	proof->sum = (struct decimal){sum, 0};
	proof->interval = (struct interval){bound_of(min), bound_of(max)};
	proof->difference = (struct decimal){difference, 0};
}

static void make_funds(struct hand_audit *hand)
{
	struct amount stated = hand_amount("1.358 亿元", 135800000, RELATION_EXACT, 19, 100);
	stated.interval = (struct interval){bound_of(135750000), bound_of(135850000)};
	set_proof(hand, 0, "funds-total", "CNY", VERDICT_EXACT, stated, 3);
	set_result(&hand->proofs[0], 135800000, 135800000, 135800000, 0);
	set_term(&hand->terms[0][0], "dir-1", "1.1", "中国和新西兰政府间科技合作项目",
	         hand_amount("1080 万元人民币", 10800000, RELATION_EXACT, 29, 200));
	set_term(&hand->terms[0][1], "dir-2", "1.2", "中国和美国政府间科技合作项目",
	         hand_amount("1.05 亿元人民币", 105000000, RELATION_EXACT, 41, 300));
	set_term(&hand->terms[0][2], "dir-3", "2.0", "Joint <laboratories> & \"more\"",
	         hand_amount("2000 万元", 20000000, RELATION_EXACT, 53, 400));
	hand->terms[0][2].amount.place.count = 2;
	hand->terms[0][2].amount.place.first = (struct span){40, 50};
	hand->terms[0][2].amount.place.rest = &second_piece;
}

static void make_projects(struct hand_audit *hand)
{
	set_proof(hand, 1, "projects-total", "个", VERDICT_WITHIN_BOUNDS,
	          hand_amount("12 个", 12, RELATION_EXACT, 19, 120), 3);
	set_result(&hand->proofs[1], 16, 6, 16, 4);
	hand->proofs[1].scope = STR("dir-2");
	hand->proofs[1].interval.max.is_infinite = true;
	hand->proofs[1].missing = 1;
	set_term(&hand->terms[1][0], "dir-2-1", "1", "=1+1",
	         hand_amount("6 个", 6, RELATION_EXACT, 27, 220));
	set_term(&hand->terms[1][1], "dir-2-2", "2", "二",
	         hand_amount("不超过 10 个", 10, RELATION_AT_MOST, 28, 230));
	set_term(&hand->terms[1][2], "dir-2-3", "3", "三",
	         hand_amount("若干个", 0, RELATION_EXACT, 30, 240));
	hand->terms[1][2].amount.has_value = false;
	hand->terms[1][2].amount.interval.max.is_infinite = true;
}

static void make_counts(struct hand_audit *hand)
{
	set_proof(hand, 2, "partners-count", "个", VERDICT_UNDECIDABLE,
	          hand_amount("约 3 个", 3, RELATION_ABOUT, 19, 140), 2);
	set_result(&hand->proofs[2], 2, 2, 2, -1);
	set_term(&hand->terms[2][0], "", "", "英国",
	         hand_amount("英国", 1, RELATION_EXACT, 21, 250));
	set_term(&hand->terms[2][1], "", "", "意大利",
	         hand_amount("意大利", 1, RELATION_EXACT, 33, 260));
	hand->terms[2][0].code = STR("GB");
	hand->terms[2][0].times = 2;
	hand->terms[2][0].where = STR("1.8 2.0");
	hand->terms[2][1].code = STR("IT");
	hand->terms[2][1].times = 1;
	set_proof(hand, 3, "directions-count", "", VERDICT_INCONSISTENT,
	          hand_amount("12 个", 12, RELATION_EXACT, 19, 160), 0);
	set_result(&hand->proofs[3], 3, 3, 3, -9);
}

static void set_finding(struct hand_audit *hand, size_t at, const char *check,
                        enum finding_level level, const char *id, const char *text)
{
	/* A message that is its argument and no more. */
	hand->findings[at] =
	    (struct finding){.check = str_from(check),
	                     .level = level,
	                     .id = str_from(id),
	                     .place = {.line = 75, .count = 1, .first = {500, 512}},
	                     .message = &MESSAGE_YAML_SYNTAX,
	                     .arguments = {str_from(text)}};
}

void hand_audit_make(struct hand_audit *hand)
{
	memset(hand, 0, sizeof *hand);
	arena_init(&hand->arena);
	diags_init(&hand->diags, &hand->arena);
	model_init(&hand->model, &hand->arena);
	hand->model.title = STR("“政府间国际科技创新合作”重点专项 2023 年度第二批项目申报指南");
	hand->model.source.name = STR("指南 2023.txt");
	hand->model.source.sha256 =
	    STR("61e8def7abe077e28471ea2cc5545d6f999d396edac55180b0f09d33c20402a3");
	hand->model.source.encoding = STR("UTF-8");
	hand->model.source.bytes = 600;
	make_funds(hand);
	make_projects(hand);
	make_counts(hand);
	set_finding(hand, 0, "numbering-gap", FINDING_ERROR, "dir-3",
	            "=cmd|' /C calc'!A1, \"1.2\"");
	set_finding(hand, 1, "bracket-open", FINDING_WARNING, "", "（\x1B[31m未闭合");
	set_finding(hand, 2, "numbering-carry", FINDING_NOTE, "dir-3", "1.9 之后为 2.0");
	hand->audit = (struct audit){.arena = &hand->arena,
	                             .model = &hand->model,
	                             .proofs = hand->proofs,
	                             .proof_count = HAND_PROOFS,
	                             .findings = hand->findings,
	                             .finding_count = HAND_FINDINGS};
}

void hand_audit_release(struct hand_audit *hand)
{
	arena_release(&hand->arena);
}

char *hand_write(const char *format, const struct audit *const *audits, size_t count,
                 enum language language, struct diags *diags, size_t *size)
{
	char *data = NULL;
	FILE *stream = open_memstream(&data, size);
	const struct report report = {.stream = stream,
	                              .words = {language, diags->arena},
	                              .diags = diags,
	                              .audits = audits,
	                              .audit_count = count};
	enum status status = report_find(REPORT_AUDIT, format)(&report);
	fclose(stream);
	cr_assert_eq(status, STATUS_OK, "%s is written", format);
	return data;
}

char *hand_text(struct hand_audit *hand, const char *format, enum language language)
{
	const struct audit *audits[] = {&hand->audit};
	size_t size = 0;
	return hand_write(format, audits, 1, language, &hand->diags, &size);
}
