/* Reads the content of an ODT as paragraphs and tables; deleted, struck-through and hidden text is
 * recorded as removed. */
#include "source/office/odt.h"

#include <stdlib.h>

#include "base/script.h"
#include "source/derived/markup.h"
#include "source/derived/parts.h"
#include "source/derived/removals.h"
#include "source/office/odt_actions.h"
#include "source/office/odt_changes.h"
#include "source/office/odt_numbering.h"
#include "source/office/odt_styles.h"

enum {
	MAX_BLANKS = 100,  /* that one text:s may stand for */
	MAX_COLUMNS = 1000 /* that one cell may stand for */
};

/* A paragraph that is open; a note or a text box has paragraphs within a paragraph. */
struct paragraph {
	struct paragraph *outer;
	struct buf text;
	struct buf boxes; /* the paragraphs of its text boxes, a line each */
	bool is_blank;    /* a blank is due before the next character */
	struct derived_style form;
	size_t ink; /* bytes of its longest piece of text, whose size is the form's */
};

/* An element that has a style of its own. */
struct styled {
	size_t depth;
	struct odt_looks around; /* restored at its end */
};

/* A list that is open. */
struct open_list {
	struct odt_list *list;
	int32_t start; /* that the item states; -1: none */
	bool is_due;   /* the next paragraph is the item's first */
};

struct document {
	struct reading_job *job;
	struct derived derived;
	struct odt_numbering numbering;
	struct odt_styles styles;
	struct paragraph *open; /* the innermost */
	struct paragraph *root; /* the outermost */
	struct odt_looks looks; /* of what comes next */
	struct styled *styled;  /* that are open; malloc'ed */
	size_t styled_count;
	size_t styled_capacity;
	struct odt_changes changes;
	struct removals removals; /* from the outermost paragraph */
	size_t removed;           /* depth of the element whose text is removed; 0: none */
	struct buf notes;         /* the footnotes, a line each */
	struct open_list *lists;
	size_t list_count;
	size_t list_capacity;
	size_t skipped; /* depth of the element that is left out; 0: none */
	size_t outside; /* depth of the element that is outside; 0: none */
	size_t in_note; /* depth of the note's body; 0: none */
	size_t headers; /* depth of the rows that are headers; 0: none */
	int32_t row_repeats;
	int32_t cell_repeats;
	uint32_t note;
	bool note_begins;
	bool is_body; /* within the text of the document */
};

/* ---- paragraphs ---- */

static void remove_text(struct document *document, enum removal_kind kind, struct str text)
{
	size_t offset = document->root ? document->root->text.size : 0;
	if (document->removals.text.size < document->job->options.unpacked_limit) {
		removals_add(&document->removals, offset, kind, text);
	}
	if (!document->open) {
		removals_hand_on(&document->removals, &document->derived, 0);
		derived_paragraph(&document->derived, STR(""), false);
	}
}

/* Notes how a text with ink looks. */
static void take_form(struct document *document, size_t ink)
{
	struct paragraph *paragraph = document->open;
	bool is_bold = document->looks.on & ODT_BOLD;
	paragraph->form.is_bold = is_bold && (paragraph->ink == 0 || paragraph->form.is_bold);
	if (ink > paragraph->ink) {
		paragraph->ink = ink;
		paragraph->form.size =
		    document->looks.size > 0 ? (uint16_t)document->looks.size : 0;
	}
}

/* Whether text at this place is hidden or struck through. */
static bool is_removed(const struct document *document)
{
	return document->looks.on & (ODT_HIDDEN | ODT_STRUCK);
}

static void append(struct document *document, struct str text)
{
	struct paragraph *paragraph = document->open;
	if (!paragraph) {
		return;
	}
	if (is_removed(document)) {
		remove_text(document,
		            document->looks.on & ODT_HIDDEN ? REMOVAL_HIDDEN : REMOVAL_STRUCK,
		            text);
	} else if (paragraph->text.size < document->job->options.unpacked_limit) {
		if (paragraph->is_blank && paragraph->text.size > 0) {
			buf_append_byte(&paragraph->text, ' ');
		}
		paragraph->is_blank = false;
		buf_append(&paragraph->text, text);
		if (derived_has_ink(text)) {
			take_form(document, text.size);
		}
	}
}

