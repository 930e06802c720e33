/* The main part and the footnotes of a DOCX as paragraphs. What a paragraph looks like plays no
 * part; only what of it is shown. */
#include "source/docx.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "source/docx_field.h"
#include "source/docx_numbering.h"
#include "source/docx_stand.h"
#include "source/docx_symbol.h"
#include "source/draft.h"
#include "source/markup.h"

/* A paragraph that is open; a text box has paragraphs within a paragraph. */
struct paragraph {
	struct paragraph *outer;
	struct buf text;
	struct buf boxes; /* the paragraphs of its text boxes, a line each */
	struct str style;
	struct numbered numbered;
	bool is_joined;          /* its end is deleted: the next goes on with it */
	struct docx_stand stand; /* of the last run that stands in the line */
};

struct document {
	struct reading_job *job;
	struct draft draft;
	struct numbering *numbering;
	struct paragraph *open;
	struct buf carried;      /* what a paragraph whose end is deleted leaves to the next */
	size_t skipped;          /* depth of the element that is left out; 0: none */
	size_t outside;          /* depth of the element that is outside; 0: none */
	bool *chosen;            /* by depth: an mc:AlternateContent that has had its choice */
	int in_text;             /* within w:t */
	int in_instruction;      /* within w:instrText */
	int in_properties;       /* within w:pPr */
	bool is_hidden;          /* the run */
	struct docx_stand stand; /* of the run */
	struct docx_fields fields;
	bool is_footnotes;
	uint32_t note; /* the number of the footnote that begins with the next paragraph */
	uint32_t notes;
};

/* What an element does. */
enum action {
	ACTION_PARAGRAPH,
	ACTION_PROPERTIES,
	ACTION_STYLE,
	ACTION_LEVEL,
	ACTION_LIST,
	ACTION_RUN,
	ACTION_TEXT,
	ACTION_HIDE,
	ACTION_STAND,
	ACTION_FIELD,
	ACTION_FIELD_MARK,
	ACTION_INSTRUCTION,
	ACTION_TAB,
	ACTION_BREAK,
	ACTION_HYPHEN,
	ACTION_SYMBOL,
	ACTION_ROW,
	ACTION_CELL,
	ACTION_DELETE,
	ACTION_SKIP,
	ACTION_ALTERNATIVES,
	ACTION_CHOICE,
	ACTION_FALLBACK,
	ACTION_GALLERY,
	ACTION_NOTE
};

static const struct {
	struct str name;
	enum action action;
} actions[] = {
    {STR_INIT("p"), ACTION_PARAGRAPH},
    {STR_INIT("pPr"), ACTION_PROPERTIES},
    {STR_INIT("pStyle"), ACTION_STYLE},
    {STR_INIT("ilvl"), ACTION_LEVEL},
    {STR_INIT("numId"), ACTION_LIST},
    {STR_INIT("r"), ACTION_RUN},
    {STR_INIT("t"), ACTION_TEXT},
    {STR_INIT("vanish"), ACTION_HIDE},
    {STR_INIT("vertAlign"), ACTION_STAND},
    {STR_INIT("position"), ACTION_STAND},
    {STR_INIT("sz"), ACTION_STAND},
    {STR_INIT("fldSimple"), ACTION_FIELD},
    {STR_INIT("fldChar"), ACTION_FIELD_MARK},
    {STR_INIT("instrText"), ACTION_INSTRUCTION},
    {STR_INIT("tab"), ACTION_TAB},
    {STR_INIT("ptab"), ACTION_TAB},
    {STR_INIT("br"), ACTION_BREAK},
    {STR_INIT("cr"), ACTION_BREAK},
    {STR_INIT("noBreakHyphen"), ACTION_HYPHEN},
    {STR_INIT("sym"), ACTION_SYMBOL},
    {STR_INIT("tr"), ACTION_ROW},
    {STR_INIT("tc"), ACTION_CELL},
    {STR_INIT("del"), ACTION_DELETE},
    {STR_INIT("moveFrom"), ACTION_DELETE},
    {STR_INIT("pPrChange"), ACTION_SKIP},
    {STR_INIT("rPrChange"), ACTION_SKIP},
    {STR_INIT("numberingChange"), ACTION_SKIP},
    {STR_INIT("rt"), ACTION_SKIP},
    {STR_INIT("AlternateContent"), ACTION_ALTERNATIVES},
    {STR_INIT("Choice"), ACTION_CHOICE},
    {STR_INIT("Fallback"), ACTION_FALLBACK},
    {STR_INIT("docPartGallery"), ACTION_GALLERY},
    {STR_INIT("footnote"), ACTION_NOTE},
    {STR_INIT("endnote"), ACTION_NOTE},
};
enum { ACTION_COUNT = sizeof actions / sizeof *actions };

