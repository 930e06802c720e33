/* Checks what the model says about itself. Its texts, figures, claims and tables are checked in the
 * other files of this folder. */
#include "verify/verification.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"
#include "model/attribute.h"
#include "model/code_words.h"
#include "verify/message.h"
#include "verify/verifier.h"

/* Says the code of a kind in words, in the first argument of a failure (NULL: none). */
static void say_kind(struct diag *diag, struct str kind)
{
	if (diag) {
		diag->arguments[0] = code_word(CODE_KIND, kind, LANGUAGE_ENGLISH);
		diag->chinese[0] = code_word(CODE_KIND, kind, LANGUAGE_CHINESE);
	}
}

/* ---- the source ---- */

static void check_source_value(struct verifier *verifier, struct str what, struct str said,
                               struct str meant)
{
	if (!str_equal(said, meant)) {
		say_kind(verifier_fail(verifier, &MESSAGE_VERIFY_SOURCE, 0,
		                       (const struct str[DIAG_ARGUMENTS]){what, said, meant}),
		         what);
	}
}

static void check_source(struct verifier *verifier)
{
	const struct model *model = verifier->model;
	const struct source *source = verifier->source;
	struct arena *arena = verifier->diags->arena;
	if (source
	        ->is_bare) { /* its hash was compared (verify_files.h); the file may be elsewhere */
		check_source_value(verifier, STR("lines"),
		                   arena_format(arena, "%" PRIu32, model->source.lines),
		                   arena_format(arena, "%zu", source->line_count));
		return;
	}
	struct str hash = source_sha256(source, arena);
	if (source->bytes.size != model->source.bytes || !str_equal(hash, model->source.sha256)) {
		verifier_fail(verifier, &MESSAGE_VERIFY_HASH, 0,
		              (const struct str[DIAG_ARGUMENTS]){
				  arena_format(arena, "%zu", source->bytes.size), hash,
				  arena_format(arena, "%" PRIu32, model->source.bytes),
				  model->source.sha256});
	}
	check_source_value(verifier, STR("format"), model->source.format, source->format);
	check_source_value(verifier, STR("encoding"), model->source.encoding, source->encoding);
	check_source_value(verifier, STR("lines"),
	                   arena_format(arena, "%" PRIu32, model->source.lines),
	                   arena_format(arena, "%zu", source->line_count));
	check_source_value(verifier, STR("engine"), model->source.engine,
	                   source->recognition ? source->recognition->engine : STR(""));
	check_source_value(verifier, STR("unspaced"), model->source.unspaced,
	                   source_unspaced(source, arena));
}

/* ---- the programme ---- */

/* The first texts of the document, joined in the order of the source. */
static struct str front_matter(struct verifier *verifier)
{
	enum { FRONT_BYTES = 6000 };
	struct buf buf;
	const struct node *last = NULL;
	buf_init(&buf);
	for (size_t i = 0; i < verifier->text_count && buf.size < FRONT_BYTES; i++) {
		const struct node *node = verifier->texts[i].node;
		if (!node) {
			buf_append(&buf, verifier->model->title);
		} else if (node != last) {
			buf_append(&buf, node->text);
		}
		last = node;
	}
	struct str front = arena_copy(verifier->diags->arena, buf_str(&buf));
	buf_release(&buf);
	return front;
}

static void fail_programme(struct verifier *verifier, struct str what, struct str said)
{
	const struct place *title = &verifier->model->title_place;
	say_kind(verifier_fail(verifier, &MESSAGE_VERIFY_PROGRAMME, title->line,
	                       (const struct str[DIAG_ARGUMENTS]){what, said}),
	         what);
}

static void check_name(struct verifier *verifier, struct str what, struct str said,
                       struct str front)
{
	if (str_find(front, said) == SIZE_MAX) {
		fail_programme(verifier, what, said);
	}
}

typedef bool has_number(struct verifier *verifier, struct str text, uint32_t number);

/* Whether a text has a year, as a number or right after one in other digits: "1.2025" may be item 1
 * and 2025. */
static bool has_year(struct verifier *verifier, struct str text, uint32_t said)
{
	char digits[16];
	int size = snprintf(digits, sizeof digits, "%" PRIu32, said);
	return verify_has_number(verifier, text, said) ||
	       str_find(text, (struct str){digits, (size_t)size}) != SIZE_MAX;
}

