/* The content of an ODT as paragraphs. What a paragraph looks like plays no part; only what of it
 * is shown. */
#include "source/odt.h"

#include <stdlib.h>

#include "base/script.h"
#include "source/draft.h"
#include "source/markup.h"
#include "source/odt_numbering.h"
#include "source/odt_styles.h"

enum { MOST_BLANKS = 100 /* that one text:s may stand for */ };

/* A paragraph that is open; a note or a text box has paragraphs within a paragraph. */
struct paragraph {
	struct paragraph *outer;
	struct buf text;
	struct buf boxes; /* the paragraphs of its text boxes, a line each */
	bool is_blank;    /* a blank is due before the next character */
};

/* A list that is open. */
struct open_list {
	struct odt_list *list;
	int32_t start; /* that the item states; -1: none */
	bool is_due;   /* the next paragraph is the item's first */
};

struct document {
	struct reading_job *job;
	struct draft draft;
	struct odt_numbering numbering;
	struct odt_styles styles;
	struct paragraph *open;
	struct buf notes; /* the footnotes, a line each */
	struct open_list *lists;
	size_t list_count;
	size_t list_capacity;
	size_t skipped; /* depth of the element that is left out; 0: none */
	size_t outside; /* depth of the element that is outside; 0: none */
	size_t in_note; /* depth of the note's body; 0: none */
	size_t raised;  /* depth of the element whose text is superscript; 0: none */
	size_t lowered; /* the same for subscript */
	uint32_t note;
	bool note_begins;
	bool is_body; /* within the text of the document */
};

enum action {
	ACTION_PARAGRAPH,
	ACTION_BLANKS,
	ACTION_TAB,
	ACTION_BREAK,
	ACTION_LIST,
	ACTION_ITEM,
	ACTION_ROW,
	ACTION_CELL,
	ACTION_NOTE,
	ACTION_SPAN,
	ACTION_SECTION,
	ACTION_SKIP,
	ACTION_OUTSIDE,
	ACTION_BODY
};

static const struct {
	struct str name;
	enum action action;
} actions[] = {
    {STR_INIT("p"), ACTION_PARAGRAPH},
    {STR_INIT("h"), ACTION_PARAGRAPH},
    {STR_INIT("s"), ACTION_BLANKS},
    {STR_INIT("tab"), ACTION_TAB},
    {STR_INIT("line-break"), ACTION_BREAK},
    {STR_INIT("list"), ACTION_LIST},
    {STR_INIT("list-item"), ACTION_ITEM},
    {STR_INIT("table-row"), ACTION_ROW},
    {STR_INIT("table-cell"), ACTION_CELL},
    {STR_INIT("note-body"), ACTION_NOTE},
    {STR_INIT("span"), ACTION_SPAN},
    {STR_INIT("section"), ACTION_SECTION},
    {STR_INIT("page-number"), ACTION_SKIP},
    {STR_INIT("page-count"), ACTION_SKIP},
    {STR_INIT("note-citation"), ACTION_SKIP},
    {STR_INIT("tracked-changes"), ACTION_SKIP},
    {STR_INIT("annotation"), ACTION_SKIP},
    {STR_INIT("forms"), ACTION_SKIP},
    {STR_INIT("title"), ACTION_SKIP},
    {STR_INIT("desc"), ACTION_SKIP},
    {STR_INIT("ruby-text"), ACTION_SKIP},
    {STR_INIT("hidden-text"), ACTION_SKIP},
    {STR_INIT("hidden-paragraph"), ACTION_SKIP},
    {STR_INIT("sequence-decls"), ACTION_SKIP},
    {STR_INIT("table-of-content-source"), ACTION_SKIP},
    {STR_INIT("table-of-content"), ACTION_OUTSIDE},
    {STR_INIT("text"), ACTION_BODY},
};
enum { ACTION_COUNT = sizeof actions / sizeof *actions };

static size_t find_action(const struct markup_element *element)
{
	struct str space = element->space;
	bool is_ours = str_find(space, STR(":opendocument:")) != SIZE_MAX;
	if (str_equal(element->name, STR("text"))) { /* dates have one too */
		is_ours = str_find(space, STR(":office:")) != SIZE_MAX;
	} else if (str_equal(element->name, STR("title")) ||
	           str_equal(element->name, STR("desc"))) { /* there are fields of these names */
		is_ours = str_find(space, STR(":svg-")) != SIZE_MAX;
	}
	size_t i = is_ours ? 0 : ACTION_COUNT;
	while (i < ACTION_COUNT && !str_equal(actions[i].name, element->name)) {
		i++;
	}
	return i;
}

/* ---- paragraphs ---- */

static void append(struct document *document, struct str text)
{
	struct paragraph *paragraph = document->open;
	if (paragraph && paragraph->text.size < document->job->options.unpacked_limit) {
		if (paragraph->is_blank && paragraph->text.size > 0) {
			buf_append_byte(&paragraph->text, ' ');
		}
		paragraph->is_blank = false;
		buf_append(&paragraph->text, text);
	}
}

