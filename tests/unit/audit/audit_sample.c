/* See audit_sample.h. */
#include "audit_sample.h"

#include <criterion/criterion.h>

#include "pipeline.h"

const char sample_text[] =
    "“政府间国际科技创新合作”重点专项 2023 年度第二批项目申报指南\n"
    "2023 年，本专项继续支持各类项目。\n"
    "一、领域和方向\n"
    "2023 年度第二批项目设立 6 个指南方向，支持与 6 个国家、地区开展合作，拟支持项目数约 44 "
    "个，国拨经费总概算 0.94 亿元人民币。\n"
    "1.1 中国和新西兰政府间科技合作项目\n"
    "合作协议：基于《中国—新西兰科技合作五年路线图安排》。\n"
    "领域方向：食品科学、环境科学。\n"
    "拟支持项目数：6 个。\n"
    "共拟支持经费：1200 万元人民币。\n"
    "其他要求：材料须在 2023 年 12 月 31 日以前提交，（邮箱：team@example.org，网址：https://www.example.org/a.html）。\n"
    "1.2 中国和美国政府间科技合作项目\n"
    "合作协议：《中美科学技术合作协定》。\n"
    "领域方向：能源、环境。\n"
    "拟支持项目数：10 个左右。\n"
    "共拟支持经费：2000 万元人民币。\n"
    "其他要求：\n"
    "（1）项目执行期为 3 年。\n"
    "（2）鼓励“产学研”联合申报。\n"
    "（3）单方申报无效。\n"
    "1.3 中国和英国政府间旗舰挑战计划项目\n"
    "合作协议：《中英科技创新合作战略》。\n"
    "领域方向：\n"
    "1. 病原体研究。\n"
    "拟支持项目数：3 个。\n"
    "共拟支持经费：600 万元人民币。\n"
    "2. 耐药性研究。\n"
    "拟支持项目数：3 个。\n"
    "共拟支持经费：600 万元人民币。\n"
    "其他要求：无。\n"
    "1.4 中国和阿拉伯国家联合实验室项目\n"
    "外交承诺：共建联合实验室。\n"
    "领域方向：生命健康。\n"
    "拟支持项目数：不超过 5 个。\n"
    "共拟支持经费：1000 万元人民币。\n"
    "其他要求：合作国应为阿拉伯国家（包括阿曼、埃及、巴林、约旦）。\n"
    "1.5 中国和非洲国家联合实验室项目\n"
    "外交承诺：共建联合实验室。\n"
    "领域方向：不限领域。\n"
    "拟支持项目数：不超过 10 个。\n"
    "共拟支持经费：2000 万元人民币。\n"
    "其他要求：埃及、约旦等阿拉伯国家也可申报。\n"
    "1.6 中国和埃及政府间联合研究项目\n"
    "合作协议：《中埃科技合作备忘录》。\n"
    "领域方向：先进制造。\n"
    "拟支持项目数：7 个。\n"
    "共拟支持经费：2000 万元人民币。\n"
    "其他要求：无。\n";

const char *sample_with(struct arena *arena, const char *old, const char *new)
{
	struct str text = str_from(sample_text);
	size_t at = str_find(text, str_from(old));
	cr_assert_neq(at, SIZE_MAX, "%s is in the sample", old);
	return arena_format(arena, "%.*s%s%s", (int)at, text.data, new,
	                    text.data + at + strlen(old))
	    .data;
}

void sample_audit(struct audit *out, struct arena *arena, const char *text,
                  const struct audit_options *options)
{
	struct diags diags;
	struct document *document = ARENA_NEW(arena, struct document);
	const struct pipeline_options how = {.grammars = "grammars",
	                                     .grammar = "intergovernmental"};
	diags_init(&diags, arena);
	enum status status = document_from_bytes(document, arena, STR("sample.txt"), str_from(text),
	                                         &how, PRODUCT_MODEL, &diags);
	cr_assert_eq(status, STATUS_OK);
	audit_from_model(out, arena, &document->model, options);
	document_release(document);
}

const struct finding *sample_finding(const struct audit *audit, const char *check)
{
	for (size_t i = 0; i < audit->finding_count; i++) {
		if (str_equal(audit->findings[i].check, str_from(check))) {
			return &audit->findings[i];
		}
	}
	return NULL;
}

const struct proof *sample_proof(const struct audit *audit, const char *check)
{
	for (size_t i = 0; i < audit->proof_count; i++) {
		const struct proof *proof = &audit->proofs[i];
		if (proof->scope.size == 0 && str_equal(proof->check, str_from(check))) {
			return proof;
		}
	}
	return NULL;
}

static const char *words(const struct finding *finding, struct arena *arena)
{
	struct str text =
	    message_text(finding->message, finding->arguments, LANGUAGE_ENGLISH, arena);
	return arena_format(arena, "%.*s line %u: %.*s", STR_FORMAT(finding->check),
	                    finding->place.line, STR_FORMAT(text))
	    .data;
}

void sample_expect(const char *old, const char *new, const char *check, enum finding_level level,
                   uint32_t line)
{
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	sample_audit(&audit, &arena, sample_with(&arena, old, new), NULL);
	const struct finding *found = sample_finding(&audit, check);
	cr_expect(found, "%s -> %s: no %s", old, new, check);
	if (found) {
		cr_expect_eq(found->level, level, "%s", words(found, &arena));
		cr_expect_eq(found->place.line, line, "%s", words(found, &arena));
		cr_expect_gt(found->place.count, 0u);
	}
	for (size_t i = 0; i < audit.finding_count; i++) {
		cr_expect_eq(&audit.findings[i], found, "%s -> %s: %s", old, new,
		             words(&audit.findings[i], &arena));
	}
	arena_release(&arena);
}

void sample_expect_nothing(const char *old, const char *new)
{
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	sample_audit(&audit, &arena, sample_with(&arena, old, new), NULL);
	for (size_t i = 0; i < audit.finding_count; i++) {
		cr_expect_fail("%s -> %s: %s", old, new, words(&audit.findings[i], &arena));
	}
	arena_release(&arena);
}
