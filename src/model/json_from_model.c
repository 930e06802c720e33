/* The model in, JSON out, by yajl. Names and order come from attribute.c, as the XML's do. */
#include "model/json_from_model.h"

#include <errno.h>
#include <yajl/yajl_gen.h>

#include "base/buf.h"
#include "model/attribute.h"
#include "model/message.h"

struct writer {
	yajl_gen gen;
	yajl_gen_status status; /* the first that was not fine */
	struct buf place;       /* for bytes */
};

static void check(struct writer *writer, yajl_gen_status status)
{
	if (writer->status == yajl_gen_status_ok) {
		writer->status = status;
	}
}

static void write_string(struct writer *writer, struct str text)
{
	const char *data = text.data ? text.data : "";
	check(writer, yajl_gen_string(writer->gen, (const unsigned char *)data, text.size));
}

static void open_map(struct writer *writer)
{
	check(writer, yajl_gen_map_open(writer->gen));
}

static void close_map(struct writer *writer)
{
	check(writer, yajl_gen_map_close(writer->gen));
}

static void open_array(struct writer *writer, struct str key)
{
	write_string(writer, key);
	check(writer, yajl_gen_array_open(writer->gen));
}

static void close_array(struct writer *writer)
{
	check(writer, yajl_gen_array_close(writer->gen));
}

static void write_place(struct writer *writer, const struct place *place)
{
	buf_clear(&writer->place);
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		buf_format(&writer->place, "%s%u-%u", i > 0 ? " " : "", piece.start, piece.end);
	}
	write_string(writer, buf_str(&writer->place));
}

static void write_decimal(struct writer *writer, struct decimal decimal)
{
	char digits[DECIMAL_TEXT_SIZE];
	struct str text = {digits, decimal_write(decimal, digits)};
	if (decimal.scale > 0) {
		write_string(writer, text);
	} else {
		check(writer, yajl_gen_number(writer->gen, text.data, text.size));
	}
}

static void write_coverage(struct writer *writer, uint32_t coverage)
{
	buf_clear(&writer->place);
	buf_format(&writer->place, "%u.%04u", coverage / 10000, coverage % 10000);
	write_string(writer, buf_str(&writer->place));
}

static void write_attributes(struct writer *writer, const struct attributes *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		const struct attribute *item = &list->items[i];
		write_string(writer, attribute_name(item));
		switch (item->type) {
		case ATTRIBUTE_TEXT:
			write_string(writer, item->as.text);
			break;
		case ATTRIBUTE_TRUE:
			check(writer, yajl_gen_bool(writer->gen, true));
			break;
		case ATTRIBUTE_NUMBER:
			check(writer, yajl_gen_integer(writer->gen, item->as.number));
			break;
		case ATTRIBUTE_DECIMAL:
			write_decimal(writer, item->as.decimal);
			break;
		case ATTRIBUTE_PLACE:
			write_place(writer, item->as.place);
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
		write_string(writer, STR("text"));
		write_string(writer, text);
	}
}

/* The nodes below a root, as a list. */
static void write_tree(struct writer *writer, struct str key, const struct node *root)
{
	struct attributes list;
	open_array(writer, key);
	for (const struct node *node = root->first; node;) {
		open_map(writer);
		write_string(writer, STR("element"));
		write_string(writer, node_kind_name(node->kind));
		attributes_of_node(&list, node);
		write_attributes(writer, &list);
		if (node->first) {
			open_array(writer, STR("content"));
		} else {
			write_text(writer, node->text);
			close_map(writer);
		}
		uint32_t ended;
		const struct node *next = node_next(node, root, &ended);
		for (; ended > 0; ended--) {
			node = node->parent;
			if (node != root) {
				close_array(writer);
				close_map(writer);
			}
		}
		node = next;
	}
	close_array(writer);
}