/* The number of a paragraph: that of its item, or as a heading that of the outline. */
static void write_number(struct document *document, const struct markup_element *element)
{
	struct paragraph *paragraph = document->open;
	if (document->list_count > 0) {
		struct open_list *innermost = &document->lists[document->list_count - 1];
		size_t level = document->list_count - 1;
		if (innermost->is_due && innermost->list && level < ODT_LEVELS) {
			odt_list_write(innermost->list, (int)level, innermost->start,
			               &paragraph->text);
		}
		innermost->is_due = false;
		innermost->start = -1;
	} else if (str_equal(element->name, STR("h"))) {
		int32_t level = markup_number(element, "outline-level", 0) - 1;
		struct odt_list *outline = odt_numbering_find(&document->numbering, STR(""));
		bool is_header =
		    str_equal(markup_attribute(element, "is-list-header"), STR("true"));
		if (outline && !is_header && level >= 0 && level < ODT_LEVELS) {
			odt_list_write(outline, level, -1, &paragraph->text);
		}
	}
}

static void begin_paragraph(struct document *document, const struct markup_element *element)
{
	struct paragraph *paragraph = calloc(1, sizeof *paragraph);
	if (!paragraph) {
		out_of_memory();
	}
	paragraph->outer = document->open;
	buf_init(&paragraph->text);
	buf_init(&paragraph->boxes);
	document->open = paragraph;
	if (document->in_note > 0 && document->note_begins) {
		buf_format(&paragraph->text, "[%u] ", ++document->note);
		document->note_begins = false;
	} else if (document->in_note == 0) {
		write_number(document, element);
	}
}

static void free_paragraph(struct document *document)
{
	struct paragraph *paragraph = document->open;
	document->open = paragraph->outer;
	buf_release(&paragraph->text);
	buf_release(&paragraph->boxes);
	free(paragraph);
}

static void end_paragraph(struct document *document)
{
	struct paragraph *paragraph = document->open;
	bool is_outside = document->outside > 0;
	if (!paragraph->outer) {
		draft_paragraph(&document->draft, buf_str(&paragraph->text), is_outside);
		draft_paragraphs(&document->draft, buf_str(&paragraph->boxes), is_outside);
	} else {
		struct buf *later =
		    document->in_note > 0 ? &document->notes : &paragraph->outer->boxes;
		buf_append(later, buf_str(&paragraph->text));
		buf_append_byte(later, '\n');
	}
	free_paragraph(document);
}

/* ---- elements ---- */

static void begin_list(struct document *document, const struct markup_element *element)
{
	struct str name = markup_attribute(element, "style-name");
	struct open_list list = {.start = -1};
	if (name.size > 0) {
		list.list = odt_numbering_find(&document->numbering, name);
	} else if (document->list_count > 0) {
		list.list = document->lists[document->list_count - 1].list;
	}
	bool goes_on = str_equal(markup_attribute(element, "continue-numbering"), STR("true")) ||
	               markup_attribute(element, "continue-list").size > 0;
	if (document->list_count == 0 && !goes_on && list.list) {
		odt_list_restart(list.list);
	}
	ARENA_PUSH(document->job->arena, document->lists, document->list_count,
	           document->list_capacity, list);
}

static void append_blanks(struct document *document, int32_t count)
{
	for (int32_t i = 0; i < count && i < MOST_BLANKS; i++) {
		append(document, STR(" "));
	}
}

/* A span of text that nobody sees, or that stands raised or lowered. */
static void begin_span(struct document *document, struct str style, size_t depth)
{
	unsigned looks = odt_styles_find(&document->styles, style);
	if (looks & ODT_HIDDEN) {
		document->skipped = depth;
	} else if ((looks & ODT_RAISED) && document->raised == 0) {
		document->raised = depth;
	} else if ((looks & ODT_LOWERED) && document->lowered == 0) {
		document->lowered = depth;
	}
}

static void start_body(struct document *document, enum action action,
                       const struct markup_element *element, size_t depth)
{
	switch (action) {
	case ACTION_PARAGRAPH:
		begin_paragraph(document, element);
		break;
	case ACTION_BLANKS:
		append_blanks(document, markup_number(element, "c", 1));
		break;
	case ACTION_TAB:
		append(document, STR("\t"));
		break;
	case ACTION_BREAK:
		append(document, STR("\n"));
		break;
	case ACTION_LIST:
		begin_list(document, element);
		break;
	case ACTION_ITEM:
		if (document->list_count > 0) {
			struct open_list *list = &document->lists[document->list_count - 1];
			list->is_due = true;
			list->start = markup_number(element, "start-value", -1);
		}
		break;
	case ACTION_ROW:
		if (!document->open) {
			draft_row_begin(&document->draft);
		}
		break;
	case ACTION_CELL:
		if (!document->open) {
			draft_cell_begin(&document->draft, NULL);
		}
		break;
	case ACTION_NOTE:
		document->in_note = document->in_note ? document->in_note : depth;
		document->note_begins = true;
		break;
	case ACTION_SPAN:
		begin_span(document, markup_attribute(element, "style-name"), depth);
		break;
	case ACTION_SECTION:
		if (str_equal(markup_attribute(element, "display"), STR("none"))) {
			document->outside = document->outside ? document->outside : depth;
		}
		break;
	case ACTION_SKIP:
		document->skipped = depth;
		break;
	case ACTION_OUTSIDE:
		document->outside = document->outside ? document->outside : depth;
		break;
	case ACTION_BODY:
		break;
	}
}

