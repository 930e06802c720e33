/* Changes as XML: the list, the totals, and the new model with marks, in the shape of
 * grammars/changes.xsd. The marked model holds both models whole, places included, so that each can
 * be read off it (diff/apply_changes.c):
 *
 *   side="old"   is of the old model alone (it is gone), side="new" of the new alone; else of both
 *   old-NAME     what the attribute NAME was in the old model, where it was another or is gone
 *   new-only     the names of attributes that the old model had not
 *   <removed>, <added>, <form old="...">   stretches of a text; the last says the same in another form
 *   moved-id     what stood elsewhere in the old model: there is <left ref="..."/> now
 *   change       what the list says of the node, for a reader: "moved renamed" */
#include "diff/apply_changes.h"
#include "model/xml_element.h"
#include "report/report.h"
#include "report/words.h"

struct writer {
	struct xml_out out;
	struct wording words;
	const struct changes *changes;
	uint32_t depth;
};

/* ---- attributes ---- */

static void text_attribute(struct writer *writer, struct str start, struct str text)
{
	if (text.size > 0) {
		xml_out_raw(&writer->out, start);
		xml_out_value(&writer->out, text);
		xml_out_raw(&writer->out, STR("\""));
	}
}

static void number_attribute(struct writer *writer, struct str start, uint64_t number)
{
	if (number > 0) {
		xml_out_raw(&writer->out, start);
		xml_out_number(&writer->out, number);
		xml_out_raw(&writer->out, STR("\""));
	}
}

static void decimal_attribute(struct writer *writer, struct str start, struct decimal value)
{
	char digits[DECIMAL_TEXT_SIZE];
	text_attribute(writer, start, (struct str){digits, decimal_write(value, digits)});
}

/* Those of the new, and of the old what is another. */
static void both_attributes(struct writer *writer, const struct attributes *before,
                            const struct attributes *after)
{
	struct xml_out *out = &writer->out;
	struct str start = STR(" new-only=\"");
	xml_out_attributes(out, after);
	for (uint32_t i = 0; i < before->count; i++) {
		const struct attribute *old = &before->items[i];
		const struct attribute *new = attribute_find(after, old);
		if (!new || !attribute_is_same(old, new)) {
			xml_out_raw(out, STR(" old-"));
			xml_out_raw(out, str_slice(old->start, 1, old->start.size));
			xml_out_attribute_value(out, old);
			xml_out_raw(out, STR("\""));
		}
	}
	for (uint32_t i = 0; i < after->count; i++) {
		if (!attribute_find(before, &after->items[i])) {
			xml_out_raw(out, start);
			xml_out_raw(out, attribute_name(&after->items[i]));
			start = STR(" ");
		}
	}
	if (start.size == 1) { /* some were */
		xml_out_raw(out, STR("\""));
	}
}

static void side_attribute(struct writer *writer, bool has_before, bool has_after)
{
	if (has_before != has_after) {
		text_attribute(writer, STR(" side=\""), has_before ? STR("old") : STR("new"));
	}
}

/* "<name" with its blanks before it. */
static void open_tag(struct writer *writer, struct str name)
{
	xml_out_indent(&writer->out, writer->depth);
	xml_out_raw(&writer->out, STR("<"));
	xml_out_raw(&writer->out, name);
}

static void close_empty(struct writer *writer)
{
	xml_out_raw(&writer->out, STR("/>\n"));
}

static void begin(struct writer *writer)
{
	xml_out_raw(&writer->out, STR(">\n"));
	writer->depth++;
}

static void end(struct writer *writer, struct str name)
{
	xml_out_indent(&writer->out, --writer->depth);
	xml_out_end(&writer->out, name);
}

/* <name>text</name> */
static void text_element(struct writer *writer, struct str name, struct str text)
{
	static const struct attributes none = {.count = 0};
	if (text.size > 0) {
		xml_out_leaf(&writer->out, writer->depth, name, &none, text);
	}
}

/* ---- the marked model ---- */

/* A text that is another in the two models, within a line. */
static void write_pieces(struct writer *writer, const struct pieces *pieces)
{
	struct xml_out *out = &writer->out;
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		switch (piece->kind) {
		case PIECE_SAME:
			xml_out_text(out, piece->after);
			break;
		case PIECE_FORM:
			xml_out_raw(out, STR("<form old=\""));
			xml_out_value(out, piece->before); /* may be empty: a stop, say */
			xml_out_raw(out, STR("\">"));
			xml_out_text(out, piece->after);
			xml_out_raw(out, STR("</form>"));
			break;
		case PIECE_REMOVED:
			xml_out_raw(out, STR("<removed>"));
			xml_out_text(out, piece->before);
			xml_out_raw(out, STR("</removed>"));
			break;
		case PIECE_ADDED:
			xml_out_raw(out, STR("<added>"));
			xml_out_text(out, piece->after);
			xml_out_raw(out, STR("</added>"));
			break;
		}
	}
}