static void write_head(struct writer *writer, const struct model *model)
{
	struct attributes list;
	attributes_of_guideline(&list, model);
	write_attributes(writer, &list);
	attributes_of_source(&list, model);
	write_string(writer, STR("source"));
	open_map(writer);
	write_attributes(writer, &list);
	close_map(writer);
	if (model->title.size > 0) {
		attributes_of_title(&list, model);
		write_string(writer, STR("title"));
		open_map(writer);
		write_attributes(writer, &list);
		write_text(writer, model->title);
		close_map(writer);
	}
	attributes_of_programme(&list, model);
	if (list.count > 0) {
		write_string(writer, STR("programme"));
		open_map(writer);
		write_attributes(writer, &list);
		close_map(writer);
	}
}

static void write_repairs(struct writer *writer, const struct model *model)
{
	struct attributes list;
	open_array(writer, STR("repairs"));
	for (size_t i = 0; i < model->repair_count; i++) {
		open_map(writer);
		attributes_of_repair(&list, &model->repairs[i]);
		write_attributes(writer, &list);
		write_string(writer, STR("from"));
		write_string(writer, model->repairs[i].from);
		write_string(writer, STR("to"));
		write_string(writer, model->repairs[i].to);
		close_map(writer);
	}
	close_array(writer);
}

static void write_residue(struct writer *writer, const struct model *model)
{
	struct attributes list;
	write_string(writer, STR("residue"));
	open_map(writer);
	attributes_of_residue(&list, model);
	write_attributes(writer, &list);
	open_array(writer, STR("spans"));
	for (size_t i = 0; i < model->residue_count; i++) {
		open_map(writer);
		attributes_of_span(&list, &model->residues[i]);
		write_attributes(writer, &list);
		write_text(writer, model->residues[i].text);
		close_map(writer);
	}
	close_array(writer);
	close_map(writer);
}

static void write_unknown_labels(struct writer *writer, const struct model *model)
{
	struct attributes list;
	open_array(writer, STR("unknown-labels"));
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		open_map(writer);
		attributes_of_label(&list, &model->unknown_labels[i]);
		write_attributes(writer, &list);
		write_text(writer, model->unknown_labels[i].text);
		close_map(writer);
	}
	close_array(writer);
}

static void print(void *stream, const char *text, size_t size)
{
	/* A failed write sets the stream's error flag, which is read at the end. */
	size_t written = fwrite_unlocked(text, 1, size, stream);
	(void)written;
}

enum status json_from_model(FILE *stream, const struct model *model, struct diags *diags)
{
	struct writer writer = {.gen = yajl_gen_alloc(NULL), .status = yajl_gen_status_ok};
	if (!writer.gen) {
		out_of_memory();
	}
	yajl_gen_config(writer.gen, yajl_gen_beautify, 1);
	yajl_gen_config(writer.gen, yajl_gen_indent_string, " ");
	yajl_gen_config(writer.gen, yajl_gen_print_callback, print, stream);
	buf_init(&writer.place);
	open_map(&writer);
	write_head(&writer, model);
	write_tree(&writer, STR("stated"), model->stated);
	write_tree(&writer, STR("body"), model->body);
	write_tree(&writer, STR("mentions"), model->mentions);
	write_repairs(&writer, model);
	write_residue(&writer, model);
	write_unknown_labels(&writer, model);
	close_map(&writer);
	buf_release(&writer.place);
	yajl_gen_free(writer.gen);
	if (writer.status != yajl_gen_status_ok) {
		struct str limit = arena_format(diags->arena, "%d", YAJL_MAX_DEPTH);
		return diags_trouble(diags, &MESSAGE_JSON_UNWRITABLE, STR(""), limit);
	}
	errno = 0;
	if (fflush(stream) != 0 || ferror(stream)) {
		const char *reason = errno ? strerror(errno) : "write error";
		return diags_trouble(diags, &MESSAGE_FILE_UNWRITABLE, STR(""), str_from(reason));
	}
	return STATUS_OK;
}