/* Applies a style on top of the current one until the element ends. */
static void begin_styled(struct document *document, size_t depth, const struct odt_looks *looks)
{
	struct styled styled = {depth, document->looks};
	document->styled = derived_grow(document->styled, document->styled_count,
	                                &document->styled_capacity, sizeof styled);
	document->styled[document->styled_count++] = styled;
	odt_looks_lay_over(&document->looks, looks);
}

static void end_styled(struct document *document, size_t depth)
{
	if (document->styled_count > 0 &&
	    document->styled[document->styled_count - 1].depth == depth) {
		document->looks = document->styled[--document->styled_count].around;
	}
}

/* Writes the number of a list item's first paragraph, or of a heading. */
static void write_number(struct document *document, const struct xml_element *element)
{
	struct paragraph *paragraph = document->open;
	if (document->list_count > 0) {
		struct open_list *innermost = &document->lists[document->list_count - 1];
		size_t level = document->list_count - 1;
		if (innermost->is_due && innermost->list && level < LIST_LEVELS) {
			odt_list_write(innermost->list, (int)level, innermost->start,
			               &paragraph->text);
		}
		paragraph->form.list =
		    innermost->is_due && level < LIST_LEVELS ? (uint8_t)(level + 1) : 0;
		innermost->is_due = false;
		innermost->start = -1;
	} else if (str_equal(element->name, STR("h"))) {
		int32_t level = xml_attribute_number(element, "outline-level", 0) - 1;
		struct odt_list *outline = odt_numbering_find(&document->numbering, STR(""));
		bool is_header =
		    str_equal(xml_attribute_value(element, "is-list-header"), STR("true"));
		if (outline && !is_header && level >= 0 && level < LIST_LEVELS) {
			odt_list_write(outline, level, -1, &paragraph->text);
		}
	}
}

static void begin_paragraph(struct document *document, const struct xml_element *element,
                            size_t depth)
{
	struct odt_looks looks =
	    odt_styles_find(&document->styles, 'p', xml_attribute_value(element, "style-name"));
	struct paragraph *paragraph = calloc(1, sizeof *paragraph);
	if (!paragraph) {
		out_of_memory();
	}
	paragraph->outer = document->open;
	buf_init(&paragraph->text);
	buf_init(&paragraph->boxes);
	document->root = paragraph->outer ? document->root : paragraph;
	document->open = paragraph;
	begin_styled(document, depth, &(struct odt_looks){0});
	document->looks = looks;
	paragraph->form.is_centred = looks.on & ODT_CENTRED;
	if (str_equal(element->name, STR("h")) || looks.outline > 0) {
		int32_t level = xml_attribute_number(element, "outline-level",
		                                     looks.outline > 0 ? looks.outline : 1);
		paragraph->form.heading = level > 0 && level <= LIST_LEVELS ? (uint8_t)level : 0;
	}
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
	document->root = document->open ? document->root : NULL;
	buf_release(&paragraph->text);
	buf_release(&paragraph->boxes);
	free(paragraph);
}

static void end_paragraph(struct document *document)
{
	struct paragraph *paragraph = document->open;
	bool is_outside = document->outside > 0;
	if (!paragraph->outer) {
		removals_hand_on(&document->removals, &document->derived, 0);
		derived_next_style(&document->derived, paragraph->form);
		derived_paragraph(&document->derived, buf_str(&paragraph->text), is_outside);
		derived_paragraphs(&document->derived, buf_str(&paragraph->boxes), is_outside);
	} else {
		struct buf *later =
		    document->in_note > 0 ? &document->notes : &paragraph->outer->boxes;
		buf_append(later, buf_str(&paragraph->text));
		buf_append_byte(later, '\n');
	}
	free_paragraph(document);
}

/* ---- elements ---- */

static void begin_list(struct document *document, const struct xml_element *element)
{
	struct str name = xml_attribute_value(element, "style-name");
	struct open_list list = {.start = -1};
	if (name.size > 0) {
		list.list = odt_numbering_find(&document->numbering, name);
	} else if (document->list_count > 0) {
		list.list = document->lists[document->list_count - 1].list;
	}
	bool goes_on = str_equal(xml_attribute_value(element, "continue-numbering"), STR("true")) ||
	               xml_attribute_value(element, "continue-list").size > 0;
	if (document->list_count == 0 && !goes_on && list.list) {
		odt_list_restart(list.list);
	}
	ARENA_PUSH(document->job->arena, document->lists, document->list_count,
	           document->list_capacity, list);
}

