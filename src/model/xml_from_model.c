/* The model in, XML out. Knows the order of the elements; what attributes each has is
 * attribute.c's, and what any of it means nobody's here. */
#include "model/xml_from_model.h"

#include <errno.h>

#include "model/attribute.h"
#include "model/xml_out.h"

static void write_place(struct xml_out *out, const struct place *place)
{
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		if (i > 0) {
			xml_out_raw(out, STR(" "));
		}
		xml_out_number(out, piece.start);
		xml_out_raw(out, STR("-"));
		xml_out_number(out, piece.end);
	}
}

static void write_signed(struct xml_out *out, int64_t number)
{
	if (number < 0) {
		xml_out_raw(out, STR("-"));
	}
	xml_out_number(out, number < 0 ? -(uint64_t)number : (uint64_t)number);
}

static void write_coverage(struct xml_out *out, uint32_t coverage)
{
	char text[] = "0.0000";
	for (size_t i = sizeof text - 2; i > 1; i--) {
		text[i] = (char)('0' + coverage % 10);
		coverage /= 10;
	}
	text[0] = (char)('0' + coverage);
	xml_out_raw(out, STR(text));
}

static void write_attributes(struct xml_out *out, const struct attributes *list)
{
	char digits[DECIMAL_TEXT_SIZE];
	for (uint32_t i = 0; i < list->count; i++) {
		const struct attribute *item = &list->items[i];
		xml_out_raw(out, item->start);
		switch (item->type) {
		case ATTRIBUTE_TEXT:
			xml_out_value(out, item->as.text);
			break;
		case ATTRIBUTE_TRUE:
			xml_out_raw(out, STR("true"));
			break;
		case ATTRIBUTE_NUMBER:
			write_signed(out, item->as.number);
			break;
		case ATTRIBUTE_DECIMAL:
			xml_out_raw(out,
			            (struct str){digits, decimal_write(item->as.decimal, digits)});
			break;
		case ATTRIBUTE_PLACE:
			write_place(out, item->as.place);
			break;
		case ATTRIBUTE_COVERAGE:
			write_coverage(out, (uint32_t)item->as.number);
			break;
		}
		xml_out_raw(out, STR("\""));
	}
}

static void indent(struct xml_out *out, uint32_t depth)
{
	static const char blanks[] = "                ";
	while (depth >= sizeof blanks) {
		xml_out_raw(out, STR(blanks));
		depth -= (uint32_t)sizeof blanks - 1;
	}
	xml_out_raw(out, str_slice(STR(blanks), 0, depth));
}

/* "<name attributes", without the end of the tag. */
static void write_start(struct xml_out *out, uint32_t depth, struct str name,
                        const struct attributes *list)
{
	indent(out, depth);
	xml_out_raw(out, STR("<"));
	xml_out_raw(out, name);
	write_attributes(out, list);
}

static void write_end(struct xml_out *out, struct str name)
{
	xml_out_raw(out, STR("</"));
	xml_out_raw(out, name);
	xml_out_raw(out, STR(">\n"));
}

/* An element that holds text or nothing, on a line of its own. */
static void write_leaf(struct xml_out *out, uint32_t depth, struct str name,
                       const struct attributes *list, struct str text)
{
	write_start(out, depth, name, list);
	if (text.size == 0) {
		xml_out_raw(out, STR("/>\n"));
		return;
	}
	xml_out_raw(out, STR(">"));
	xml_out_text(out, text);
	write_end(out, name);
}

static void write_container(struct xml_out *out, uint32_t depth, struct str name,
                            const struct attributes *list)
{
	write_start(out, depth, name, list);
	xml_out_raw(out, STR(">\n"));
}

