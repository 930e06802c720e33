/* zhinan diff OLD NEW: the differences between two guidelines, each a source or an XML model.
 * zhinan diff --apply CHANGES OLD: makes the new model from the old one and the XML of the
 * changes. */
#include "base/utf8.h"
#include "cmd/compare.h"
#include "cmd/doubts.h"
#include "cmd/input.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "diff/apply_changes.h"
#include "model/xml_from_model.h"

/* ---- comparing ---- */

/* Adds the topics that --only names. */
static enum status read_topics(unsigned *topics, struct context *context)
{
	const char *list = context->options.only;
	*topics = list ? 0 : TOPICS_ALL;
	for (size_t width; list && *list; list += width + (list[width] == ',')) {
		unsigned bit = 0;
		width = strcspn(list, ",");
		struct str name = {list, width};
		while (bit < TOPIC_COUNT && !str_equal(change_topic_name(bit), name)) {
			bit++;
		}
		if (bit == TOPIC_COUNT) {
			return diags_trouble(&context->diags, &MESSAGE_DIFF_UNKNOWN_TOPIC, STR(""),
			                     arena_copy(context->arena, name));
		}
		*topics |= 1u << bit;
	}
	return STATUS_OK;
}

/* Compares an XML even if it contradicts itself; the answer is then no in any case. */
enum status compare_documents(struct context *context, const struct document documents[2],
                              unsigned topics)
{
	struct changes changes;
	const struct changes_options options = {.strict_text = context->options.strict_text};
	const struct audit_origin origins[2] = {
	    {.is_document = !document_is_xml(&documents[0])},
	    {.is_document = !document_is_xml(&documents[1])},
	};
	changes_from_models(&changes, context->arena, &documents[0].model, &documents[1].model,
	                    &options);
	doubt_pair(context, &changes);
	changes_keep(&changes, topics);
	struct report report = {.changes = &changes, .origins = origins};
	enum status status = output_report(context, REPORT_CHANGES, &report);
	return status == STATUS_OK && changes.count > 0 ? STATUS_NO : status;
}

/* ---- applying ---- */

/* The XML of a model, in the arena. */
static enum status model_xml(struct str *out, struct context *context, const struct model *model)
{
	struct memory_writer writer;
	memory_writer_open(&writer);
	enum status status = xml_from_model(writer.stream, model, &context->diags);
	*out = memory_writer_close(&writer, context->arena);
	return status;
}

/* The line of a text that begins at a byte. */
static struct str line_at(struct str text, size_t start)
{
	enum { MAX_SHOWN = 200 /* bytes, enough to recognise the line */ };
	struct str rest = str_slice(text, start, text.size);
	const char *end = rest.size > 0 ? memchr(rest.data, '\n', rest.size) : NULL;
	struct str line = str_slice(rest, 0, end ? (size_t)(end - rest.data) : rest.size);
	return str_trim(utf8_head(line, MAX_SHOWN));
}

/* Whether the old model is the one that the changes were made from. */
static enum status check_old(struct context *context, const struct model *old,
                             const struct model *expected, const char *path)
{
	struct str here;
	struct str there;
	struct diags *diags = &context->diags;
	enum status status = model_xml(&here, context, old);
	status = status == STATUS_OK ? model_xml(&there, context, expected) : status;
	if (status != STATUS_OK || str_equal(here, there)) {
		return status;
	}
	size_t start = 0;
	size_t line = 1;
	for (size_t i = 0; i < here.size && i < there.size && here.data[i] == there.data[i]; i++) {
		if (here.data[i] == '\n') {
			start = i + 1;
			line++;
		}
	}
	const struct str arguments[DIAG_ARGUMENTS] = {arena_format(context->arena, "%zu", line),
	                                              line_at(there, start)};
	diags_add(diags, DIAG_ERROR, &MESSAGE_CHANGES_OTHER_OLD, str_from(path), arguments);
	return STATUS_NO;
}

static enum status write_new(struct context *context, const struct model *model)
{
	struct file_writer writer;
	enum status status = output_open(&writer, context);
	return status != STATUS_OK
	           ? status
	           : output_close(&writer, context,
	                          xml_from_model(writer.stream, model, &context->diags));
}

/* Models that contradict themselves have been compared, and so their changes are applied; the answer is then no, as
 * it was to comparing them. */
static enum status apply(struct context *context, const char *changes_path, const char *old_path)
{
	struct str bytes;
	struct document old;
	struct model expected;
	struct model result;
	struct changes_document *changes;
	struct arena *arena = context->arena;
	struct diags *diags = &context->diags;
	enum status answer =
	    file_read(&bytes, arena, changes_path, context->options.max_bytes, diags);
	if (answer == STATUS_OK) {
		answer =
		    changes_document_read(&changes, arena, bytes, str_from(changes_path), diags);
	}
	if (answer != STATUS_OK) {
		return answer;
	}
	answer = apply_changes(&expected, arena, changes, SIDE_OLD, diags);
	if (answer == STATUS_TROUBLE) {
		return answer;
	}
	answer = status_worse(answer, input_read_model(&old, context, old_path));
	enum status status =
	    answer == STATUS_TROUBLE ? answer : check_old(context, &old.model, &expected, old_path);
	document_release(&old);
	if (status != STATUS_OK) {
		return status;
	}
	answer = status_worse(answer, apply_changes(&result, arena, changes, SIDE_NEW, diags));
	return answer == STATUS_TROUBLE ? answer
	                                : status_worse(answer, write_new(context, &result));
}

enum status run_diff(struct context *context, int argc, char **argv)
{
	struct document documents[2];
	unsigned topics;
	enum status answer = read_topics(&topics, context);
	(void)argc;
	if (answer != STATUS_OK) {
		return answer;
	}
	if (context->options.apply) {
		return apply(context, argv[0], argv[1]);
	}
	for (int i = 0; i < 2; i++) {
		enum status status = input_read_model(&documents[i], context, argv[i]);
		answer = status_worse(answer, status);
	}
	if (answer != STATUS_TROUBLE) {
		enum status status = compare_documents(context, documents, topics);
		answer = status_worse(answer, status);
	}
	for (int i = 0; i < 2; i++) {
		document_release(&documents[i]);
	}
	return answer;
}