/* The row of an element, or ACTION_COUNT. Drawings have elements of the same names that are none of
 * these. */
static size_t find_action(struct str name, struct str space)
{
	if (str_find(space, STR("wordprocessingml")) == SIZE_MAX &&
	    str_find(space, STR("markup-compatibility")) == SIZE_MAX &&
	    !(str_ends(space, STR("/math")) && str_equal(name, STR("t")))) {
		return ACTION_COUNT;
	}
	size_t i = 0;
	while (i < ACTION_COUNT && !str_equal(actions[i].name, name)) {
		i++;
	}
	return i;
}

/* ---- paragraphs ---- */

static void begin_paragraph(struct document *document)
{
	struct paragraph *paragraph = calloc(1, sizeof *paragraph);
	if (!paragraph) {
		out_of_memory();
	}
	paragraph->outer = document->open;
	paragraph->numbered = (struct numbered){-1, -1};
	paragraph->stand.size = -1;
	buf_init(&paragraph->text);
	buf_init(&paragraph->boxes);
	document->open = paragraph;
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
	struct buf whole;
	bool is_outside =
	    document->outside > 0 || numbering_is_contents(document->numbering, paragraph->style);
	buf_init(&whole);
	if (document->note > 0 && !paragraph->outer) {
		buf_format(&whole, "[%u] ", document->note);
		document->note = 0;
	}
	if (paragraph->outer) {
		numbering_write(document->numbering, paragraph->numbered, paragraph->style, &whole);
		buf_append(&whole, buf_str(&paragraph->text));
		buf_append(&paragraph->outer->boxes, buf_str(&whole));
		buf_append_byte(&paragraph->outer->boxes, '\n');
	} else if (paragraph->is_joined) { /* the next gives the number */
		buf_append(&document->carried, buf_str(&paragraph->text));
	} else {
		numbering_write(document->numbering, paragraph->numbered, paragraph->style, &whole);
		buf_append(&whole, buf_str(&document->carried));
		buf_append(&whole, buf_str(&paragraph->text));
		buf_clear(&document->carried);
		draft_paragraph(&document->draft, buf_str(&whole), is_outside);
		draft_paragraphs(&document->draft, buf_str(&paragraph->boxes), is_outside);
	}
	buf_release(&whole);
	free_paragraph(document);
}

static void append(struct document *document, struct str text)
{
	struct paragraph *paragraph = document->open;
	if (paragraph && !document->is_hidden && !docx_fields_hide(&document->fields) &&
	    paragraph->text.size < document->job->options.unpacked_limit) {
		buf_append(&paragraph->text, text);
	}
}

/* A character of a font of symbols, by its number in hexadecimal digits. */
static void append_symbol(struct document *document, struct str font, struct str digits)
{
	uint32_t code = 0;
	for (size_t i = 0; i < digits.size && i < 4; i++) {
		char c = digits.data[i];
		uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
		                 : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
		                 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
		                                        : 0;
		code = code * 16 + digit;
	}
	char bytes[4];
	code = docx_symbol(font, code);
	if (code >= ' ' && (code & 0xF800) != 0xD800) {
		append(document, (struct str){bytes, utf8_write(code, bytes)});
	}
}

/* ---- elements ---- */

static void take_property(struct document *document, enum action action,
                          const struct markup_element *element)
{
	struct paragraph *paragraph = document->open;
	if (!paragraph || document->in_properties == 0) {
		return;
	}
	if (action == ACTION_STYLE) {
		paragraph->style =
		    arena_copy(document->job->arena, markup_attribute(element, "val"));
	} else if (action == ACTION_LEVEL) {
		paragraph->numbered.level = markup_number(element, "val", -1);
	} else {
		paragraph->numbered.list = markup_number(element, "val", -1);
	}
}

static void begin_note(struct document *document, const struct markup_element *element,
                       size_t depth)
{
	struct str type = markup_attribute(element, "type");
	if (type.size > 0 && !str_equal(type, STR("normal"))) {
		document->skipped = depth;
	} else if (document->is_footnotes) {
		document->note = ++document->notes;
	}
}

/* What is deleted; or, within the properties of a paragraph, that its end is. */
static void take_deletion(struct document *document, size_t depth)
{
	if (document->in_properties > 0 && document->open) {
		document->open->is_joined = true;
	} else {
		document->skipped = depth;
	}
}

static bool is_off(const struct markup_element *element)
{
	struct str value = markup_attribute(element, "val");
	return str_equal(value, STR("0")) || str_equal(value, STR("false")) ||
	       str_equal(value, STR("off"));
}

static void start_row(struct document *document, enum action action)
{
	if (document->open) {
		return; /* a table within a text box */
	}
	if (action == ACTION_ROW) {
		draft_row_begin(&document->draft);
	} else {
		draft_cell_begin(&document->draft, NULL);
	}
}