static void write_text(struct writer *writer, const struct pieces *pieces, struct str before,
                       struct str after)
{
	if (pieces->count > 0) {
		write_pieces(writer, pieces);
	} else {
		xml_out_text(&writer->out, after.size > 0 ? after : before);
	}
}

static struct str text_of(const struct node *node)
{
	return node ? node->text : (struct str){0};
}

static void change_attribute(struct writer *writer, const struct marked *at)
{
	struct str start = STR(" change=\"");
	for (unsigned kind = 0; kind < CHANGE_KIND_COUNT; kind++) {
		if (at->changes >> kind & 1) {
			xml_out_raw(&writer->out, start);
			xml_out_raw(&writer->out, change_kind_name((enum change_kind)kind));
			start = STR(" ");
		}
	}
	if (start.size == 1) {
		xml_out_raw(&writer->out, STR("\""));
	}
}

static void node_attributes(struct writer *writer, const struct marked *at)
{
	struct attributes before = {.count = 0};
	struct attributes after = {.count = 0};
	change_attribute(writer, at);
	side_attribute(writer, at->before != NULL, at->after != NULL);
	number_attribute(writer, STR(" moved-id=\""), at->id);
	if (at->before) {
		attributes_of_node(&before, at->before);
	}
	if (at->after) {
		attributes_of_node(&after, at->after);
	}
	if (at->before && at->after) {
		both_attributes(writer, &before, &after);
	} else {
		xml_out_attributes(&writer->out, at->before ? &before : &after);
	}
}

/* A node but for its end, where it holds others. */
static void write_marked(struct writer *writer, const struct marked *at)
{
	struct str name = node_kind_name((enum node_kind)marked_node(at)->kind);
	struct str before = text_of(at->before);
	struct str after = text_of(at->after);
	if (at->target) {
		open_tag(writer, STR("left"));
		number_attribute(writer, STR(" ref=\""), at->target->id);
		close_empty(writer);
		return;
	}
	open_tag(writer, name);
	node_attributes(writer, at);
	bool has_text = before.size > 0 || after.size > 0;
	if (at->first) {
		begin(writer);
		if (has_text) { /* an item that said something and holds something now, or the
		                   other way round */
			xml_out_indent(&writer->out, writer->depth);
			write_text(writer, &at->pieces, before, after);
			xml_out_raw(&writer->out, STR("\n"));
		}
	} else if (has_text) {
		xml_out_raw(&writer->out, STR(">"));
		write_text(writer, &at->pieces, before, after);
		xml_out_end(&writer->out, name);
	} else {
		close_empty(writer);
	}
}

static void write_tree(struct writer *writer, const struct marked *root)
{
	uint32_t ended;
	for (const struct marked *at = root->first ? root : NULL; at;) {
		if (at == root) {
			open_tag(writer, node_kind_name((enum node_kind)root->after->kind));
			begin(writer);
		} else {
			write_marked(writer, at);
		}
		const struct marked *next = marked_next(at, root, &ended);
		for (; ended > 0; ended--) {
			at = at->parent;
			end(writer, node_kind_name((enum node_kind)marked_node(at)->kind));
		}
		at = next;
	}
}

/* An element of the frame that both models have, or may have. */
static void write_frame(struct writer *writer, struct str name, const struct attributes *before,
                        const struct attributes *after)
{
	if (before->count > 0 || after->count > 0) {
		open_tag(writer, name);
		side_attribute(writer, before->count > 0, after->count > 0);
		both_attributes(writer, before->count > 0 ? before : after,
		                after->count > 0 ? after : before);
		close_empty(writer);
	}
}

static void write_title(struct writer *writer)
{
	const struct changes *changes = writer->changes;
	struct attributes before;
	struct attributes after;
	bool has_before = changes->before->title.size > 0;
	bool has_after = changes->after->title.size > 0;
	if (!has_before && !has_after) {
		return;
	}
	attributes_of_title(&before, changes->before);
	attributes_of_title(&after, changes->after);
	open_tag(writer, STR("title"));
	side_attribute(writer, has_before, has_after);
	both_attributes(writer, has_before ? &before : &after, has_after ? &after : &before);
	xml_out_raw(&writer->out, STR(">"));
	if (has_before && has_after) {
		write_text(writer, &changes->title, changes->before->title, changes->after->title);
	} else {
		xml_out_text(&writer->out,
		             has_after ? changes->after->title : changes->before->title);
	}
	xml_out_end(&writer->out, STR("title"));
}

