/* Changes as JSON: the shape of section 8 of the design, with more fields behind. What is not there
 * is left out.
 *
 *     {"old": {"name", "sha256", "year", "batch"}, "new": {...}, "equal": true or false,
 *      "found": how many changes there are, listed or not,
 *      "changes": [{"change", "key", "old": {"number", "title", "line", "bytes"}, "new": {...},
 *                   "part", "from", "to", "delta", "percent",
 *                   "aspect": what of the programme, or which total;
 *                   "aspects": of a figure that changed, what of it;
 *                   "class": of a figure, the kind of project that it is said of;
 *                   "row", "column": of what stands in a table, what these are called;
 *                   "unit": of the delta; "text": what moved;
 *                   "pieces": of an edit, [{"same"} or {"removed"} or {"added"} or
 *                             {"form", "old"}, with "moved" where the clause stands elsewhere];
 *                   "score": 0 to 1, where similarity and no key made the two directions one;
 *                   "became", "came_from": of a direction that was split or merged, [{"key", "number"}]}],
 *      "totals": {"funds": {"unit", "from", "to", "delta", "percent",
 *                           "stated": {"from", "to"}, "relations": {"from", "to"} of these,
 *                           "summed": {"from", "to", "delta"},
 *                           "unexplained", "missing": {"from", "to"},
 *                           "contributions": [{"key", "title", "number", "from", "to", "delta"}]},
 *                 "projects": {...}},
 *      "partners": {"gained": [{"code", "name"}], "lost": [...]},
 *      "matching": {"threshold": 0.55, "by_likeness": [{"old": key, "new": key, "score"}]}} */
#include "report/changes_json.h"

#include "base/json_out.h"
#include "report/report.h"
#include "report/words.h"
#include "value/decimal_json.h"

struct writer {
	struct json_out out;
	struct wording words;
	const struct changes *changes;
};

static void decimal_if(struct writer *writer, const char *key, bool has_value, struct decimal value)
{
	if (has_value) {
		json_decimal(&writer->out, key, value);
	}
}

static void number_if(struct writer *writer, const char *key, bool has_value, struct decimal value)
{
	if (has_value) {
		json_number(&writer->out, key, value);
	}
}

static void write_document(struct writer *writer, const char *key, const struct model *model)
{
	struct json_out *out = &writer->out;
	json_map(out, key);
	json_text(out, "name", model->source.name);
	json_integer_if(out, "year", model->programme.year);
	json_integer_if(out, "batch", model->programme.batch);
	json_text_if(&writer->out, "sha256", model->source.sha256);
	json_end_map(out);
}

static void write_score(struct writer *writer, const char *key, uint32_t score)
{
	enum { PLACES = 3 /* thousandths */ };
	struct decimal value = {0, 0};
	if (decimal_shift(&value, (struct decimal){score, 0}, -PLACES)) {
		json_number(&writer->out, key, value);
	}
}

/* ---- one change ---- */

/* Where a change is on one side: in which direction or section, and where it stands itself. */
static void write_side(struct writer *writer, const char *key, const struct node *within,
                       const struct node *at)
{
	struct json_out *out = &writer->out;
	const struct place *place = at ? place_of_node(at) : NULL;
	if (!place) {
		return;
	}
	json_map(out, key);
	if (within) {
		json_text_if(&writer->out, "number", within->number);
		json_text_if(&writer->out, "title", node_title(within));
	}
	json_integer_if(out, "line", place->line);
	json_integer_if(out, "page", place->page);
	json_text_if(&writer->out, "bytes", place_text(place, writer->words.arena));
	json_text_if(&writer->out, "id", within ? within->id : (struct str){0});
	json_end_map(out);
}

static void write_piece(struct writer *writer, const struct piece *piece)
{
	static const char *const names[] = {
	    [PIECE_SAME] = "same",
	    [PIECE_FORM] = "form",
	    [PIECE_REMOVED] = "removed",
	    [PIECE_ADDED] = "added",
	};
	struct json_out *out = &writer->out;
	json_map(out, NULL);
	json_text(out, names[piece->kind],
	          piece->kind == PIECE_REMOVED ? piece->before : piece->after);
	if (piece->kind == PIECE_FORM) {
		json_text(out, "old", piece->before);
	}
	if (piece->is_moved) {
		json_true(out, "moved");
	}
	json_end_map(out);
}

