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
#include "base/xml_writer.h"
#include "diff/apply_changes.h"
#include "model/xml_element.h"
#include "report/report.h"
#include "report/words.h"

struct writer {
	struct xml_writer xml;
	struct wording words;
	const struct changes *changes;
};

/* ---- attributes ---- */

/* An attribute, where it has a value. */
static void text_attribute(struct writer *writer, const char *name, struct str text)
{
	if (text.size > 0) {
		xml_attribute(&writer->xml, name, text);
	}
}

static void number_attribute(struct writer *writer, const char *name, size_t number)
{
	if (number > 0) {
		xml_attribute(&writer->xml, name, words_count(&writer->words, number));
	}
}

static void decimal_attribute(struct writer *writer, const char *name, bool has_value,
                              struct decimal value)
{
	char digits[DECIMAL_TEXT_SIZE];
	if (has_value) {
		xml_attribute(&writer->xml, name,
		              (struct str){digits, decimal_write(value, digits)});
	}
}

/* A word more in an attribute whose words have blanks between; the first starts it. */
static void add_word(struct xml_out *out, struct str *start, struct str word)
{
	xml_out_raw(out, *start);
	xml_out_raw(out, word);
	*start = STR(" ");
}

static void end_words(struct xml_out *out, struct str start)
{
	if (start.size == 1) {
		xml_out_raw(out, STR("\""));
	}
}

/* Those of the new, and of the old what is another. */
static void both_attributes(struct writer *writer, const struct attributes *before,
                            const struct attributes *after)
{
	struct xml_out *out = &writer->xml.out;
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
			add_word(out, &start, attribute_name(&after->items[i]));
		}
	}
	end_words(out, start);
}

static void side_attribute(struct writer *writer, bool has_before, bool has_after)
{
	if (has_before != has_after) {
		text_attribute(writer, "side", has_before ? STR("old") : STR("new"));
	}
}

/* <name>text</name>, where there is text. */
static void text_element(struct writer *writer, const char *name, struct str text)
{
	if (text.size > 0) {
		xml_element(&writer->xml, name, text);
	}
}

/* An element with the attributes of a list, and text where there is any. */
static void leaf(struct writer *writer, const char *name, const struct attributes *list,
                 struct str text)
{
	xml_start(&writer->xml, name);
	xml_out_attributes(&writer->xml.out, list);
	if (text.size > 0) {
		xml_text(&writer->xml, text);
	}
	xml_end(&writer->xml);
}

/* ---- the marked model ---- */

/* A text that is another in the two models. */
static void write_pieces(struct writer *writer, const struct pieces *pieces)
{
	struct xml_writer *xml = &writer->xml;
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		switch (piece->kind) {
		case PIECE_SAME:
			xml_text(xml, piece->after);
			break;
		case PIECE_FORM:
			xml_start(xml, "form");
			xml_attribute(xml, "old", piece->before); /* may be empty: a stop, say */
			xml_text(xml, piece->after);
			xml_end(xml);
			break;
		case PIECE_REMOVED:
			xml_element(xml, "removed", piece->before);
			break;
		case PIECE_ADDED:
			xml_element(xml, "added", piece->after);
			break;
		}
	}
}

/* The text of an element, on its line. */
static void write_text(struct writer *writer, const struct pieces *pieces, struct str before,
                       struct str after)
{
	xml_one_line(&writer->xml);
	if (pieces->count > 0) {
		write_pieces(writer, pieces);
	} else {
		xml_text(&writer->xml, after.size > 0 ? after : before);
	}
}

static const char *name_of(const struct marked *at)
{
	return node_kind_name((enum node_kind)marked_node(at)->kind).data;
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
			add_word(&writer->xml.out, &start,
			         change_kind_name((enum change_kind)kind));
		}
	}
	end_words(&writer->xml.out, start);
}

static void node_attributes(struct writer *writer, const struct marked *at)
{
	struct attributes before = {.count = 0};
	struct attributes after = {.count = 0};
	change_attribute(writer, at);
	side_attribute(writer, at->before != NULL, at->after != NULL);
	number_attribute(writer, "moved-id", at->id);
	if (at->before) {
		attributes_of_node(&before, at->before);
	}
	if (at->after) {
		attributes_of_node(&after, at->after);
	}
	if (at->before && at->after) {
		both_attributes(writer, &before, &after);
	} else {
		xml_out_attributes(&writer->xml.out, at->before ? &before : &after);
	}
}

/* A node but for its end, where it holds others. */
static void write_marked(struct writer *writer, const struct marked *at)
{
	struct xml_writer *xml = &writer->xml;
	struct str before = text_of(at->before);
	struct str after = text_of(at->after);
	bool has_text = before.size > 0 || after.size > 0;
	if (at->target) {
		xml_start(xml, "left");
		number_attribute(writer, "ref", at->target->id);
		xml_end(xml);
		return;
	}
	xml_start(xml, name_of(at));
	node_attributes(writer, at);
	if (at->first && has_text) {
		/* an item that had text and holds other nodes now, or the other way round: the
		 * text has a line of its own */
		xml_start_line(xml);
		write_text(writer, &at->pieces, before, after);
		xml_end_line(xml);
	} else if (has_text) {
		write_text(writer, &at->pieces, before, after);
	}
	if (!at->first) {
		xml_end(xml);
	}
}