static void start_element(void *self, const struct markup_element *element, size_t depth)
{
	struct document *document = self;
	if (document->skipped > 0) {
		return;
	}
	size_t row = find_action(element->name, element->space);
	if (row == ACTION_COUNT) {
		return;
	}
	enum action action = actions[row].action;
	switch (action) {
	case ACTION_PARAGRAPH:
		begin_paragraph(document);
		break;
	case ACTION_PROPERTIES:
		document->in_properties++;
		break;
	case ACTION_STYLE:
	case ACTION_LEVEL:
	case ACTION_LIST:
		take_property(document, action, element);
		break;
	case ACTION_RUN:
		document->is_hidden = false;
		document->stand = (struct docx_stand){.size = -1};
		break;
	case ACTION_TEXT:
		document->in_text++;
		break;
	case ACTION_STAND:
		if (document->in_properties == 0) { /* else of the paragraph's end */
			docx_stand_take(&document->stand, element);
		}
		break;
	case ACTION_FIELD:
		document->skipped =
		    docx_field_is_page(markup_attribute(element, "instr")) ? depth : 0;
		break;
	case ACTION_FIELD_MARK:
		docx_fields_take(&document->fields, markup_attribute(element, "fldCharType"));
		break;
	case ACTION_INSTRUCTION:
		document->in_instruction++;
		break;
	case ACTION_HIDE:
		document->is_hidden |= document->in_properties == 0 && !is_off(element);
		break;
	case ACTION_TAB:
		append(document, document->in_properties ? STR("") : STR("\t"));
		break;
	case ACTION_BREAK:
		append(document, STR("\n"));
		break;
	case ACTION_HYPHEN:
		append(document, STR("-"));
		break;
	case ACTION_SYMBOL:
		append_symbol(document, markup_attribute(element, "font"),
		              markup_attribute(element, "char"));
		break;
	case ACTION_ROW:
	case ACTION_CELL:
		start_row(document, action);
		break;
	case ACTION_DELETE:
		take_deletion(document, depth);
		break;
	case ACTION_SKIP:
		document->skipped = depth;
		break;
	case ACTION_ALTERNATIVES:
		document->chosen[depth] = false;
		break;
	case ACTION_CHOICE:
	case ACTION_FALLBACK:
		document->skipped = document->chosen[depth - 1] ? depth : 0;
		document->chosen[depth - 1] = true;
		break;
	case ACTION_GALLERY:
		if (depth > 3 && document->outside == 0 &&
		    str_equal(markup_attribute(element, "val"), STR("Table of Contents"))) {
			document->outside = depth - 3; /* w:sdt/w:sdtPr/w:docPartObj */
		}
		break;
	case ACTION_NOTE:
		begin_note(document, element, depth);
		break;
	}
}

static void end_element(void *self, const struct markup_element *element, size_t depth)
{
	struct document *document = self;
	if (document->skipped > 0) {
		document->skipped = document->skipped == depth ? 0 : document->skipped;
		return;
	}
	if (document->outside == depth) {
		document->outside = 0;
	}
	size_t row = find_action(element->name, element->space);
	if (row == ACTION_COUNT) {
		return;
	}
	switch (actions[row].action) {
	case ACTION_TEXT:
		document->in_text -= document->in_text > 0;
		break;
	case ACTION_INSTRUCTION:
		document->in_instruction -= document->in_instruction > 0;
		break;
	case ACTION_PARAGRAPH:
		if (document->open) {
			end_paragraph(document);
		}
		break;
	case ACTION_PROPERTIES:
		document->in_properties -= document->in_properties > 0;
		break;
	case ACTION_RUN:
		document->is_hidden = false;
		break;
	case ACTION_ROW:
		if (!document->open) {
			draft_row_end(&document->draft);
		}
		break;
	default:
		break;
	}
}

/* Text of a run, which gives the paragraph its height where it stands in the line. */
static void append_run(struct document *document, struct str text)
{
	struct buf written;
	if (document->open) {
		buf_init(&written);
		docx_stand_write(&written, &document->stand, &document->open->stand, text);
		append(document, buf_str(&written));
		buf_release(&written);
	}
}

static void take_text(void *self, struct str text)
{
	struct document *document = self;
	if (document->skipped > 0) {
		return;
	}
	if (document->in_instruction > 0) {
		docx_fields_instruct(&document->fields, text);
	} else if (document->in_text > 0) {
		append_run(document, text);
	}
}

/* ---- parts ---- */

struct relation {
	struct arena *arena;
	struct str target;
};

