/* Pieces of texts: put together they are the texts, and no figure, date, address or title is torn. */
#include <criterion/criterion.h>

#include "chance.h"
#include "diff/prose.h"
#include "pipeline.h"

/* A guideline of paragraphs, read. */
static const struct model *read_paragraphs(struct arena *arena, const char *text)
{
	struct diags diags;
	struct document *document = ARENA_NEW(arena, struct document);
	const struct pipeline_options how = {.grammars = "grammars", .grammar = "generic"};
	struct str whole = arena_format(arena, "2025年度项目申报指南\n\n一、总体要求\n\n%s", text);
	diags_init(&diags, arena);
	enum status status = document_from_bytes(document, arena, STR("sample.txt"), whole, &how,
	                                         PRODUCT_MODEL, &diags);
	cr_assert_eq(status, STATUS_OK);
	document_release(document); /* the model is the arena's */
	return &document->model;
}

static size_t paragraphs_of(const struct model *model, const struct node **out, size_t room)
{
	size_t count = 0;
	uint32_t ended;
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		if (node->kind == NODE_PARAGRAPH && count < room) {
			out[count++] = node;
		}
	}
	return count;
}

/* The pieces as "=same ~old>new -removed +added", a bar behind each. */
static struct str written(struct arena *arena, const struct pieces *pieces)
{
	struct str all = {0};
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		const char *between = piece->kind == PIECE_FORM ? ">" : "";
		struct str after = piece->kind == PIECE_SAME ? (struct str){0} : piece->after;
		all = arena_format(arena, "%.*s%c%.*s%s%.*s|", STR_FORMAT(all), "=~-+"[piece->kind],
		                   STR_FORMAT(piece->before), between, STR_FORMAT(after));
	}
	return all;
}

static const struct {
	const char *before;
	const char *after;
	const char *pieces;
	bool has_edit;
} rows[] = {
    {"申报单位应在境内注册。", "申报单位应在境内注册。", "", false},
    {"申报单位应在境内注册。", "申报单位应在境外注册。", "=申报单位应在|-境内|+境外|=注册。|",
     true},
    {"申报单位应在境内注册。", "申报单位应在 境内注册；", "=申报单位应|~在>在 |=境内注册|~。>；|",
     false},
    {"会议不少于 50 人。", "会议不少于 55 人。", "=会议|-不少于 50 人|+不少于 55 人|=。|", true},
    {"于 2025 年 3 月 31 日前完成。", "于 2025 年 3 月 30 日前完成。", NULL, true},
    {"总额为 1500 万元，分两批。", "总额为 0.15 亿元，分两批。",
     "=总额为 |~1500 万元>0.15 亿元|=，分两批。|", false},
    {"登记满三年的单位。", "登记满 3 年的单位。", NULL, false},
    {"见《关于深化改革的意见》执行。", "见《关于深化改革的通知》执行。",
     "=见|-《关于深化改革的意见》|+《关于深化改革的通知》|=执行。|", true},
    {"样式见 https://a.example.cn/b/1.html 所列。", "样式见 https://a.example.cn/b/2.html 所列。",
     NULL, true},
    {"电话：+972 5000 00000，邮编另告。", "电话：+9725000 00000，邮编另告。", NULL, false},
    {"样式见https://a.example.cn/b/one-two.html所列。",
     "样式见https://a.example.cn/b/one- two.html所列。", NULL, false},
};

/* Whether the pieces of one side, put together, are the text. */
static bool is_whole(const struct pieces *pieces, struct str text, bool is_after)
{
	size_t at = 0;
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		struct str part = is_after ? piece->after : piece->before;
		if (part.size > 0 && part.data != text.data + at) {
			return false;
		}
		at += part.size;
	}
	return pieces->count == 0 || at == text.size;
}

/* Whether a piece begins or ends inside [start, end) of one side's text. */
static bool is_torn(const struct pieces *pieces, bool is_after, size_t start, size_t end)
{
	size_t at = 0;
	for (size_t i = 0; i + 1 < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		at += is_after ? piece->after.size : piece->before.size;
		if (at > start && at < end) {
			return true;
		}
	}
	return false;
}

static void check_torn(const struct pieces *pieces, const struct model *model,
                       const struct node *paragraph, bool is_after)
{
	struct span claimed = paragraph->place.first;
	struct str text = paragraph->text;
	for (const struct node *node = model->mentions->first; node; node = node->next) {
		struct span span = node->place.first;
		if (span.start >= claimed.start && span.end <= claimed.end) {
			cr_assert_not(is_torn(pieces, is_after, span.start - claimed.start,
			                      span.end - claimed.start),
			              "%.*s in %.*s", STR_FORMAT(node->text), STR_FORMAT(text));
		}
	}
	size_t open = str_find(text, STR("《"));
	size_t close = str_find(text, STR("》"));
	if (open != SIZE_MAX && close != SIZE_MAX && open < close) {
		cr_assert_not(is_torn(pieces, is_after, open, close + STR("》").size), "%.*s",
		              STR_FORMAT(text));
	}
}