/* Whether a text has the number of a batch, in words or digits; batch 1 may be "first". */
static bool has_batch(struct verifier *verifier, struct str text, uint32_t said)
{
	enum { HAN_FIRST = 0x9996, HAN_BATCH = 0x6279, HAN_ORDINAL = 0x7B2C };
	size_t number = text.size; /* where a number may begin */
	uint32_t last = 0;
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (c == HAN_BATCH &&
		    ((last == HAN_FIRST && said == 1) ||
		     (number < start &&
		      verify_has_number(verifier, str_slice(text, number, start), said)))) {
			return true;
		}
		number = c == HAN_ORDINAL ? at : c == HAN_BATCH ? text.size : number;
		last = c;
	}
	return false;
}

/* Whether a year or a batch stands in the title or in another text or, if the model took it from
 * there, in the file's name. */
static bool is_stated(struct verifier *verifier, has_number *has, uint32_t said, bool from_name)
{
	const struct model *model = verifier->model;
	struct str name = model->source.name;
	bool is_found = !from_name && has(verifier, model->title, said);
	for (size_t i = 0; i < verifier->text_count && !is_found && !from_name; i++) {
		const struct node *node = verifier->texts[i].node;
		is_found = node && has(verifier, node->text, said);
	}
	size_t end = str_find(name, STR(".")); /* the dot could be read as part of a number */
	return is_found ||
	       (from_name &&
	        has(verifier, str_slice(name, 0, end < name.size ? end : name.size), said));
}

static void check_number(struct verifier *verifier, struct str what, has_number *has, uint32_t said,
                         bool from_name)
{
	if (said > 0 && !is_stated(verifier, has, said, from_name)) {
		fail_programme(verifier, what,
		               arena_format(verifier->diags->arena, "%" PRIu32, said));
	}
}

/* Whether a text is a year and little more. It need not be the programme's: a title may name two. */
static bool is_some_year(struct verifier *verifier, struct str text)
{
	enum { MAX_YEAR = 40 /* bytes */ };
	struct figures figures = {0};
	if (text.size > MAX_YEAR) {
		return false;
	}
	figures_from_text(&figures, verifier->lexicon, text, verifier->diags->arena);
	return figures.count == 1 && figures.items[0].kind == FIGURE_DATE;
}

/* Whether a title has a name in two parts, with a year between them. */
static bool is_cut_by_number(struct verifier *verifier, struct str name)
{
	const struct programme *programme = &verifier->model->programme;
	struct str title = verifier->model->title;
	for (size_t cut = 1; cut < name.size; cut++) {
		struct str rest = str_slice(name, cut, name.size);
		size_t head = str_find(title, str_slice(name, 0, cut));
		size_t start = head == SIZE_MAX ? head : head + cut;
		struct str behind =
		    str_slice(title, start == SIZE_MAX ? title.size : start, title.size);
		size_t gap = str_find(behind, rest);
		struct str between = str_slice(behind, 0, gap == SIZE_MAX ? 0 : gap);
		if (verify_has_number(verifier, between, programme->year) ||
		    is_some_year(verifier, between)) {
			return true;
		}
	}
	return false;
}

/* Checks that plan and name stand in the title or in the first texts, and year and batch in the
 * title, in any text, or in the file's name. */
static void check_programme(struct verifier *verifier)
{
	const struct model *model = verifier->model;
	const struct programme *programme = &model->programme;
	struct str front = front_matter(verifier);
	check_name(verifier, STR("plan"), programme->plan, front);
	if (str_find(model->title, programme->name) == SIZE_MAX &&
	    !is_cut_by_number(verifier, programme->name)) {
		check_name(verifier, STR("name"), programme->name, front);
	}
	check_number(verifier, STR("year"), has_year, programme->year,
	             str_equal(programme->year_from, STR("file-name")));
	check_number(verifier, STR("batch"), has_batch, programme->batch,
	             str_equal(programme->batch_from, STR("file-name")));
}

/* ---- the trees ---- */

/* Whether a node has a text of its own, rather than nodes that do. */
static bool is_leaf(const struct node *node)
{
	return node->text.size > 0;
}

static void check_node(struct verifier *verifier, const struct node *node)
{
	if (is_leaf(node)) {
		verifier->result->texts++;
		if (verify_text(verifier, node_kind_name(node->kind), &node->place, node->text,
		                true) &&
		    !node_kind_is_fact(node->kind)) {
			verify_read_figures(verifier, node);
		}
	} else if (node->kind == NODE_PARTNER || node->kind == NODE_AGREEMENT || node->figure) {
		verifier_fail_at(verifier, &MESSAGE_VERIFY_PLACE, node_kind_name(node->kind),
		                 &node->place, STR(""), STR(""));
	} else {
		verify_label(verifier, node);
	}
}