static void begin_item(struct document *document, const struct xml_element *element)
{
	if (document->list_count > 0) {
		struct open_list *list = &document->lists[document->list_count - 1];
		list->is_due = true;
		list->start = xml_attribute_number(element, "start-value", -1);
	}
}

static void append_blanks(struct document *document, int32_t count)
{
	for (int32_t i = 0; i < count && i < MAX_BLANKS; i++) {
		append(document, STR(" "));
	}
}

static void begin_row(struct document *document, const struct xml_element *element, size_t depth)
{
	struct str visibility = xml_attribute_value(element, "visibility");
	if (visibility.size > 0 && !str_equal(visibility, STR("visible"))) {
		document->removed = depth;
		return;
	}
	document->row_repeats = xml_attribute_number(element, "number-rows-repeated", 1);
	derived_row_begin(&document->derived);
}

static uint32_t read_span(const struct xml_element *element, const char *name)
{
	int32_t span = xml_attribute_number(element, name, 1);
	return span > 0 ? (uint32_t)span : 1;
}

static void begin_cell(struct document *document, const struct xml_element *element)
{
	struct derived_cell cell = {.row_span = read_span(element, "number-rows-spanned"),
	                            .column_span = read_span(element, "number-columns-spanned"),
	                            .is_header = document->headers > 0};
	document->cell_repeats = xml_attribute_number(element, "number-columns-repeated", 1);
	derived_cell_begin(&document->derived, &cell);
}

/* Ignores tables within a paragraph, that is in a text box: their text becomes paragraphs. */
static void start_table(struct document *document, enum odt_action action,
                        const struct xml_element *element, size_t depth)
{
	if (document->open) {
		return;
	}
	if (action == ACTION_TABLE) {
		derived_table_begin(&document->derived);
	} else if (action == ACTION_HEADERS) {
		document->headers = document->headers ? document->headers : depth;
	} else if (action == ACTION_ROW) {
		begin_row(document, element, depth);
	} else if (action == ACTION_CELL) {
		begin_cell(document, element);
	} else {
		document->removed = depth; /* nobody sees what a spanning cell covers */
	}
}

static void end_table(struct document *document, enum odt_action action)
{
	if (document->open) {
		return;
	}
	if (action == ACTION_TABLE) {
		derived_table_end(&document->derived);
	} else if (action == ACTION_ROW) {
		derived_row_repeat(&document->derived, document->row_repeats);
		derived_row_end(&document->derived);
		document->row_repeats = 1;
	} else if (action == ACTION_CELL) {
		int32_t most =
		    document->cell_repeats < MAX_COLUMNS ? document->cell_repeats : MAX_COLUMNS;
		derived_cell_repeat(&document->derived, most);
		document->cell_repeats = 1;
	}
}

/* Everything in a hidden span is hidden, whatever the styles within it say. */
static void begin_span(struct document *document, struct str style, size_t depth)
{
	struct odt_looks looks = odt_styles_find(&document->styles, 't', style);
	if (looks.on & ODT_HIDDEN) {
		document->removed = depth;
	} else {
		begin_styled(document, depth, &looks);
	}
}

static void start_body(struct document *document, enum odt_action action,
                       const struct xml_element *element, size_t depth)
{
	switch (action) {
	case ACTION_PARAGRAPH:
		begin_paragraph(document, element, depth);
		break;
	case ACTION_BLANKS:
		append_blanks(document, xml_attribute_number(element, "c", 1));
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
		begin_item(document, element);
		break;
	case ACTION_TABLE:
	case ACTION_HEADERS:
	case ACTION_ROW:
	case ACTION_CELL:
	case ACTION_COVERED:
		start_table(document, action, element, depth);
		break;
	case ACTION_CHANGES:
		odt_changes_start(&document->changes, element, depth);
		break;
	case ACTION_CHANGE:
		remove_text(document, REMOVAL_DELETED,
		            odt_changes_find(&document->changes,
		                             xml_attribute_value(element, "change-id")));
		break;
	case ACTION_NOTE:
		document->in_note = document->in_note ? document->in_note : depth;
		document->note_begins = true;
		break;
	case ACTION_SPAN:
		begin_span(document, xml_attribute_value(element, "style-name"), depth);
		break;
	case ACTION_SECTION:
		if (str_equal(xml_attribute_value(element, "display"), STR("none"))) {
			document->removed = depth;
		}
		break;
	case ACTION_SKIP:
		document->skipped = depth;
		break;
	case ACTION_OUTSIDE:
		document->outside = document->outside ? document->outside : depth;
		break;
	case ACTION_BODY:
	case ACTION_NONE:
		break;
	}
}

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct document *document = self;
	enum odt_action action = odt_action_find(element);
	if (!document->is_body) {
		odt_numbering_start(&document->numbering, element);
		odt_styles_start(&document->styles, element);
		if (action == ACTION_BODY) {
			document->is_body = true;
			odt_numbering_sort(&document->numbering);
			odt_styles_sort(&document->styles);
		}
	} else if (document->changes.depth > 0) {
		odt_changes_start(&document->changes, element, depth);
	} else if (document->skipped == 0 && document->removed == 0) {
		start_body(document, action, element, depth);
	}
}

