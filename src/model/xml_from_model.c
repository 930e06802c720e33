/* Writes the model as XML. Knows the order of the elements; attribute.c knows their attributes. */
#include "model/xml_from_model.h"

#include "base/system_error.h"
#include "model/xml_element.h"

/* A root and all below it; nothing if the root has no children. */
static void write_tree(struct xml_out *out, enum node_kind kind, const struct node *root)
{
	if (!root->first) {
		return;
	}
	struct attributes list = {.count = 0};
	uint32_t depth = 1;
	xml_out_container(out, depth++, node_kind_name(kind), &list);
	for (const struct node *node = root->first; node;) {
		attributes_of_node(&list, node);
		if (node->first) {
			xml_out_container(out, depth++, node_kind_name(node->kind), &list);
		} else {
			xml_out_leaf(out, depth, node_kind_name(node->kind), &list, node->text);
		}
		uint32_t ended;
		const struct node *next = node_next(node, root, &ended);
		for (; ended > 0; ended--) {
			node = node->parent;
			xml_out_indent(out, --depth);
			xml_out_end(out, node_kind_name(node == root ? kind : node->kind));
		}
		node = next;
	}
}

static void write_head(struct xml_out *out, const struct model *model)
{
	struct attributes list;
	attributes_of_source(&list, model);
	xml_out_leaf(out, 1, STR("source"), &list, (struct str){0});
	if (model->title.size > 0) {
		attributes_of_title(&list, model);
		xml_out_leaf(out, 1, STR("title"), &list, model->title);
	}
	attributes_of_programme(&list, model);
	if (list.count > 0) {
		xml_out_leaf(out, 1, STR("programme"), &list, (struct str){0});
	}
}

static void write_repairs(struct xml_out *out, const struct model *model)
{
	struct attributes list = {.count = 0};
	if (model->repair_count == 0) {
		return;
	}
	xml_out_container(out, 1, STR("repairs"), &list);
	for (size_t i = 0; i < model->repair_count; i++) {
		const struct repair *repair = &model->repairs[i];
		attributes_of_repair(&list, repair);
		xml_out_start(out, 2, STR("repair"), &list);
		xml_out_raw(out, STR("><from>"));
		xml_out_text(out, repair->from);
		xml_out_raw(out, STR("</from><to>"));
		xml_out_text(out, repair->to);
		xml_out_raw(out, STR("</to></repair>\n"));
	}
	xml_out_indent(out, 1);
	xml_out_end(out, STR("repairs"));
}

static void write_residue(struct xml_out *out, const struct model *model)
{
	struct attributes list;
	attributes_of_residue(&list, model);
	if (model->residue_count + model->stopped_count == 0) {
		xml_out_leaf(out, 1, STR("residue"), &list, (struct str){0});
		return;
	}
	xml_out_container(out, 1, STR("residue"), &list);
	for (size_t i = 0; i < model->residue_count; i++) {
		attributes_of_span(&list, &model->residues[i]);
		xml_out_leaf(out, 2, STR("span"), &list, model->residues[i].text);
	}
	for (size_t i = 0; i < model->stopped_count; i++) {
		attributes_of_stopped(&list, &model->stopped[i]);
		xml_out_leaf(out, 2, STR("stopped"), &list, model->stopped[i].text);
	}
	xml_out_indent(out, 1);
	xml_out_end(out, STR("residue"));
}

static void write_unknown_labels(struct xml_out *out, const struct model *model)
{
	struct attributes list = {.count = 0};
	if (model->unknown_label_count == 0) {
		return;
	}
	xml_out_container(out, 1, STR("unknown-labels"), &list);
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		attributes_of_label(&list, &model->unknown_labels[i]);
		xml_out_leaf(out, 2, STR("label"), &list, model->unknown_labels[i].text);
	}
	xml_out_indent(out, 1);
	xml_out_end(out, STR("unknown-labels"));
}

static void write_corrections(struct xml_out *out, const struct model *model)
{
	struct attributes list;
	if (model->corrections_sha256.size == 0) {
		return;
	}
	attributes_of_corrections(&list, model);
	xml_out_container(out, 1, STR("corrections"), &list);
	for (size_t i = 0; i < model->correction_count; i++) {
		attributes_of_correction(&list, &model->corrections[i]);
		xml_out_leaf(out, 2, correction_element(&model->corrections[i]), &list,
		             model->corrections[i].words);
	}
	xml_out_indent(out, 1);
	xml_out_end(out, STR("corrections"));
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
	xml_out_attributes(&out, &list);
	xml_out_raw(&out, STR(">\n"));
	write_head(&out, model);
	write_tree(&out, NODE_STATED, model->stated);
	write_tree(&out, NODE_BODY, model->body);
	write_tree(&out, NODE_MENTIONS, model->mentions);
	write_repairs(&out, model);
	write_residue(&out, model);
	write_unknown_labels(&out, model);
	write_corrections(&out, model);
	xml_out_end(&out, STR("guideline"));
	xml_out_flush(&out);
	int error = stream_error(stream);
	return error ? unwritable(diags, "", error) : STATUS_OK;
}