/* Checks that ordinals count the siblings of a kind. */
static void check_ordinals(struct verifier *verifier, const struct node *parent)
{
	uint32_t counts[NODE_KIND_COUNT] = {0};
	struct arena *arena = verifier->diags->arena;
	for (const struct node *node = parent->first; node; node = node->next) {
		uint32_t ordinal = ++counts[node->kind];
		bool has_one = node->kind == NODE_SECTION || node->kind == NODE_DIRECTION;
		if (has_one && node->ordinal != ordinal) {
			verifier_fail_at(verifier, &MESSAGE_VERIFY_ORDINAL,
			                 node_kind_name(node->kind), &node->place,
			                 arena_format(arena, "%" PRIu32, node->ordinal),
			                 arena_format(arena, "%" PRIu32, ordinal));
		}
	}
}

/* How far the check of the order has come in a tree. */
struct order {
	uint32_t edge;          /* where the last text, mark or label starts */
	uint32_t floor;         /* the edge before the table row that is being passed */
	const struct node *row; /* a direction that is such a row; or NULL */
};

/* Checks that all that has a text, mark or label of its own is in the order of the source; within a
 * direction that is a row the columns decide. Other containers claim only punctuation. */
static void check_order(struct verifier *verifier, const struct node *node, struct order *order)
{
	bool counts = is_leaf(node) || (node->label.size > 0 && node->kind != NODE_TABLE);
	if (order->row && !node_is_within(node, order->row)) {
		order->row = NULL;
	}
	if (node->kind == NODE_DIRECTION && node->row > 0 && !order->row) {
		order->row = node;
		order->floor = order->edge;
	}
	if (node_kind_is_fact(node->kind) || !counts || node->place.count == 0) {
		return;
	}
	uint32_t start = node->place.first.start;
	if (start < (order->row ? order->floor : order->edge)) {
		verifier_fail_at(verifier, &MESSAGE_VERIFY_ORDER, node_kind_name(node->kind),
		                 &node->place, STR(""), STR(""));
	}
	order->edge = order->row && start < order->edge ? order->edge : start;
}

static void check_tree(struct verifier *verifier, const struct node *root)
{
	uint32_t ended;
	struct order order = {0};
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		check_node(verifier, node);
		check_ordinals(verifier, node);
		check_order(verifier, node, &order);
	}
}

static void check_facts(struct verifier *verifier, const struct node *root)
{
	uint32_t ended;
	verify_figures(verifier, root);
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		if (node_kind_is_fact(node->kind)) {
			verify_standing(verifier, node);
		}
	}
}

/* ---- residue and amounts ---- */

static void check_residue(struct verifier *verifier)
{
	const struct model *model = verifier->model;
	for (size_t i = 0; i < model->residue_count; i++) {
		const struct residue *residue = &model->residues[i];
		bool is_right =
		    verify_text(verifier, STR("residue"), &residue->place, residue->text, false);
		if (is_right && !residue->has_figure && utf8_has_digit(residue->text)) {
			verifier_fail(verifier, &MESSAGE_VERIFY_FLAG, residue->place.line,
			              (const struct str[DIAG_ARGUMENTS]){
					  verifier_extent(verifier, &residue->place)});
		}
	}
	for (size_t i = 0; i < model->stopped_count; i++) {
		const struct stopped *stopped = &model->stopped[i];
		if (stopped->place.count > 0) {
			(void)verify_text(verifier, STR("stopped"), &stopped->place, stopped->text,
			                  true);
		}
	}
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		const struct stray_label *label = &model->unknown_labels[i];
		(void)verify_text(verifier, STR("label"), &label->place, label->text, true);
	}
}

/* Checks the places of corrections and remarks; what these say is a person's word. */
static void check_corrections(struct verifier *verifier)
{
	const struct model *model = verifier->model;
	for (size_t i = 0; i < model->correction_count; i++) {
		const struct correction_note *note = &model->corrections[i];
		if (note->place.count > 0) {
			(void)verify_words(verifier, correction_element(note), &note->place,
			                   note->words);
		}
	}
}

/* Counts the amounts in one of the model's trees, and those that were understood. */
static void recount_amounts(const struct node *root, uint32_t *amounts, uint32_t *understood)
{
	uint32_t ended;
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		bool is_fact = node->kind == NODE_PROJECTS || node->kind == NODE_FUNDS;
		bool has_reason = node->kind == NODE_MENTION && node->reason.size > 0;
		bool is_unknown = has_reason && str_equal(node->reason, STR("unknown"));
		*amounts += is_fact || has_reason;
		*understood += is_fact || (has_reason && !is_unknown);
	}
}