static void write_tree(struct writer *writer, const struct marked *root)
{
	uint32_t ended;
	for (const struct marked *at = root->first ? root : NULL; at;) {
		if (at == root) {
			xml_start(&writer->xml, name_of(root));
			xml_end_tag(&writer->xml);
		} else {
			write_marked(writer, at);
		}
		const struct marked *next = marked_next(at, root, &ended);
		for (; ended > 0; ended--) {
			at = at->parent;
			xml_end(&writer->xml);
		}
		at = next;
	}
}

/* An element of the frame that both models have, or may have. */
static void write_frame(struct writer *writer, const char *name, const struct attributes *before,
                        const struct attributes *after)
{
	if (before->count > 0 || after->count > 0) {
		xml_start(&writer->xml, name);
		side_attribute(writer, before->count > 0, after->count > 0);
		both_attributes(writer, before->count > 0 ? before : after,
		                after->count > 0 ? after : before);
		xml_end(&writer->xml);
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
	xml_start(&writer->xml, "title");
	side_attribute(writer, has_before, has_after);
	both_attributes(writer, has_before ? &before : &after, has_after ? &after : &before);
	if (has_before && has_after) {
		write_text(writer, &changes->title, changes->before->title, changes->after->title);
	} else {
		xml_text(&writer->xml, has_after ? changes->after->title : changes->before->title);
	}
	xml_end(&writer->xml);
}

static void write_head(struct writer *writer)
{
	struct attributes before;
	struct attributes after;
	attributes_of_source(&before, writer->changes->before);
	attributes_of_source(&after, writer->changes->after);
	write_frame(writer, "source", &before, &after);
	write_title(writer);
	attributes_of_programme(&before, writer->changes->before);
	attributes_of_programme(&after, writer->changes->after);
	write_frame(writer, "programme", &before, &after);
}

/* ---- repairs, residue and unknown labels: each model's own, one behind the other ---- */

static void write_repairs(struct writer *writer, const struct model *model, struct str side)
{
	struct attributes list;
	struct xml_writer *xml = &writer->xml;
	if (model->repair_count == 0) {
		return;
	}
	xml_start(&writer->xml, "repairs");
	text_attribute(writer, "side", side);
	xml_end_tag(&writer->xml);
	for (size_t i = 0; i < model->repair_count; i++) {
		const struct repair *repair = &model->repairs[i];
		attributes_of_repair(&list, repair);
		xml_start(xml, "repair");
		xml_out_attributes(&xml->out, &list);
		xml_one_line(xml);
		xml_element(xml, "from", repair->from);
		xml_element(xml, "to", repair->to);
		xml_end(xml);
	}
	xml_end(&writer->xml);
}

static void write_residue(struct writer *writer, const struct model *model, struct str side)
{
	struct attributes list;
	attributes_of_residue(&list, model);
	xml_start(&writer->xml, "residue");
	text_attribute(writer, "side", side);
	xml_out_attributes(&writer->xml.out, &list);
	xml_end_tag(&writer->xml);
	for (size_t i = 0; i < model->residue_count; i++) {
		attributes_of_span(&list, &model->residues[i]);
		leaf(writer, "span", &list, model->residues[i].text);
	}
	xml_end(&writer->xml);
}

static void write_unknown_labels(struct writer *writer, const struct model *model, struct str side)
{
	struct attributes list;
	if (model->unknown_label_count == 0) {
		return;
	}
	xml_start(&writer->xml, "unknown-labels");
	text_attribute(writer, "side", side);
	xml_end_tag(&writer->xml);
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		attributes_of_label(&list, &model->unknown_labels[i]);
		leaf(writer, "label", &list, model->unknown_labels[i].text);
	}
	xml_end(&writer->xml);
}

static void write_corrections(struct writer *writer, const struct model *model, struct str side)
{
	struct attributes list;
	if (model->corrections_sha256.size == 0) {
		return;
	}
	attributes_of_corrections(&list, model);
	xml_start(&writer->xml, "corrections");
	text_attribute(writer, "side", side);
	xml_out_attributes(&writer->xml.out, &list);
	xml_end_tag(&writer->xml);
	for (size_t i = 0; i < model->correction_count; i++) {
		attributes_of_correction(&list, &model->corrections[i]);
		leaf(writer, correction_element(&model->corrections[i]).data, &list,
		     model->corrections[i].words);
	}
	xml_end(&writer->xml);
}

static void write_model(struct writer *writer)
{
	const struct changes *changes = writer->changes;
	struct attributes before;
	struct attributes after;
	attributes_of_guideline(&before, changes->before);
	attributes_of_guideline(&after, changes->after);
	xml_start(&writer->xml, "guideline");
	both_attributes(writer, &before, &after);
	xml_end_tag(&writer->xml);
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
	write_corrections(writer, changes->before, STR("old"));
	write_corrections(writer, changes->after, STR("new"));
	xml_end(&writer->xml);
}

