/* Records in words. */
#include "cmd/explanation.h"

#include "cmd/message.h"

struct place explained_place(const struct explanation *explanation, struct span span)
{
	struct document *document = explanation->document;
	return text_place(&document->text, &document->source, span, document->arena);
}

struct str explained_text(const struct explanation *explanation, struct span span)
{
	return str_slice(explanation->document->text.clean, span.start, span.end);
}

static const char *const RECORD_NAMES[RECORD_KIND_COUNT] = {
    [RECORD_TITLE] = "title",         [RECORD_SECTION] = "section",
    [RECORD_DIRECTION] = "direction", [RECORD_HEADING] = "heading",
    [RECORD_ITEM] = "item",           [RECORD_FIELD] = "field",
    [RECORD_TEXT] = "text",           [RECORD_PUNCTUATION] = "",
    [RECORD_PARTNER] = "partner",     [RECORD_AGREEMENT] = "agreement",
    [RECORD_FACT] = "fact",           [RECORD_STATED] = "stated",
    [RECORD_MENTION] = "mention",     [RECORD_PART_STATED] = "told",
    [RECORD_TABLE] = "table",         [RECORD_ROW] = "row",
    [RECORD_CELL] = "cell",           [RECORD_TOTAL] = "total",
};

struct str words_record_kind(const struct explanation *explanation, const struct record *record)
{
	return words_code(&explanation->terminal.words, CODE_RECORD,
	                  str_from(RECORD_NAMES[record->kind]));
}

/* What a field is of: the word for its name; of one that a grammar brings, the name. */
static struct str words_field(const struct wording *words, const struct field *field)
{
	return words_code(words, CODE_KIND, field->name);
}

/* A field by its label as it is written, with its name in the grammar. */
static struct str words_label(const struct explanation *explanation, const struct record *record)
{
	const struct wording *words = &explanation->terminal.words;
	struct str label = explained_text(explanation, record->label);
	return label.size > 0 ? words_say(words, &MESSAGE_EXPLAIN_NAMED, label, record->field->name)
	                      : record->field->name;
}

static struct str words_row(const struct wording *words, enum row_role role)
{
	static const char *const roles[] = {
	    [ROW_BODY] = "body",         [ROW_HEADER] = "header", [ROW_GROUP] = "group",
	    [ROW_SUBTOTAL] = "subtotal", [ROW_TOTAL] = "total",   [ROW_PART] = "part",
	    [ROW_RULE] = "rule"};
	return words_code(words, CODE_ROLE, str_from(roles[role]));
}

struct str words_record(const struct explanation *explanation, const struct record *record)
{
	const struct wording *words = &explanation->terminal.words;
	switch ((enum record_kind)record->kind) {
	case RECORD_DIRECTION:
		return words_say(words, &MESSAGE_EXPLAIN_KEY,
		                 explained_text(explanation, record->number), record->key);
	case RECORD_SECTION:
		return explained_text(explanation, record->number);
	case RECORD_FIELD:
		return words_label(explanation, record);
	case RECORD_FACT:
	case RECORD_TOTAL:
		return words_field(words, record->field);
	case RECORD_TABLE:
		return words_of(words, record->reading->table->is_form ? &MESSAGE_EXPLAIN_FORM_TABLE
		                       : record->reading->lists_directions
		                           ? &MESSAGE_EXPLAIN_LIST_TABLE
		                           : &MESSAGE_EXPLAIN_OTHER_TABLE);
	case RECORD_ROW:
		return words_row(words, record->cell->role);
	case RECORD_PART_STATED:
	case RECORD_STATED:
		return words_code(words, CODE_KIND, record->stated->of);
	case RECORD_PARTNER:
		return span_size(record->text) > 0 ? explained_text(explanation, record->text)
		                                   : record->code;
	default:
		return explained_text(explanation, record->text);
	}
}

struct str words_heading(const struct explanation *explanation, const struct record *record)
{
	const struct records *records = &explanation->document->records;
	const struct record *next = record + 1;
	bool has_next = next < records->items + records->count && next->depth > record->depth;
	return words_joined(&explanation->terminal.words,
	                    explained_text(explanation, record->number), " ",
	                    has_next ? explained_text(explanation, next->text) : STR(""));
}