static void end_element(void *self, const struct xml_element *element, size_t depth)
{
	struct document *document = self;
	if (!document->is_body) {
		odt_numbering_end(&document->numbering, element);
		return;
	}
	if (document->changes.depth > 0) {
		odt_changes_end(&document->changes, element, depth);
		return;
	}
	if (document->skipped > 0) {
		document->skipped = document->skipped == depth ? 0 : document->skipped;
		return;
	}
	if (document->removed > 0) {
		document->removed = document->removed == depth ? 0 : document->removed;
		return;
	}
	document->outside = document->outside == depth ? 0 : document->outside;
	document->in_note = document->in_note == depth ? 0 : document->in_note;
	document->headers = document->headers == depth ? 0 : document->headers;
	enum odt_action action = odt_action_find(element);
	if (action == ACTION_PARAGRAPH && document->open) {
		end_paragraph(document);
	} else if (action == ACTION_LIST) {
		document->list_count -= document->list_count > 0;
	} else {
		end_table(document, action);
	}
	end_styled(document, depth);
}

static void append_word(struct document *document, struct str word)
{
	enum script script = document->looks.on & ODT_RAISED    ? SCRIPT_RAISED
	                     : document->looks.on & ODT_LOWERED ? SCRIPT_LOWERED
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
	if (document->changes.depth > 0) {
		odt_changes_text(&document->changes, text);
		return;
	}
	if (document->removed > 0 && str_trim(text).size > 0) {
		remove_text(document, REMOVAL_HIDDEN, text);
	}
	if (!document->open || document->skipped > 0 || document->removed > 0) {
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
		document->open->is_blank |= end < text.size && !is_removed(document);
		start = end + 1;
	}
}

/* ---- parts ---- */

/* Whether an archive states that it is an OpenDocument of a kind. */
static bool is_kind(struct archive *archive, struct str kind)
{
	struct str part;
	bool is_kind = archive_peek(archive, "mimetype", &part) && str_starts(part, kind);
	free((void *)(uintptr_t)part.data);
	return is_kind && archive_has(archive, "content.xml");
}

bool odt_recognise(struct archive *archive)
{
	return is_kind(archive, STR("application/vnd.oasis.opendocument.text"));
}

bool odt_is_workbook(struct archive *archive)
{
	return is_kind(archive, STR("application/vnd.oasis.opendocument.spreadsheet"));
}

static enum status read_part(struct document *document, struct archive *archive, const char *name)
{
	struct xml_listener listener = {start_element, end_element, take_text, document};
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
	struct document document = {.job = job,
	                            .numbering = {.arena = job->arena},
	                            .styles = {.arena = job->arena},
	                            .changes = {.arena = job->arena}};
	derived_init(&document.derived, job);
	buf_init(&document.notes);
	enum status status = read_part(&document, archive, "styles.xml");
	document.is_body = false;
	if (status == STATUS_OK) {
		status = read_part(&document, archive, "content.xml");
	}
	if (status == STATUS_OK) {
		derived_paragraphs(&document.derived, buf_str(&document.notes), false);
	}
	buf_release(&document.notes);
	buf_release(&document.changes.text);
	removals_release(&document.removals);
	free(document.styled);
	if (status != STATUS_OK) {
		derived_release(&document.derived);
		return status;
	}
	return derived_finish(&document.derived, STR("odt"));
}