static void write_head(struct writer *writer)
{
	struct attributes before;
	struct attributes after;
	attributes_of_source(&before, writer->changes->before);
	attributes_of_source(&after, writer->changes->after);
	write_frame(writer, STR("source"), &before, &after);
	write_title(writer);
	attributes_of_programme(&before, writer->changes->before);
	attributes_of_programme(&after, writer->changes->after);
	write_frame(writer, STR("programme"), &before, &after);
}

/* ---- repairs, residue and unknown labels: each model's own, one behind the other ---- */

static void write_repairs(struct writer *writer, const struct model *model, struct str side)
{
	struct attributes list;
	struct xml_out *out = &writer->out;
	if (model->repair_count == 0) {
		return;
	}
	open_tag(writer, STR("repairs"));
	text_attribute(writer, STR(" side=\""), side);
	begin(writer);
	for (size_t i = 0; i < model->repair_count; i++) {
		const struct repair *repair = &model->repairs[i];
		attributes_of_repair(&list, repair);
		xml_out_start(out, writer->depth, STR("repair"), &list);
		xml_out_raw(out, STR("><from>"));
		xml_out_text(out, repair->from);
		xml_out_raw(out, STR("</from><to>"));
		xml_out_text(out, repair->to);
		xml_out_raw(out, STR("</to></repair>\n"));
	}
	end(writer, STR("repairs"));
}

static void write_residue(struct writer *writer, const struct model *model, struct str side)
{
	struct attributes list;
	attributes_of_residue(&list, model);
	open_tag(writer, STR("residue"));
	text_attribute(writer, STR(" side=\""), side);
	xml_out_attributes(&writer->out, &list);
	begin(writer);
	for (size_t i = 0; i < model->residue_count; i++) {
		attributes_of_span(&list, &model->residues[i]);
		xml_out_leaf(&writer->out, writer->depth, STR("span"), &list,
		             model->residues[i].text);
	}
	end(writer, STR("residue"));
}

static void write_unknown_labels(struct writer *writer, const struct model *model, struct str side)
{
	struct attributes list;
	if (model->unknown_label_count == 0) {
		return;
	}
	open_tag(writer, STR("unknown-labels"));
	text_attribute(writer, STR(" side=\""), side);
	begin(writer);
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		attributes_of_label(&list, &model->unknown_labels[i]);
		xml_out_leaf(&writer->out, writer->depth, STR("label"), &list,
		             model->unknown_labels[i].text);
	}
	end(writer, STR("unknown-labels"));
}

static void write_model(struct writer *writer)
{
	const struct changes *changes = writer->changes;
	struct attributes before;
	struct attributes after;
	attributes_of_guideline(&before, changes->before);
	attributes_of_guideline(&after, changes->after);
	open_tag(writer, STR("guideline"));
	both_attributes(writer, &before, &after);
	begin(writer);
	write_head(writer);
	write_tree(writer, changes->stated);
	write_tree(writer, changes->body);
	write_tree(writer, changes->mentions);
	write_repairs(writer, changes->before, STR("old"));
	write_repairs(writer, changes->after, STR("new"));
	write_residue(writer, changes->before, STR("old"));
	write_residue(writer, changes->after, STR("new"));
	write_unknown_labels(writer, changes->before, STR("old"));
	write_unknown_labels(writer, changes->after, STR("new"));
	end(writer, STR("guideline"));
}

/* ---- the list and the totals ---- */

static void write_aspects(struct writer *writer, const struct marked *at)
{
	struct str start = STR(" aspects=\"");
	for (unsigned bit = 0; bit < ASPECT_COUNT; bit++) {
		if (at->figure.aspects >> bit & 1) {
			xml_out_raw(&writer->out, start);
			xml_out_raw(&writer->out, figure_aspect_name(bit));
			start = STR(" ");
		}
	}
	xml_out_raw(&writer->out, STR("\""));
	if (at->figure.has_delta) {
		decimal_attribute(writer, STR(" delta=\""), at->figure.delta);
	}
	if (at->figure.has_percent) {
		decimal_attribute(writer, STR(" percent=\""), at->figure.percent);
	}
}

