/* Changes as a redline: a DOCX of the new text with what was inserted, deleted and moved as tracked
 * changes, and comments that say by how much figures differ. Accepting all gives the paragraphs of the
 * new model, rejecting all those of the old one. In front stands a block that says what was compared. */
#include "base/file.h"
#include "base/sort.h"
#include "report/docx_out.h"
#include "report/message.h"
#include "report/redline.h"
#include "report/report.h"
#include "report/wrap.h"

static int compare_node_rows(const void *a, const void *b)
{
	const struct node_row *left = a;
	const struct node_row *right = b;
	return compare_then((uintptr_t)left->at, (uintptr_t)right->at,
	                    COMPARE(left->row, right->row));
}

static void find_rows(struct redline *redline)
{
	struct changes_rows *rows = &redline->rows;
	rows_from_changes(rows, redline->words.arena, redline->changes);
	redline->node_rows = ARENA_ARRAY(redline->words.arena, struct node_row, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		if (rows->items[i].entry_count > 0) {
			redline->node_rows[redline->node_row_count++] =
			    (struct node_row){rows->items[i].at, (uint32_t)i};
		}
	}
	SORT(redline->node_rows, redline->node_row_count, compare_node_rows);
	redline->is_commented =
	    ARENA_ARRAY(redline->words.arena, bool, redline->changes->count + 1);
	for (size_t i = 0; i < redline->changes->count; i++) {
		redline->is_commented[i] = !redline_comments_on(&redline->changes->items[i]);
	}
}

/* Whether a node, or what was left at its place, is within something that moved, or a table. */
static bool is_inner(const struct marked *at)
{
	for (at = at->parent; at; at = at->parent) {
		if (at->is_relocated || marked_node(at)->kind == NODE_TABLE) {
			return true;
		}
	}
	return false;
}

static void find_inner_moves(struct redline *redline)
{
	const struct marked *body = redline->changes->body;
	uint32_t ended;
	uint32_t last = 0;
	for (const struct marked *at = body->first; at; at = marked_next(at, body, &ended)) {
		last = at->id > last ? at->id : last;
	}
	redline->has_inner = ARENA_ARRAY(redline->words.arena, bool, (size_t)last + 1);
	for (const struct marked *at = body->first; at; at = marked_next(at, body, &ended)) {
		const struct marked *target = at->target ? at->target : at;
		if ((at->target || at->is_relocated) && is_inner(at)) {
			redline->has_inner[target->id] = true;
		}
	}
}

/* ---- the block in front ---- */

static void start_summary(struct redline *redline, const char *style, struct str text)
{
	redline_start_styled(&redline->out, "w:p", "w:pPr", "w:pStyle", style);
	xml_end(&redline->out);
	redline_run(&redline->out, "w:t", printable(text, redline->words.arena), false);
}

static void write_document(struct redline *redline, const struct message *message,
                           const struct model *model)
{
	const struct wording *words = &redline->words;
	struct str name = words_bracketed(words, model->source.name, words_edition(words, model));
	struct str text = words_joined(words, model->title, "  ", name);
	start_summary(redline, "Summary", words_say(words, message, text));
	xml_end(&redline->out);
}

/* What was compared, and how much differs; with the comments that have no place in the text. */
static void write_summary(struct redline *redline)
{
	const struct changes *changes = redline->changes;
	const struct wording *words = &redline->words;
	start_summary(redline, "SummaryTitle", words_of(words, &MESSAGE_REDLINE_HEADING));
	xml_end(&redline->out);
	write_document(redline, &MESSAGE_REDLINE_OLD, changes->before);
	write_document(redline, &MESSAGE_REDLINE_NEW, changes->after);
	start_summary(
	    redline, "Summary",
	    words_say(words, &MESSAGE_REDLINE_CHANGES, words_change_counts(words, changes)));
	for (size_t i = 0; i < changes->count; i++) {
		if (!redline->is_commented[i]) {
			redline_comment(redline, i);
			redline_reference(redline, redline->comment_count - 1);
		}
	}
	xml_end(&redline->out);
	start_summary(redline, "Summary", words_of(words, &MESSAGE_REDLINE_HELP));
	xml_end(&redline->out);
	redline_start_styled(&redline->out, "w:p", "w:pPr", "w:pStyle", "Spacer");
	xml_end(&redline->out);
	xml_end(&redline->out);
}

/* ---- the parts ---- */

/* Begins and ends a part that is written to memory. */
static void open_part(struct xml_writer *out, struct memory_writer *memory, struct arena *arena)
{
	memory_writer_open(memory);
	xml_writer_init(out, memory->stream, arena, false);
}

static struct str close_part(struct xml_writer *out, struct memory_writer *memory,
                             struct arena *arena)
{
	xml_writer_release(out);
	return memory_writer_close(memory, arena);
}

enum status changes_docx(const struct report *report)
{
	struct arena *arena = report->words.arena;
	struct redline *redline = ARENA_NEW(arena, struct redline);
	struct memory_writer memory;
	struct memory_writer comments;
	redline->words = report->words;
	redline->changes = report->changes;
	find_rows(redline);
	find_inner_moves(redline);
	open_part(&redline->comments, &comments, arena);
	xml_raw(&redline->comments,
	        STR("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"));
	xml_start(&redline->comments, "w:comments");
	xml_attribute(&redline->comments, "xmlns:w", STR(DOCX_NAMESPACE));
	/* the texts first: they show which comments have a place in them */
	open_part(&redline->out, &memory, arena);
	redline_texts(redline);
	struct str texts = close_part(&redline->out, &memory, arena);
	open_part(&redline->out, &memory, arena);
	xml_raw(&redline->out, str_from(docx_document_start));
	write_summary(redline);
	xml_raw(&redline->out, texts);
	xml_raw(&redline->out, str_from(docx_document_end));
	xml_end(&redline->comments);
	struct docx_parts parts = {
	    .document = close_part(&redline->out, &memory, arena),
	    .comments = close_part(&redline->comments, &comments, arena),
	    .title =
		words_joined(&redline->words, words_of(&redline->words, &MESSAGE_REDLINE_HEADING),
	                     " ", report->changes->after->title),
	};
	return docx_write(report->stream, &parts, arena, report->diags);
}