/* ---- the list and the totals ---- */

static void write_aspects(struct writer *writer, const struct marked *at)
{
	struct str start = STR(" aspects=\"");
	for (unsigned bit = 0; bit < ASPECT_COUNT; bit++) {
		if (at->figure.aspects >> bit & 1) {
			add_word(&writer->xml.out, &start, figure_aspect_name(bit));
		}
	}
	end_words(&writer->xml.out, start);
	decimal_attribute(writer, "delta", at->figure.has_delta, at->figure.delta);
	decimal_attribute(writer, "percent", at->figure.has_percent, at->figure.percent);
}

static void write_change(struct writer *writer, const struct change *change)
{
	const struct marked *at = change->at;
	const struct marked *left = change->left ? change->left : at;
	const struct marked *within = change->within;
	xml_start(&writer->xml, "change");
	text_attribute(writer, "kind", change_kind_name(change->kind));
	text_attribute(writer, "part", change->part);
	text_attribute(writer, "aspect", change->aspect);
	text_attribute(writer, "key", change->key);
	text_attribute(writer, "row", change->row);
	text_attribute(writer, "column", change->column);
	if (at && left->before) {
		text_attribute(writer, "old-number",
		               within && within->before ? within->before->number : STR(""));
		number_attribute(writer, "old-line", place_of_node(left->before)->line);
	}
	if (at && at->after) {
		text_attribute(writer, "number",
		               within && within->after ? within->after->number : STR(""));
		number_attribute(writer, "line", place_of_node(at->after)->line);
	}
	if (at && at->figure.aspects > 0 && change->kind == CHANGE_CHANGED) {
		write_aspects(writer, at);
	}
	xml_end_tag(&writer->xml);
	text_element(writer, "from", change->from);
	text_element(writer, "to", change->to);
	text_element(writer, "text", change->text);
	for (size_t i = 0; i < change->counterpart_count; i++) {
		text_element(writer, change->is_source ? "became" : "came-from",
		             marked_node(change->counterparts[i])->key);
	}
	xml_end(&writer->xml);
}

static void write_total(struct writer *writer, const char *name, const struct roll_up *total)
{
	xml_start(&writer->xml, name);
	text_attribute(writer, "unit", total->unit);
	if (total->has_overflow) {
		text_attribute(writer, "overflow", STR("true"));
		xml_end(&writer->xml);
		return;
	}
	decimal_attribute(writer, "old-stated", total->has_stated[0], total->stated[0]);
	decimal_attribute(writer, "stated", total->has_stated[1], total->stated[1]);
	decimal_attribute(writer, "old-sum", true, total->summed[0]);
	decimal_attribute(writer, "sum", true, total->summed[1]);
	decimal_attribute(writer, "delta", !total->is_open, total->summed_delta);
	decimal_attribute(writer, "unexplained",
	                  !total->is_open && total->has_stated[0] && total->has_stated[1],
	                  total->unexplained);
	xml_end_tag(&writer->xml);
	for (size_t i = 0; i < total->count; i++) {
		const struct contribution *contribution = &total->contributions[i];
		xml_start(&writer->xml, "contribution");
		text_attribute(writer, "key", marked_node(contribution->direction)->key);
		decimal_attribute(writer, "from", contribution->has_from, contribution->from);
		decimal_attribute(writer, "to", contribution->has_to, contribution->to);
		decimal_attribute(writer, "delta", true, contribution->delta);
		xml_end(&writer->xml);
	}
	xml_end(&writer->xml);
}

static void write_list(struct writer *writer)
{
	const struct changes *changes = writer->changes;
	xml_start(&writer->xml, "list");
	xml_end_tag(&writer->xml);
	for (size_t i = 0; i < changes->count; i++) {
		write_change(writer, &changes->items[i]);
	}
	xml_end(&writer->xml);
	xml_start(&writer->xml, "totals");
	xml_end_tag(&writer->xml);
	write_total(writer, "funds", &changes->totals[SUM_FUNDS]);
	write_total(writer, "projects", &changes->totals[SUM_PROJECTS]);
	xml_end(&writer->xml);
}

enum status changes_xml(const struct report *report)
{
	struct writer writer;
	writer.words = report->words;
	writer.changes = report->changes;
	xml_writer_init(&writer.xml, report->stream, report->words.arena, true);
	xml_start(&writer.xml, "changes");
	xml_attribute(&writer.xml, "xmlns", STR(CHANGES_NAMESPACE));
	xml_attribute(&writer.xml, "xml:lang", STR("zh-Hans-CN"));
	xml_attribute(&writer.xml, "equal",
	              report->changes->found == 0 ? STR("true") : STR("false"));
	write_list(&writer);
	write_model(&writer);
	xml_end(&writer.xml);
	xml_writer_release(&writer.xml);
	return STATUS_OK;
}