static void write_pieces(struct writer *writer, const struct pieces *pieces)
{
	json_list(&writer->out, "pieces");
	for (size_t i = 0; i < pieces->count; i++) {
		write_piece(writer, &pieces->items[i]);
	}
	json_end_list(&writer->out);
}

static void write_figure(struct writer *writer, const struct marked *at)
{
	struct json_out *out = &writer->out;
	decimal_if(writer, "delta", at->figure.has_delta, at->figure.delta);
	number_if(writer, "percent", at->figure.has_percent, at->figure.percent);
	json_list(out, "aspects");
	for (unsigned bit = 0; bit < ASPECT_COUNT; bit++) {
		if (at->figure.aspects >> bit & 1) {
			json_text(out, NULL, figure_aspect_name(bit));
		}
	}
	json_end_list(out);
	if (at->figure.has_delta) {
		json_text_if(&writer->out, "unit", at->after->figure->unit);
	}
}

static void write_counterparts(struct writer *writer, const struct change *change)
{
	struct json_out *out = &writer->out;
	json_list(out, change->is_source ? "became" : "came_from");
	for (size_t i = 0; i < change->counterpart_count; i++) {
		const struct node *node = marked_node(change->counterparts[i]);
		json_map(out, NULL);
		json_text(out, "key", node->key);
		json_text_if(&writer->out, "number", node->number);
		json_end_map(out);
	}
	json_end_list(out);
}

static void write_change(struct writer *writer, const struct change *change)
{
	struct json_out *out = &writer->out;
	const struct marked *at = change->at;
	const struct marked *within = change->within;
	const struct marked *left = change->left ? change->left : at;
	json_map(out, NULL);
	json_text(out, "change", change_kind_name(change->kind));
	json_text(out, "key", change->key);
	if (at) {
		write_side(writer, "old", within ? within->before : NULL, left->before);
		write_side(writer, "new", within ? within->after : NULL, at->after);
	}
	json_text(out, "part", change->part);
	json_text_if(&writer->out, "from", change->from);
	json_text_if(&writer->out, "to", change->to);
	if (at && at->figure.aspects > 0 && change->kind == CHANGE_CHANGED) {
		write_figure(writer, at);
	}
	if (at && node_kind_is_fact((enum node_kind)marked_node(at)->kind)) {
		json_text_if(&writer->out, "class", node_project_kind(marked_node(at)));
	}
	json_text_if(&writer->out, "row", change->row);
	json_text_if(&writer->out, "column", change->column);
	json_text_if(&writer->out, "aspect", change->aspect);
	json_text_if(&writer->out, "text", change->text);
	if (change->pieces) {
		write_pieces(writer, change->pieces);
	}
	if (at && at->similarity > 0) {
		write_score(writer, "score", at->similarity);
	}
	if (change->counterpart_count > 0) {
		write_counterparts(writer, change);
	}
	json_end_map(out);
}

/* ---- totals ---- */

static void write_contribution(struct writer *writer, const struct contribution *contribution)
{
	struct json_out *out = &writer->out;
	const struct node *node = marked_node(contribution->direction);
	json_map(out, NULL);
	json_text(out, "key", node->key);
	json_text(out, "title", node_title(node));
	json_text_if(&writer->out, "number", node->number);
	decimal_if(writer, "from", contribution->has_from, contribution->from);
	decimal_if(writer, "to", contribution->has_to, contribution->to);
	json_decimal(out, "delta", contribution->delta);
	json_end_map(out);
}

/* What is stated, where both documents state it; what is summed else. */
static void write_difference(struct writer *writer, const struct roll_up *total)
{
	struct json_out *out = &writer->out;
	bool is_stated = total->has_stated[0] && total->has_stated[1];
	json_decimal(out, "from", is_stated ? total->stated[0] : total->summed[0]);
	json_decimal(out, "to", is_stated ? total->stated[1] : total->summed[1]);
	decimal_if(writer, "delta", is_stated || !total->is_open,
	           is_stated ? total->stated_delta : total->summed_delta);
	number_if(writer, "percent", total->has_percent, total->percent);
}

