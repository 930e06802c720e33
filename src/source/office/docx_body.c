/* Reads the main part and the footnotes of a DOCX as paragraphs and tables; deleted, struck-through
 * and hidden text is recorded as removed. */
#include "source/office/docx_body.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "source/derived/parts.h"
#include "source/office/docx_symbol.h"

/* What an element does. */
enum action {
	ACTION_PARAGRAPH,
	ACTION_PROPERTIES,
	ACTION_ROW_PROPERTIES,
	ACTION_CELL_PROPERTIES,
	ACTION_STYLE,
	ACTION_LEVEL,
	ACTION_LIST,
	ACTION_RUN,
	ACTION_TEXT,
	ACTION_DELETED_TEXT,
	ACTION_RUN_STYLE,
	ACTION_LOOK,
	ACTION_STAND,
	ACTION_FIELD,
	ACTION_FIELD_MARK,
	ACTION_INSTRUCTION,
	ACTION_TAB,
	ACTION_BREAK,
	ACTION_HYPHEN,
	ACTION_SYMBOL,
	ACTION_TABLE,
	ACTION_ROW,
	ACTION_CELL,
	ACTION_GRID,
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
    {STR_INIT("trPr"), ACTION_ROW_PROPERTIES},
    {STR_INIT("tcPr"), ACTION_CELL_PROPERTIES},
    {STR_INIT("pStyle"), ACTION_STYLE},
    {STR_INIT("ilvl"), ACTION_LEVEL},
    {STR_INIT("numId"), ACTION_LIST},
    {STR_INIT("r"), ACTION_RUN},
    {STR_INIT("t"), ACTION_TEXT},
    {STR_INIT("delText"), ACTION_DELETED_TEXT},
    {STR_INIT("rStyle"), ACTION_RUN_STYLE},
    {STR_INIT("vanish"), ACTION_LOOK},
    {STR_INIT("strike"), ACTION_LOOK},
    {STR_INIT("dstrike"), ACTION_LOOK},
    {STR_INIT("b"), ACTION_LOOK},
    {STR_INIT("jc"), ACTION_LOOK},
    {STR_INIT("outlineLvl"), ACTION_LOOK},
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
    {STR_INIT("tbl"), ACTION_TABLE},
    {STR_INIT("tr"), ACTION_ROW},
    {STR_INIT("tc"), ACTION_CELL},
    {STR_INIT("gridBefore"), ACTION_GRID},
    {STR_INIT("tblHeader"), ACTION_GRID},
    {STR_INIT("gridSpan"), ACTION_GRID},
    {STR_INIT("vMerge"), ACTION_GRID},
    {STR_INIT("cellDel"), ACTION_DELETE},
    {STR_INIT("del"), ACTION_DELETE},
    {STR_INIT("moveFrom"), ACTION_DELETE},
    {STR_INIT("pPrChange"), ACTION_SKIP},
    {STR_INIT("trPrChange"), ACTION_SKIP},
    {STR_INIT("tcPrChange"), ACTION_SKIP},
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

/* The index of an element's action, or ACTION_COUNT. Checks the namespace, since drawings have
 * elements of the same names. */
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

/* Appends a character of a symbol font, given by its code in hexadecimal digits. */
static void append_symbol(struct docx_body *body, struct str font, struct str digits)
{
	uint32_t code = 0;
	for (size_t i = 0; i < digits.size && i < 4; i++) {
		char c = digits.data[i];
		uint32_t digit = ascii_is_digit(c)      ? (uint32_t)(c - '0')
		                 : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
		                 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
		                                        : 0;
		code = code * 16 + digit;
	}
	char bytes[4];
	code = docx_symbol(font, code);
	if (code >= ' ' && (code & 0xF800) != 0xD800) {
		docx_paragraph_append(body, (struct str){bytes, utf8_write(code, bytes)});
	}
}

/* ---- tables ---- */

/* The innermost open row; NULL within a text box, where tables are read as paragraphs. */
static struct docx_row *open_row(struct docx_body *body)
{
	return body->row_count > 0 && !body->open ? &body->rows[body->row_count - 1] : NULL;
}

static void begin_due(struct docx_body *body)
{
	struct docx_row *row = open_row(body);
	if (!row) {
		return;
	}
	if (row->is_due) {
		derived_row_begin(&body->derived);
		row->is_due = false;
	}
	if (row->is_cell_due) {
		row->cell.is_header = row->is_header;
		derived_cell_begin(&body->derived, &row->cell);
		row->cell = (struct derived_cell){0};
		row->is_cell_due = false;
	}
}

static void start_grid(struct docx_body *body, enum action action)
{
	struct docx_row *row = open_row(body);
	if (body->open) {
		return;
	}
	if (action == ACTION_TABLE) {
		begin_due(body);
		derived_table_begin(&body->derived);
	} else if (action == ACTION_ROW) {
		struct docx_row fresh = {.orphans = body->orphans, .is_due = true};
		body->orphans = 0;
		body->rows =
		    derived_grow(body->rows, body->row_count, &body->row_capacity, sizeof fresh);
		body->rows[body->row_count++] = fresh;
	} else if (row) {
		row->cell = (struct derived_cell){.skipped = row->cell.skipped};
		row->is_cell_due = true;
		row->cells++;
	}
}

static void end_grid(struct docx_body *body, enum action action)
{
	if (body->open) {
		return;
	}
	begin_due(body);
	if (action == ACTION_TABLE) {
		derived_table_end(&body->derived);
	} else if (action == ACTION_ROW && body->row_count > 0) {
		derived_row_end(&body->derived);
		body->row_count--;
	}
}

static bool is_off(const struct xml_element *element)
{
	struct str value = xml_attribute_value(element, "val");
	return str_equal(value, STR("0")) || str_equal(value, STR("false")) ||
	       str_equal(value, STR("off"));
}

/* The bit of a cell by its number in its row, from 1; 0 beyond the 64th. */
static uint64_t cell_bit(unsigned number)
{
	return number >= 1 && number <= 64 ? (uint64_t)1 << (number - 1) : 0;
}

/* Takes a property of a row or a cell that shapes the grid. */
static void take_grid(struct docx_body *body, const struct xml_element *element)
{
	struct docx_row *row = open_row(body);
	int32_t value = xml_attribute_number(element, "val", 0);
	uint32_t count = value > 0 ? (uint32_t)value : 0;
	if (!row || (body->owner != OWNER_ROW && body->owner != OWNER_CELL)) {
		return;
	}
	if (str_equal(element->name, STR("gridBefore"))) {
		row->cell.skipped = count;
	} else if (str_equal(element->name, STR("tblHeader"))) {
		row->is_header = !is_off(element);
	} else if (str_equal(element->name, STR("gridSpan"))) {
		row->cell.column_span = count;
	} else {
		row->cell.goes_on =
		    !str_equal(xml_attribute_value(element, "val"), STR("restart")) &&
		    !(row->orphans & cell_bit(row->cells));
	}
}

/* Takes the deletion of a part of a paragraph, of its end, of a row or of a cell. */
static void take_deletion(struct docx_body *body, size_t depth)
{
	struct docx_row *row = open_row(body);
	body->deletion = REMOVAL_DELETED;
	if (body->owner == OWNER_PARAGRAPH && body->open) {
		body->open->is_joined = true;
	} else if (body->owner == OWNER_NONE) {
		body->deleted = depth;
	} else if (body->owner == OWNER_CELL && row && row->is_cell_due) {
		row->is_cell_due = false;
		body->deleted = depth - 2; /* w:tc/w:tcPr/w:cellDel */
		body->owner = OWNER_NONE;
	} else if (body->owner == OWNER_ROW && row && row->is_due) {
		body->orphans = row->orphans;
		body->deleted_cells = 0;
		body->row_count--;
		body->deleted = depth - 2;
		body->owner = OWNER_NONE;
	}
}

/* ---- elements ---- */

static void take_property(struct docx_body *body, enum action action,
                          const struct xml_element *element)
{
	struct docx_paragraph *paragraph = body->open;
	if (!paragraph || body->owner != OWNER_PARAGRAPH) {
		return;
	}
	if (action == ACTION_STYLE) {
		paragraph->style =
		    arena_copy(body->job->arena, xml_attribute_value(element, "val"));
	} else if (action == ACTION_LEVEL) {
		paragraph->numbered.level = xml_attribute_number(element, "val", -1);
	} else {
		paragraph->numbered.list = xml_attribute_number(element, "val", -1);
	}
}

static void begin_note(struct docx_body *body, const struct xml_element *element, size_t depth)
{
	struct str type = xml_attribute_value(element, "type");
	if (type.size > 0 && !str_equal(type, STR("normal"))) {
		body->skipped = depth;
	} else if (body->is_notes) {
		body->note = ++body->notes;
	}
}

/* Takes the looks of a paragraph or a run. A paragraph's properties also have looks of its end
 * mark, which are ignored. */
static void take_look(struct docx_body *body, const struct xml_element *element)
{
	bool is_of_paragraph =
	    str_equal(element->name, STR("jc")) || str_equal(element->name, STR("outlineLvl"));
	if (body->owner == OWNER_NONE && !is_of_paragraph) {
		docx_looks_take(&body->run, element);
	} else if (body->owner == OWNER_PARAGRAPH && body->open && is_of_paragraph) {
		docx_looks_take(&body->open->own, element);
	}
}

/* Of a removed element only the text counts; of a removed row also which of its cells begin a
 * vertical merge, since the row below then has to begin them. */
static void start_deleted(struct docx_body *body, enum action action,
                          const struct xml_element *element)
{
	body->in_text += action == ACTION_TEXT || action == ACTION_DELETED_TEXT;
	body->deleted_cells += action == ACTION_CELL;
	if (action == ACTION_GRID &&
	    str_equal(xml_attribute_value(element, "val"), STR("restart"))) {
		body->orphans |= cell_bit(body->deleted_cells);
	}
}

static void end_deleted(struct docx_body *body, enum action action, size_t depth)
{
	if (action == ACTION_TEXT || action == ACTION_DELETED_TEXT) {
		body->in_text -= body->in_text > 0;
	} else if (action == ACTION_PARAGRAPH) {
		docx_paragraph_remove(body, body->deletion, STR("\n"));
	}
	if (body->deleted == depth) {
		body->deleted = 0;
		docx_paragraph_flush(body);
	}
}

static void begin_run(struct docx_body *body)
{
	body->run = (struct docx_looks){0};
	body->run_style = (struct str){0};
	body->stand = (struct docx_stand){.size = -1};
}

/* Takes an element that sets a property of the one around it; false for any other element. */
static bool take_properties(struct docx_body *body, enum action action,
                            const struct xml_element *element)
{
	switch (action) {
	case ACTION_PROPERTIES:
		body->owner = OWNER_PARAGRAPH;
		return true;
	case ACTION_ROW_PROPERTIES:
		body->owner = OWNER_ROW;
		return true;
	case ACTION_CELL_PROPERTIES:
		body->owner = OWNER_CELL;
		return true;
	case ACTION_STYLE:
	case ACTION_LEVEL:
	case ACTION_LIST:
		take_property(body, action, element);
		return true;
	case ACTION_RUN_STYLE:
		if (body->owner == OWNER_NONE) { /* else it is the end mark's */
			body->run_style =
			    arena_copy(body->job->arena, xml_attribute_value(element, "val"));
		}
		return true;
	case ACTION_LOOK:
		take_look(body, element);
		return true;
	case ACTION_STAND:
		if (body->owner == OWNER_NONE) {
			docx_stand_take(&body->stand, element);
			take_look(body, element);
		}
		return true;
	case ACTION_GRID:
		take_grid(body, element);
		return true;
	default:
		return false;
	}
}

/* Takes an element that holds or stands for text; false for any other element. */
static bool take_content(struct docx_body *body, enum action action,
                         const struct xml_element *element)
{
	switch (action) {
	case ACTION_PARAGRAPH:
		begin_due(body);
		docx_paragraph_begin(body);
		return true;
	case ACTION_RUN:
		begin_run(body);
		return true;
	case ACTION_TEXT:
		body->in_text++;
		return true;
	case ACTION_FIELD_MARK:
		docx_fields_take(&body->fields, xml_attribute_value(element, "fldCharType"));
		return true;
	case ACTION_INSTRUCTION:
		body->in_instruction++;
		return true;
	case ACTION_TAB:
		docx_paragraph_append(body, body->owner == OWNER_NONE ? STR("\t") : STR(""));
		return true;
	case ACTION_BREAK:
		docx_paragraph_append(body, STR("\n"));
		return true;
	case ACTION_HYPHEN:
		docx_paragraph_append(body, STR("-"));
		return true;
	case ACTION_SYMBOL:
		append_symbol(body, xml_attribute_value(element, "font"),
		              xml_attribute_value(element, "char"));
		return true;
	case ACTION_TABLE:
	case ACTION_ROW:
	case ACTION_CELL:
		start_grid(body, action);
		return true;
	default:
		return false;
	}
}

/* Takes an element whose content is left out, or is outside of the document. */
static void take_exclusion(struct docx_body *body, enum action action,
                           const struct xml_element *element, size_t depth)
{
	switch (action) {
	case ACTION_FIELD:
		body->skipped =
		    docx_field_is_page(xml_attribute_value(element, "instr")) ? depth : 0;
		break;
	case ACTION_DELETE:
		take_deletion(body, depth);
		break;
	case ACTION_SKIP:
		body->skipped = depth;
		break;
	case ACTION_ALTERNATIVES:
		body->chosen[depth] = false;
		break;
	case ACTION_CHOICE:
	case ACTION_FALLBACK:
		body->skipped = body->chosen[depth - 1] ? depth : 0;
		body->chosen[depth - 1] = true;
		break;
	case ACTION_GALLERY:
		if (depth > 3 && body->outside == 0 &&
		    str_equal(xml_attribute_value(element, "val"), STR("Table of Contents"))) {
			body->outside = depth - 3; /* w:sdt/w:sdtPr/w:docPartObj */
		}
		break;
	case ACTION_NOTE:
		begin_note(body, element, depth);
		break;
	default:
		break;
	}
}

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct docx_body *body = self;
	if (body->skipped > 0) {
		return;
	}
	size_t row = find_action(element->name, element->space);
	if (row == ACTION_COUNT) {
		return;
	}
	if (body->deleted > 0) {
		start_deleted(body, actions[row].action, element);
		return;
	}
	enum action action = actions[row].action;
	if (!take_properties(body, action, element) && !take_content(body, action, element)) {
		take_exclusion(body, action, element, depth);
	}
}