static void start_element(void *self, const struct markup_element *element, size_t depth)
{
	struct document *document = self;
	size_t row = find_action(element);
	if (!document->is_body) {
		odt_numbering_start(&document->numbering, element);
		odt_styles_start(&document->styles, element);
		if (row < ACTION_COUNT && actions[row].action == ACTION_BODY) {
			document->is_body = true;
			odt_numbering_sort(&document->numbering);
			odt_styles_sort(&document->styles);
		}
	} else if (document->skipped == 0 && row < ACTION_COUNT) {
		start_body(document, actions[row].action, element, depth);
	}
}

static void end_element(void *self, const struct markup_element *element, size_t depth)
{
	struct document *document = self;
	if (!document->is_body) {
		odt_numbering_end(&document->numbering, element);
		return;
	}
	if (document->skipped > 0) {
		document->skipped = document->skipped == depth ? 0 : document->skipped;
		return;
	}
	document->outside = document->outside == depth ? 0 : document->outside;
	document->raised = document->raised == depth ? 0 : document->raised;
	document->lowered = document->lowered == depth ? 0 : document->lowered;
	document->in_note = document->in_note == depth ? 0 : document->in_note;
	size_t row = find_action(element);
	if (row == ACTION_COUNT) {
		return;
	}
	if (actions[row].action == ACTION_PARAGRAPH && document->open) {
		end_paragraph(document);
	} else if (actions[row].action == ACTION_LIST) {
		document->list_count -= document->list_count > 0;
	} else if (actions[row].action == ACTION_ROW && !document->open) {
		draft_row_end(&document->draft);
	}
}

static void append_word(struct document *document, struct str word)
{
	enum script script = document->raised > 0    ? SCRIPT_RAISED
	                     : document->lowered > 0 ? SCRIPT_LOWERED
	                                             : SCRIPT_NONE;
	struct buf written;
	if (script == SCRIPT_NONE) {
		append(document, word);
		return;
	}
	buf_init(&written);
	script_write(&written, script, word);
	append(document, buf_str(&written));
	buf_release(&written);
}

/* Blanks count once, and not at the beginning of a paragraph (OpenDocument 1.3 part 3, 6.1.2). */
static void take_text(void *self, struct str text)
{
	struct document *document = self;
	if (!document->open || document->skipped > 0) {
		return;
	}
	for (size_t start = 0; start < text.size;) {
		size_t end = start;
		while (end < text.size && (unsigned char)text.data[end] > ' ') {
			end++;
		}
		if (end > start) {
			append_word(document, str_slice(text, start, end));
		}
		document->open->is_blank |= end < text.size;
		start = end + 1;
	}
}

/* ---- parts ---- */

bool odt_recognise(struct archive *archive)
{
	static const struct str kind = STR_INIT("application/vnd.oasis.opendocument.text");
	struct str part;
	struct diags ignored;
	struct reading_job quiet = *archive->job;
	struct archive asked = *archive;
	diags_init(&ignored, quiet.arena);
	quiet.diags = &ignored;
	asked.job = &quiet;
	bool is_text =
	    archive_part(&asked, "mimetype", &part) == STATUS_OK && str_starts(part, kind);
	free((void *)(uintptr_t)part.data);
	return is_text && archive_has(archive, "content.xml");
}

static enum status read_part(struct document *document, struct archive *archive, const char *name)
{
	struct markup_listener listener = {start_element, end_element, take_text, document};
	struct str xml;
	enum status status = archive_part(archive, name, &xml);
	if (status == STATUS_OK && xml.data) {
		status = markup_read(xml, name, &listener, document->job);
	}
	free((void *)(uintptr_t)xml.data);
	while (document->open) {
		free_paragraph(document);
	}
	return status;
}

enum status odt_read(struct reading_job *job, struct archive *archive)
{
	struct document document = {
	    .job = job, .numbering = {.arena = job->arena}, .styles = {.arena = job->arena}};
	draft_init(&document.draft, job);
	buf_init(&document.notes);
	enum status status = read_part(&document, archive, "styles.xml");
	document.is_body = false;
	if (status == STATUS_OK) {
		status = read_part(&document, archive, "content.xml");
	}
	if (status == STATUS_OK) {
		draft_paragraphs(&document.draft, buf_str(&document.notes), false);
	}
	buf_release(&document.notes);
	if (status != STATUS_OK) {
		draft_release(&document.draft);
		return status;
	}
	return draft_finish(&document.draft, STR("odt"));
}