static void relation_if(struct writer *writer, const char *key, const struct figure *figure)
{
	if (figure) {
		json_text(&writer->out, key, relation_name((enum relation)figure->relation));
	}
}

static void write_total(struct writer *writer, const char *key, const struct roll_up *total)
{
	struct json_out *out = &writer->out;
	json_map(out, key);
	json_text_if(&writer->out, "unit", total->unit);
	if (total->has_overflow) {
		json_true(out, "overflow");
		json_end_map(out);
		return;
	}
	write_difference(writer, total);
	json_map(out, "stated");
	decimal_if(writer, "from", total->has_stated[0], total->stated[0]);
	decimal_if(writer, "to", total->has_stated[1], total->stated[1]);
	json_end_map(out);
	json_map(out, "relations");
	relation_if(writer, "from", total->figures[0]);
	relation_if(writer, "to", total->figures[1]);
	json_end_map(out);
	json_map(out, "summed");
	json_decimal(out, "from", total->summed[0]);
	json_decimal(out, "to", total->summed[1]);
	decimal_if(writer, "delta", !total->is_open, total->summed_delta);
	json_end_map(out);
	decimal_if(writer, "unexplained",
	           !total->is_open && total->has_stated[0] && total->has_stated[1],
	           total->unexplained);
	json_map(out, "missing");
	json_integer(out, "from", (long long)total->missing[0]);
	json_integer(out, "to", (long long)total->missing[1]);
	json_end_map(out);
	json_list(out, "contributions");
	for (size_t i = 0; i < total->count; i++) {
		write_contribution(writer, &total->contributions[i]);
	}
	json_end_list(out);
	json_end_map(out);
}

static void write_partners(struct writer *writer, const char *key,
                           const struct partner_list *partners)
{
	struct json_out *out = &writer->out;
	json_list(out, key);
	for (size_t i = 0; i < partners->count; i++) {
		json_map(out, NULL);
		json_text_if(out, "code", partners->items[i]->code);
		json_text_if(out, "name", partners->items[i]->text);
		json_end_map(out);
	}
	json_end_list(out);
}

static void write_matching(struct writer *writer)
{
	struct json_out *out = &writer->out;
	const struct changes *changes = writer->changes;
	json_map(out, "matching");
	write_score(writer, "threshold", MIN_DIRECTION_SIMILARITY);
	json_list(out, "by_likeness");
	for (size_t i = 0; i < changes->similar_count; i++) {
		const struct similar_directions *similarity = &changes->similar[i];
		json_map(out, NULL);
		json_text(out, "old", similarity->direction->before->key);
		json_text(out, "new", similarity->direction->after->key);
		write_score(writer, "score", similarity->score);
		json_end_map(out);
	}
	json_end_list(out);
	json_end_map(out);
}

static void write_changes(struct writer *writer)
{
	struct json_out *out = &writer->out;
	const struct changes *changes = writer->changes;
	json_map(out, NULL);
	write_document(writer, "old", changes->before);
	write_document(writer, "new", changes->after);
	json_boolean(out, "equal", changes->found == 0);
	json_integer(out, "found", (long long)changes->found);
	json_list(out, "changes");
	for (size_t i = 0; i < changes->count; i++) {
		write_change(writer, &changes->items[i]);
	}
	json_end_list(out);
	json_map(out, "totals");
	write_total(writer, "funds", &changes->totals[SUM_FUNDS]);
	write_total(writer, "projects", &changes->totals[SUM_PROJECTS]);
	json_end_map(out);
	json_map(out, "partners");
	write_partners(writer, "gained", &changes->gained);
	write_partners(writer, "lost", &changes->lost);
	json_end_map(out);
	write_matching(writer);
	json_end_map(out);
}

enum status changes_json(const struct report *report)
{
	struct writer writer = {.words = report->words, .changes = report->changes};
	json_out_init(&writer.out, report->stream);
	write_changes(&writer);
	json_out_release(&writer.out);
	return STATUS_OK;
}

void changes_json_line(const struct wording *words, const struct changes *changes, FILE *stream)
{
	struct writer writer = {.words = *words, .changes = changes};
	json_out_init_lines(&writer.out, stream);
	write_changes(&writer);
	json_end_line(&writer.out);
	json_out_release(&writer.out);
}
