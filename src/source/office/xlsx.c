/* Finds the parts of an XLSX, and reads its sheets in their order. */
#include "source/office/xlsx.h"

#include <stdlib.h>

#include "source/derived/parts.h"
#include "source/office/package.h"
#include "source/office/xlsx_sheet.h"

/* A sheet that the workbook lists. */
struct entry {
	struct sheet sheet;
	struct str part;
};

struct workbook {
	struct archive *archive;
	struct derived derived;
	struct xlsx_book book;
	struct package_relations relations;
	struct entry *entries; /* in the arena */
	size_t count;
	size_t capacity;
};

static struct str find_main(struct archive *archive)
{
	return package_main(archive, STR("xl/workbook.xml"));
}

bool xlsx_recognise(struct archive *archive)
{
	struct str main = find_main(archive);
	return str_starts(main, STR("xl/")) && str_ends(main, STR(".xml")) &&
	       archive_has(archive, main.data);
}

static void take_sheet(struct workbook *workbook, const struct xml_element *element)
{
	struct arena *arena = workbook->derived.job->arena;
	struct str id = xml_attribute_value(element, "id");
	struct str state = xml_attribute_value(element, "state");
	const struct package_relations *relations = &workbook->relations;
	size_t i = 0;
	while (i < relations->count && !str_equal(relations->items[i].id, id)) {
		i++;
	}
	if (i == relations->count || !str_ends(relations->items[i].type, STR("/worksheet")) ||
	    !derived_spend(&workbook->derived, sizeof(struct entry) + i)) {
		return; /* a chart, say */
	}
	struct entry entry = {
	    .sheet = {.name = arena_copy(arena, xml_attribute_value(element, "name")),
	              .is_hidden = state.size > 0 && !str_equal(state, STR("visible"))},
	    .part = relations->items[i].target};
	ARENA_PUSH(arena, workbook->entries, workbook->count, workbook->capacity, entry);
}

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct workbook *workbook = self;
	(void)depth;
	if (str_equal(element->name, STR("sheet"))) {
		take_sheet(workbook, element);
	} else if (str_equal(element->name, STR("workbookPr"))) {
		struct str value = xml_attribute_value(element, "date1904");
		workbook->book.is_1904 =
		    str_equal(value, STR("1")) || str_equal(value, STR("true"));
	}
}

/* Reads a part, which is only freed; its data are NULL where there is none. */
static enum status read_list(struct workbook *workbook, struct str main)
{
	struct xml_listener listener = {start_element, NULL, NULL, workbook};
	struct str xml;
	enum status status = archive_part(workbook->archive, main.data, &xml);
	if (status == STATUS_OK) {
		status = markup_read(xml, main.data, &listener, workbook->derived.job);
		free((void *)(uintptr_t)xml.data);
	}
	return status;
}

/* Unpacks the part that a relation of a kind leads to; its data are NULL if there is none. */
static enum status unpack(struct workbook *workbook, struct str kind, struct str *out)
{
	struct str part = package_find(&workbook->relations, kind);
	*out = (struct str){0};
	return part.size > 0 ? archive_part(workbook->archive, part.data, out) : STATUS_OK;
}

static enum status read_shared(struct workbook *workbook)
{
	struct derived *derived = &workbook->derived;
	struct str strings;
	struct str styles = {0};
	enum status status = unpack(workbook, STR("/sharedStrings"), &strings);
	if (status == STATUS_OK) {
		status = xlsx_strings_read(&workbook->book.strings, strings, derived);
	}
	free((void *)(uintptr_t)strings.data);
	if (status == STATUS_OK) {
		status = unpack(workbook, STR("/styles"), &styles);
	}
	if (status == STATUS_OK) {
		status = xlsx_styles_read(&workbook->book.styles, styles, derived);
	}
	free((void *)(uintptr_t)styles.data);
	return status;
}

static enum status read_sheet(struct workbook *workbook, struct entry *entry)
{
	struct str xml;
	enum status status = archive_part(workbook->archive, entry->part.data, &xml);
	if (status == STATUS_OK && xml.data) {
		status = xlsx_sheet_read(&entry->sheet, &workbook->book, xml, entry->part.data,
		                         &workbook->derived);
		sheet_settle(&entry->sheet);
	}
	free((void *)(uintptr_t)xml.data);
	return status;
}

/* A name that the program gave, and no person. */
static bool is_name_given(struct str name)
{
	static const struct str usual = STR_INIT("Sheet");
	size_t i = usual.size;
	while (str_starts(name, usual) && i < name.size && ascii_is_digit(name.data[i])) {
		i++;
	}
	return i < name.size;
}

static void write_sheets(struct workbook *workbook)
{
	size_t shown = 0;
	for (size_t i = 0; i < workbook->count; i++) {
		shown += sheet_is_shown(&workbook->entries[i].sheet);
	}
	for (size_t i = 0; i < workbook->count; i++) {
		const struct sheet *sheet = &workbook->entries[i].sheet;
		bool is_named = shown > 1 && sheet_is_shown(sheet) && is_name_given(sheet->name);
		sheet_write(sheet, &workbook->derived, is_named);
	}
}

enum status xlsx_read(struct reading_job *job, struct archive *archive)
{
	struct workbook workbook = {.archive = archive};
	struct str main = find_main(archive);
	derived_init(&workbook.derived, job);
	package_relations_read(&workbook.relations, archive, main);
	enum status status = read_list(&workbook, main);
	if (status == STATUS_OK) {
		status = read_shared(&workbook);
	}
	for (size_t i = 0; i < workbook.count && status == STATUS_OK; i++) {
		status = read_sheet(&workbook, &workbook.entries[i]);
	}
	if (status == STATUS_OK) {
		write_sheets(&workbook);
		status = derived_finish(&workbook.derived, STR("xlsx"));
	}
	for (size_t i = 0; i < workbook.count; i++) {
		sheet_release(&workbook.entries[i].sheet);
	}
	derived_release(&workbook.derived);
	return status;
}