static void write_change(struct writer *writer, const struct change *change)
{
	const struct marked *at = change->at;
	const struct marked *left = change->left ? change->left : at;
	const struct marked *within = change->within;
	open_tag(writer, STR("change"));
	text_attribute(writer, STR(" kind=\""), change_kind_name(change->kind));
	text_attribute(writer, STR(" part=\""), change->part);
	text_attribute(writer, STR(" aspect=\""), change->aspect);
	text_attribute(writer, STR(" key=\""), change->key);
	text_attribute(writer, STR(" row=\""), change->row);
	text_attribute(writer, STR(" column=\""), change->column);
	if (at && left->before) {
		text_attribute(writer, STR(" old-number=\""),
		               within && within->before ? within->before->number : STR(""));
		number_attribute(writer, STR(" old-line=\""), place_of_node(left->before)->line);
	}
	if (at && at->after) {
		text_attribute(writer, STR(" number=\""),
		               within && within->after ? within->after->number : STR(""));
		number_attribute(writer, STR(" line=\""), place_of_node(at->after)->line);
	}
	if (at && at->figure.aspects > 0 && change->kind == CHANGE_CHANGED) {
		write_aspects(writer, at);
	}
	begin(writer);
	text_element(writer, STR("from"), change->from);
	text_element(writer, STR("to"), change->to);
	text_element(writer, STR("text"), change->text);
	for (size_t i = 0; i < change->counterpart_count; i++) {
		text_element(writer, change->is_source ? STR("became") : STR("came-from"),
		             marked_node(change->counterparts[i])->key);
	}
	end(writer, STR("change"));
}

static void write_total(struct writer *writer, struct str name, const struct roll_up *total)
{
	open_tag(writer, name);
	text_attribute(writer, STR(" unit=\""), total->unit);
	if (total->has_overflow) {
		text_attribute(writer, STR(" overflow=\""), STR("true"));
		close_empty(writer);
		return;
	}
	if (total->has_stated[0]) {
		decimal_attribute(writer, STR(" old-stated=\""), total->stated[0]);
	}
	if (total->has_stated[1]) {
		decimal_attribute(writer, STR(" stated=\""), total->stated[1]);
	}
	decimal_attribute(writer, STR(" old-sum=\""), total->summed[0]);
	decimal_attribute(writer, STR(" sum=\""), total->summed[1]);
	if (!total->is_open) {
		decimal_attribute(writer, STR(" delta=\""), total->summed_delta);
	}
	if (!total->is_open && total->has_stated[0] && total->has_stated[1]) {
		decimal_attribute(writer, STR(" unexplained=\""), total->unexplained);
	}
	begin(writer);
	for (size_t i = 0; i < total->count; i++) {
		const struct contribution *contribution = &total->contributions[i];
		open_tag(writer, STR("contribution"));
		text_attribute(writer, STR(" key=\""), marked_node(contribution->direction)->key);
		if (contribution->has_from) {
			decimal_attribute(writer, STR(" from=\""), contribution->from);
		}
		if (contribution->has_to) {
			decimal_attribute(writer, STR(" to=\""), contribution->to);
		}
		decimal_attribute(writer, STR(" delta=\""), contribution->delta);
		close_empty(writer);
	}
	end(writer, name);
}

static void write_list(struct writer *writer)
{
	const struct changes *changes = writer->changes;
	open_tag(writer, STR("list"));
	begin(writer);
	for (size_t i = 0; i < changes->count; i++) {
		write_change(writer, &changes->items[i]);
	}
	end(writer, STR("list"));
	open_tag(writer, STR("totals"));
	begin(writer);
	write_total(writer, STR("funds"), &changes->totals[SUM_FUNDS]);
	write_total(writer, STR("projects"), &changes->totals[SUM_PROJECTS]);
	end(writer, STR("totals"));
}

enum status changes_xml(const struct report *report)
{
	struct writer writer = {.words = report->words, .changes = report->changes};
	xml_out_init(&writer.out, report->stream);
	xml_out_raw(&writer.out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	                             "<changes xmlns=\"" CHANGES_NAMESPACE "\""
	                             " xml:lang=\"zh-Hans-CN\" equal=\""));
	xml_out_raw(&writer.out, report->changes->count == 0 ? STR("true\"") : STR("false\""));
	begin(&writer);
	write_list(&writer);
	write_model(&writer);
	end(&writer, STR("changes"));
	xml_out_flush(&writer.out);
	return STATUS_OK;
}