static void check_amounts(struct verifier *verifier)
{
	const struct model *model = verifier->model;
	struct arena *arena = verifier->diags->arena;
	uint32_t amounts = 0;
	uint32_t understood = 0;
	recount_amounts(model->stated, &amounts, &understood);
	recount_amounts(model->body, &amounts, &understood);
	recount_amounts(model->mentions, &amounts, &understood);
	if (amounts != model->amounts || understood != model->amounts_understood) {
		verifier_fail(verifier, &MESSAGE_VERIFY_AMOUNTS, 0,
		              (const struct str[DIAG_ARGUMENTS]){
				  arena_format(arena, "%" PRIu32, model->amounts_understood),
				  arena_format(arena, "%" PRIu32, model->amounts),
				  arena_format(arena, "%" PRIu32, understood),
				  arena_format(arena, "%" PRIu32, amounts)});
	}
}

static void check_all(struct verifier *verifier)
{
	const struct model *model = verifier->model;
	check_source(verifier);
	if (model->title.size > 0 || model->title_place.count > 0) {
		verifier->result->texts++;
		if (verify_text(verifier, STR("title"), &model->title_place, model->title, true)) {
			verify_read_figures(verifier, NULL);
		}
	}
	check_tree(verifier, model->body);
	check_tree(verifier, model->stated);
	check_tree(verifier, model->mentions);
	check_residue(verifier);
	check_corrections(verifier);
	check_amounts(verifier);
	verify_repairs(verifier);
	verify_claims(verifier);
	verify_tables(verifier);
	verify_sort_figures(verifier);
	check_facts(verifier, model->body);
	check_facts(verifier, model->stated);
	check_facts(verifier, model->mentions);
	check_programme(verifier);
}

static size_t count_corrected(const struct node *root)
{
	size_t count = 0;
	uint32_t ended;
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		count += node->is_corrected;
	}
	return count;
}

/* Tells how much of the model is what a person said: by its marks, whatever its list of corrections is. */
static void note_corrections(const struct model *model, struct diags *diags)
{
	size_t applied = count_corrected(model->stated) + count_corrected(model->body) +
	                 count_corrected(model->mentions);
	for (size_t i = 0; i < model->repair_count; i++) {
		applied += str_equal(model->repairs[i].kind, STR("correction"));
	}
	if (applied > 0) {
		diags_add(
		    diags, DIAG_NOTE, &MESSAGE_VERIFY_CORRECTED, (struct str){0},
		    (const struct str[DIAG_ARGUMENTS]){arena_format(diags->arena, "%zu", applied)});
	}
}

/* Tells how many remarks there are, and how many of them stand beside something in the source. */
static void note_remarks(const struct model *model, struct diags *diags)
{
	size_t placed = 0;
	size_t count = model_count_remarks(model);
	for (size_t i = 0; i < model->correction_count; i++) {
		const struct correction_note *note = &model->corrections[i];
		placed += note->is_remark && note->place.line > 0 && note->outcome.size == 0;
	}
	if (count > 0) {
		diags_add(
		    diags, DIAG_NOTE, &MESSAGE_VERIFY_REMARKS, (struct str){0},
		    (const struct str[DIAG_ARGUMENTS]){arena_format(diags->arena, "%zu", count),
		                                       arena_format(diags->arena, "%zu", placed)});
	}
}

enum status verification_from_model(struct verification *out, const struct model *model,
                                    const struct source *source, const struct lexicon *lexicon,
                                    struct diags *diags)
{
	*out = (struct verification){.repairs = model->repair_count};
	struct verifier verifier = {
	    .model = model, .source = source, .lexicon = lexicon, .result = out, .diags = diags};
	verifier_init(&verifier);
	check_all(&verifier);
	verifier_release(&verifier);
	note_corrections(model, diags);
	note_remarks(model, diags);
	if (out->failures > VERIFY_FAILURE_LIMIT) {
		struct str more =
		    arena_format(diags->arena, "%zu", out->failures - VERIFY_FAILURE_LIMIT);
		diags_add(diags, DIAG_ERROR, &MESSAGE_VERIFY_NOT_FULL, source->name,
		          (const struct str[DIAG_ARGUMENTS]){more});
	}
	return out->failures > 0 ? STATUS_NO : STATUS_OK;
}