static void end_element(void *self, const struct xml_element *element, size_t depth)
{
	struct docx_body *body = self;
	if (body->skipped > 0) {
		body->skipped = body->skipped == depth ? 0 : body->skipped;
		return;
	}
	if (body->outside == depth) {
		body->outside = 0;
	}
	size_t row = find_action(element->name, element->space);
	enum action action = row < ACTION_COUNT ? actions[row].action : ACTION_SKIP;
	if (body->deleted > 0) {
		end_deleted(body, action, depth);
		return;
	}
	switch (action) {
	case ACTION_TEXT:
		body->in_text -= body->in_text > 0;
		break;
	case ACTION_INSTRUCTION:
		body->in_instruction -= body->in_instruction > 0;
		break;
	case ACTION_PARAGRAPH:
		if (body->open) {
			docx_paragraph_end(body);
		}
		break;
	case ACTION_PROPERTIES:
	case ACTION_ROW_PROPERTIES:
	case ACTION_CELL_PROPERTIES:
		body->owner = OWNER_NONE;
		break;
	case ACTION_RUN:
		begin_run(body);
		break;
	case ACTION_TABLE:
	case ACTION_ROW:
	case ACTION_CELL:
		end_grid(body, action);
		break;
	default:
		break;
	}
}

static void take_text(void *self, struct str text)
{
	struct docx_body *body = self;
	if (body->skipped > 0) {
		return;
	}
	if (body->deleted > 0) {
		if (body->in_text > 0) {
			docx_paragraph_remove(body, body->deletion, text);
		}
	} else if (body->in_instruction > 0) {
		docx_fields_instruct(&body->fields, text);
	} else if (body->in_text > 0) {
		docx_paragraph_append_run(body, text);
	}
}

void docx_body_init(struct docx_body *body, struct reading_job *job)
{
	*body = (struct docx_body){.job = job};
	body->chosen = ARENA_ARRAY(job->arena, bool, job->options.depth_limit + 2);
	derived_init(&body->derived, job);
}

enum status docx_body_read(struct docx_body *body, struct str xml, const char *part, bool is_notes)
{
	struct xml_listener listener = {start_element, end_element, take_text, body};
	body->is_notes = is_notes;
	enum status status = markup_read(xml, part, &listener, body->job);
	docx_paragraph_abandon(body);
	return status;
}

void docx_body_release(struct docx_body *body)
{
	buf_release(&body->carried);
	removals_release(&body->removals);
	free(body->rows);
	derived_release(&body->derived);
}