/* Compares two paragraphs there and back; returns the pieces there. */
static struct pieces compare(struct arena *arena, const struct model *models[2],
                             const struct node *before, const struct node *after)
{
	struct prose prose;
	struct pieces pieces[2];
	const struct passage old = {before->text, &before->place};
	const struct passage new = {after->text, &after->place};
	for (int turned = 0; turned < 2; turned++) {
		prose_init(&prose, arena, models[turned], models[!turned]);
		pieces_from_passages(&pieces[turned], &prose, turned ? &new : &old,
		                     turned ? &old : &new);
		cr_assert(is_whole(&pieces[turned], before->text, turned) &&
		              is_whole(&pieces[turned], after->text, !turned),
		          "%.*s / %.*s", STR_FORMAT(before->text), STR_FORMAT(after->text));
		check_torn(&pieces[turned], models[0], before, turned);
		check_torn(&pieces[turned], models[1], after, !turned);
		prose_release(&prose);
	}
	cr_assert_eq(pieces[0].has_edit, pieces[1].has_edit, "%.*s / %.*s",
	             STR_FORMAT(before->text), STR_FORMAT(after->text));
	return pieces[0];
}

Test(prose, rows)
{
	enum { COUNT = sizeof rows / sizeof *rows };
	struct arena arena;
	struct str texts[2] = {{0}, {0}};
	const struct model *models[2];
	const struct node *paragraphs[2][COUNT + 1];
	arena_init(&arena);
	for (size_t i = 0; i < COUNT; i++) {
		texts[0] = arena_format(&arena, "%.*s%s\n\n", STR_FORMAT(texts[0]), rows[i].before);
		texts[1] = arena_format(&arena, "%.*s%s\n\n", STR_FORMAT(texts[1]), rows[i].after);
	}
	for (int side = 0; side < 2; side++) {
		models[side] = read_paragraphs(&arena, texts[side].data);
		cr_assert_eq(paragraphs_of(models[side], paragraphs[side], COUNT + 1), COUNT);
	}
	for (size_t i = 0; i < COUNT; i++) {
		struct pieces pieces = compare(&arena, models, paragraphs[0][i], paragraphs[1][i]);
		struct str got = written(&arena, &pieces);
		cr_expect(!rows[i].pieces || str_equal(got, str_from(rows[i].pieces)), "%s: %.*s",
		          rows[i].before, STR_FORMAT(got));
		cr_expect_eq(pieces.has_edit, rows[i].has_edit, "%s: %.*s", rows[i].before,
		             STR_FORMAT(got));
	}
	arena_release(&arena);
}

static struct str random_paragraphs(struct arena *arena, struct chance *chance, size_t count)
{
	static const char *const phrases[] = {
	    "申报单位",
	    "应当",
	    "在境内注册",
	    "，",
	    "；",
	    "《科技合作协定》",
	    "《关于 2025 年的通知》",
	    " https://a.example.cn/b/1.html ",
	    "不超过 5 个",
	    "50 人以上",
	    "2025 年 3 月 31 日",
	    "约 1500 万元",
	    "1.05 亿元",
	    "2~3 年",
	    "3%",
	    " New Zealand ",
	    "（样式另附）",
	    "的",
	    "和",
	    "邮箱 a@example.org",
	    "　",
	    "“一带一路”",
	    "５台",
	    "三年",
	};
	struct str text = {0};
	for (size_t i = 0; i < count; i++) {
		text = arena_format(arena, "%.*s第", STR_FORMAT(text));
		for (uint32_t left = 1 + roll(chance, 9); left > 0; left--) {
			const char *phrase =
			    phrases[roll(chance, sizeof phrases / sizeof *phrases)];
			text = arena_format(arena, "%.*s%s", STR_FORMAT(text), phrase);
		}
		text = arena_format(arena, "%.*s等。\n\n", STR_FORMAT(text));
	}
	return text;
}

Test(prose, random_pairs)
{
	enum { COUNT = 120, PAIRS = 3000 };
	struct chance chance = {6};
	struct arena arena;
	const struct model *models[2];
	const struct node *paragraphs[2][COUNT];
	size_t counts[2];
	arena_init(&arena);
	for (int side = 0; side < 2; side++) {
		struct str text = random_paragraphs(&arena, &chance, COUNT);
		models[side] = read_paragraphs(&arena, text.data);
		counts[side] = paragraphs_of(models[side], paragraphs[side], COUNT);
		cr_assert_gt(counts[side], (size_t)COUNT / 2);
	}
	for (int round = 0; round < PAIRS; round++) {
		compare(&arena, models, paragraphs[0][roll(&chance, (uint32_t)counts[0])],
		        paragraphs[1][roll(&chance, (uint32_t)counts[1])]);
	}
	arena_release(&arena);
}