static void start_relation(void *self, const struct markup_element *element, size_t depth)
{
	struct relation *relation = self;
	(void)depth;
	if (str_ends(markup_attribute(element, "Type"), STR("/officeDocument"))) {
		struct str target = markup_attribute(element, "Target");
		size_t start = target.size > 0 && target.data[0] == '/';
		relation->target =
		    arena_copy(relation->arena, str_slice(target, start, target.size));
	}
}

static void end_relation(void *self, const struct markup_element *element, size_t depth)
{
	(void)self;
	(void)element;
	(void)depth;
}

/* The name of the main part: where the package says that it is. */
static struct str find_main(struct archive *archive)
{
	struct reading_job *job = archive->job;
	struct relation relation = {.arena = job->arena};
	struct markup_listener listener = {start_relation, end_relation, NULL, &relation};
	struct diags ignored;
	struct reading_job quiet = *job;
	struct str part;
	diags_init(&ignored, job->arena);
	quiet.diags = &ignored;
	if (archive_part(archive, "_rels/.rels", &part) == STATUS_OK && part.data &&
	    markup_read(part, "_rels/.rels", &listener, &quiet) == STATUS_OK &&
	    relation.target.size > 0 && archive_has(archive, relation.target.data)) {
		free((void *)(uintptr_t)part.data);
		return relation.target;
	}
	free((void *)(uintptr_t)part.data);
	return STR("word/document.xml");
}

bool docx_recognise(struct archive *archive)
{
	struct str main = find_main(archive);
	struct str types;
	struct diags ignored;
	struct reading_job quiet = *archive->job;
	struct archive asked = *archive;
	diags_init(&ignored, quiet.arena);
	quiet.diags = &ignored;
	asked.job = &quiet;
	bool is_word = archive_part(&asked, "[Content_Types].xml", &types) == STATUS_OK &&
	               (str_find(types, STR("wordprocessingml")) != SIZE_MAX ||
	                str_find(types, STR("application/vnd.ms-word")) != SIZE_MAX);
	free((void *)(uintptr_t)types.data);
	return (is_word || str_starts(main, STR("word/"))) && archive_has(archive, main.data);
}

/* A part beside the main one; it is not there where its data are NULL. */
static enum status part_beside(struct archive *archive, struct str main, const char *name,
                               struct str *out)
{
	size_t folder = main.size;
	while (folder > 0 && main.data[folder - 1] != '/') {
		folder--;
	}
	struct str path = arena_format(archive->job->arena, "%.*s%s",
	                               STR_FORMAT(str_slice(main, 0, folder)), name);
	return archive_part(archive, path.data, out);
}

static enum status read_numbering(struct document *document, struct archive *archive,
                                  struct str main)
{
	struct str numbering = {0};
	struct str styles = {0};
	enum status status = part_beside(archive, main, "numbering.xml", &numbering);
	if (status == STATUS_OK) {
		status = part_beside(archive, main, "styles.xml", &styles);
	}
	if (status == STATUS_OK) {
		status = numbering_read(&document->numbering, numbering, styles, document->job);
	}
	free((void *)(uintptr_t)numbering.data);
	free((void *)(uintptr_t)styles.data);
	return status;
}

static enum status read_body(struct document *document, struct str xml, const char *part)
{
	struct markup_listener listener = {start_element, end_element, take_text, document};
	enum status status = markup_read(xml, part, &listener, document->job);
	while (document->open) {
		free_paragraph(document);
	}
	if (document->carried.size > 0) {
		draft_paragraph(&document->draft, buf_str(&document->carried), false);
		buf_clear(&document->carried);
	}
	free((void *)(uintptr_t)xml.data);
	return status;
}

static enum status read_parts(struct document *document, struct archive *archive)
{
	static const char *const notes[] = {"footnotes.xml", "endnotes.xml"};
	struct str main = find_main(archive);
	struct str xml;
	enum status status = read_numbering(document, archive, main);
	if (status == STATUS_OK) {
		status = archive_part(archive, main.data, &xml);
	}
	if (status == STATUS_OK) {
		status = read_body(document, xml, main.data);
	}
	document->is_footnotes = true;
	for (size_t i = 0; i < sizeof notes / sizeof *notes && status == STATUS_OK; i++) {
		status = part_beside(archive, main, notes[i], &xml);
		if (status == STATUS_OK && xml.data) {
			status = read_body(document, xml, notes[i]);
		}
	}
	return status;
}

enum status docx_read(struct reading_job *job, struct archive *archive)
{
	struct document document = {.job = job};
	document.chosen = ARENA_ARRAY(job->arena, bool, job->options.depth_limit + 2);
	buf_init(&document.carried);
	draft_init(&document.draft, job);
	enum status status = read_parts(&document, archive);
	buf_release(&document.carried);
	if (status != STATUS_OK) {
		draft_release(&document.draft);
		return status;
	}
	return draft_finish(&document.draft, STR("docx"));
}
