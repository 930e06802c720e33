/* Names and order come from attribute.c, as the XML's do. */
#include "model/json_write.h"

#include "base/buf.h"
#include "base/json_out.h"
#include "base/system_error.h"
#include "model/attribute.h"
#include "model/message.h"

struct writer {
	struct json_out out;
	struct buf text; /* of a value that is put together */
};

static void append_number(struct buf *buf, uint32_t number)
{
	char digits[10];
	size_t start = sizeof digits;
	do {
		digits[--start] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	buf_append(buf, (struct str){digits + start, sizeof digits - start});
}

static void write_place(struct writer *writer, const struct place *place)
{
	buf_clear(&writer->text);
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		buf_append(&writer->text, i > 0 ? STR(" ") : (struct str){0});
		append_number(&writer->text, piece.start);
		buf_append_byte(&writer->text, '-');
		append_number(&writer->text, piece.end);
	}
	json_text(&writer->out, NULL, buf_str(&writer->text));
}

static void write_decimal(struct writer *writer, struct decimal decimal)
{
	char digits[DECIMAL_TEXT_SIZE];
	struct str text = {digits, decimal_write(decimal, digits)};
	if (decimal.scale > 0) {
		json_text(&writer->out, NULL, text);
	} else {
		json_digits(&writer->out, NULL, text);
	}
}

static void write_coverage(struct writer *writer, uint32_t coverage)
{
	buf_clear(&writer->text);
	buf_format(&writer->text, "%u.%04u", coverage / 10000, coverage % 10000);
	json_text(&writer->out, NULL, buf_str(&writer->text));
}

static void write_box(struct writer *writer, struct box box)
{
	const int32_t sides[] = {box.x0, box.y0, box.x1, box.y1};
	json_list(&writer->out, NULL);
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
		json_integer(&writer->out, NULL, sides[i]);
	}
	json_end_list(&writer->out);
}

static void write_attributes(struct writer *writer, const struct attributes *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		const struct attribute *item = &list->items[i];
		json_key(&writer->out, attribute_name(item));
		switch (item->type) {
		case ATTRIBUTE_TEXT:
			json_text(&writer->out, NULL, item->as.text);
			break;
		case ATTRIBUTE_TRUE:
			json_true(&writer->out, NULL);
			break;
		case ATTRIBUTE_NUMBER:
			json_integer(&writer->out, NULL, item->as.number);
			break;
		case ATTRIBUTE_DECIMAL:
			write_decimal(writer, item->as.decimal);
			break;
		case ATTRIBUTE_PLACE:
			write_place(writer, item->as.place);
			break;
		case ATTRIBUTE_BOX:
			write_box(writer, item->as.place->box);
			break;
		case ATTRIBUTE_COVERAGE:
			write_coverage(writer, (uint32_t)item->as.number);
			break;
		}
	}
}

static void write_text(struct writer *writer, struct str text)
{
	if (text.size > 0) {
		json_text(&writer->out, "text", text);
	}
}

/* A map of attributes and a text. */
static void write_entry(struct writer *writer, const char *key, const struct attributes *list,
                        struct str text)
{
	json_map(&writer->out, key);
	write_attributes(writer, list);
	write_text(writer, text);
	json_end_map(&writer->out);
}

/* The nodes below a root, as a list. */
static void write_tree(struct writer *writer, const char *key, const struct node *root)
{
	struct attributes list;
	json_list(&writer->out, key);
	for (const struct node *node = root->first; node;) {
		json_map(&writer->out, NULL);
		json_text(&writer->out, "element", node_kind_name(node->kind));
		attributes_of_node(&list, node);
		write_attributes(writer, &list);
		if (node->first) {
			json_list(&writer->out, "content");
		} else {
			write_text(writer, node->text);
			json_end_map(&writer->out);
		}
		uint32_t ended;
		const struct node *next = node_next(node, root, &ended);
		for (; ended > 0; ended--) {
			node = node->parent;
			if (node != root) {
				json_end_list(&writer->out);
				json_end_map(&writer->out);
			}
		}
		node = next;
	}
	json_end_list(&writer->out);
}