/* A root and all below it; nothing where there is nothing below. */
static void write_tree(struct xml_out *out, enum node_kind kind, const struct node *root)
{
	if (!root->first) {
		return;
	}
	struct attributes list = {.count = 0};
	uint32_t depth = 1;
	write_container(out, depth++, node_kind_name(kind), &list);
	for (const struct node *node = root->first; node;) {
		attributes_of_node(&list, node);
		if (node->first) {
			write_container(out, depth++, node_kind_name(node->kind), &list);
		} else {
			write_leaf(out, depth, node_kind_name(node->kind), &list, node->text);
		}
		uint32_t ended;
		const struct node *next = node_next(node, root, &ended);
		for (; ended > 0; ended--) {
			node = node->parent;
			indent(out, --depth);
			write_end(out, node_kind_name(node == root ? kind : node->kind));
		}
		node = next;
	}
}

static void write_head(struct xml_out *out, const struct model *model)
{
	struct attributes list;
	attributes_of_source(&list, model);
	write_leaf(out, 1, STR("source"), &list, (struct str){0});
	if (model->title.size > 0) {
		attributes_of_title(&list, model);
		write_leaf(out, 1, STR("title"), &list, model->title);
	}
	attributes_of_programme(&list, model);
	if (list.count > 0) {
		write_leaf(out, 1, STR("programme"), &list, (struct str){0});
	}
}

static void write_repairs(struct xml_out *out, const struct model *model)
{
	struct attributes list = {.count = 0};
	if (model->repair_count == 0) {
		return;
	}
	write_container(out, 1, STR("repairs"), &list);
	for (size_t i = 0; i < model->repair_count; i++) {
		const struct repair *repair = &model->repairs[i];
		attributes_of_repair(&list, repair);
		write_start(out, 2, STR("repair"), &list);
		xml_out_raw(out, STR("><from>"));
		xml_out_text(out, repair->from);
		xml_out_raw(out, STR("</from><to>"));
		xml_out_text(out, repair->to);
		xml_out_raw(out, STR("</to></repair>\n"));
	}
	indent(out, 1);
	write_end(out, STR("repairs"));
}

static void write_residue(struct xml_out *out, const struct model *model)
{
	struct attributes list;
	attributes_of_residue(&list, model);
	if (model->residue_count == 0) {
		write_leaf(out, 1, STR("residue"), &list, (struct str){0});
		return;
	}
	write_container(out, 1, STR("residue"), &list);
	for (size_t i = 0; i < model->residue_count; i++) {
		attributes_of_span(&list, &model->residues[i]);
		write_leaf(out, 2, STR("span"), &list, model->residues[i].text);
	}
	indent(out, 1);
	write_end(out, STR("residue"));
}

static void write_unknown_labels(struct xml_out *out, const struct model *model)
{
	struct attributes list = {.count = 0};
	if (model->unknown_label_count == 0) {
		return;
	}
	write_container(out, 1, STR("unknown-labels"), &list);
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		attributes_of_label(&list, &model->unknown_labels[i]);
		write_leaf(out, 2, STR("label"), &list, model->unknown_labels[i].text);
	}
	indent(out, 1);
	write_end(out, STR("unknown-labels"));
}

enum status xml_from_model(FILE *stream, const struct model *model, struct diags *diags)
{
	struct xml_out out;
	struct attributes list;
	xml_out_init(&out, stream);
	attributes_of_guideline(&list, model);
	xml_out_raw(&out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	                      "<guideline xmlns=\"" GUIDELINE_NAMESPACE "\""
	                      " xml:lang=\"zh-Hans-CN\""));
	write_attributes(&out, &list);
	xml_out_raw(&out, STR(">\n"));
	write_head(&out, model);
	write_tree(&out, NODE_STATED, model->stated);
	write_tree(&out, NODE_BODY, model->body);
	write_tree(&out, NODE_MENTIONS, model->mentions);
	write_repairs(&out, model);
	write_residue(&out, model);
	write_unknown_labels(&out, model);
	write_end(&out, STR("guideline"));
	xml_out_flush(&out);
	errno = 0;
	if (fflush(stream) != 0 || ferror(stream)) {
		const char *reason = errno ? strerror(errno) : "write error";
		return diags_trouble(diags, MESSAGE_FILE_UNWRITABLE, STR(""), str_from(reason));
	}
	return STATUS_OK;
}