static void write_head(struct writer *writer, const struct model *model)
{
	struct attributes list;
	attributes_of_guideline(&list, model);
	write_attributes(writer, &list);
	attributes_of_source(&list, model);
	write_entry(writer, "source", &list, STR(""));
	if (model->title.size > 0) {
		attributes_of_title(&list, model);
		write_entry(writer, "title", &list, model->title);
	}
	attributes_of_programme(&list, model);
	if (list.count > 0) {
		write_entry(writer, "programme", &list, STR(""));
	}
}

static void write_repairs(struct writer *writer, const struct model *model)
{
	struct attributes list;
	json_list(&writer->out, "repairs");
	for (size_t i = 0; i < model->repair_count; i++) {
		json_map(&writer->out, NULL);
		attributes_of_repair(&list, &model->repairs[i]);
		write_attributes(writer, &list);
		json_text(&writer->out, "from", model->repairs[i].from);
		json_text(&writer->out, "to", model->repairs[i].to);
		json_end_map(&writer->out);
	}
	json_end_list(&writer->out);
}

static void write_residue(struct writer *writer, const struct model *model)
{
	struct attributes list;
	json_map(&writer->out, "residue");
	attributes_of_residue(&list, model);
	write_attributes(writer, &list);
	json_list(&writer->out, "spans");
	for (size_t i = 0; i < model->residue_count; i++) {
		attributes_of_span(&list, &model->residues[i]);
		write_entry(writer, NULL, &list, model->residues[i].text);
	}
	json_end_list(&writer->out);
	if (model->stopped_count > 0) {
		json_list(&writer->out, "stopped");
		for (size_t i = 0; i < model->stopped_count; i++) {
			attributes_of_stopped(&list, &model->stopped[i]);
			write_entry(writer, NULL, &list, model->stopped[i].text);
		}
		json_end_list(&writer->out);
	}
	json_end_map(&writer->out);
}

static void write_unknown_labels(struct writer *writer, const struct model *model)
{
	struct attributes list;
	json_list(&writer->out, "unknown-labels");
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		attributes_of_label(&list, &model->unknown_labels[i]);
		write_entry(writer, NULL, &list, model->unknown_labels[i].text);
	}
	json_end_list(&writer->out);
}

/* The corrections of a model or, apart from them, its remarks. */
static void write_said(struct writer *writer, const char *key, const struct model *model,
                       bool is_remark)
{
	struct attributes list;
	json_list(&writer->out, key);
	for (size_t i = 0; i < model->correction_count; i++) {
		if (model->corrections[i].is_remark == is_remark) {
			attributes_of_correction(&list, &model->corrections[i]);
			write_entry(writer, NULL, &list, model->corrections[i].words);
		}
	}
	json_end_list(&writer->out);
}

static void write_corrections(struct writer *writer, const struct model *model)
{
	struct attributes list;
	if (model->corrections_sha256.size == 0) {
		return;
	}
	json_map(&writer->out, "corrections");
	attributes_of_corrections(&list, model);
	write_attributes(writer, &list);
	write_said(writer, "items", model, false);
	write_said(writer, "remarks", model, true);
	json_end_map(&writer->out);
}

static enum status write_model(struct writer *writer, FILE *stream, const struct model *model,
                               struct diags *diags)
{
	buf_init(&writer->text);
	json_map(&writer->out, NULL);
	write_head(writer, model);
	write_tree(writer, "stated", model->stated);
	write_tree(writer, "body", model->body);
	write_tree(writer, "mentions", model->mentions);
	write_repairs(writer, model);
	write_residue(writer, model);
	write_unknown_labels(writer, model);
	write_corrections(writer, model);
	json_end_map(&writer->out);
	buf_release(&writer->text);
	json_out_release(&writer->out);
	if (writer->out.is_too_deep) {
		struct str limit = arena_format(diags->arena, "%d", JSON_OUT_DEPTH_LIMIT);
		return diags_trouble(diags, &MESSAGE_JSON_UNWRITABLE, STR(""), limit);
	}
	int error = stream_error(stream);
	return error ? unwritable(diags, "", error) : STATUS_OK;
}

enum status json_write(FILE *stream, const struct model *model, struct diags *diags)
{
	struct writer writer;
	json_out_init(&writer.out, stream);
	return write_model(&writer, stream, model, diags);
}

enum status json_write_line(FILE *stream, const struct model *model, struct diags *diags)
{
	struct writer writer;
	json_out_init_lines(&writer.out, stream);
	return write_model(&writer, stream, model, diags);
}
