/* Finds what an element does by its name. */
#include "source/office/odt_actions.h"

static const struct {
	struct str name;
	enum odt_action action;
} actions[] = {
    {STR_INIT("p"), ACTION_PARAGRAPH},
    {STR_INIT("h"), ACTION_PARAGRAPH},
    {STR_INIT("s"), ACTION_BLANKS},
    {STR_INIT("tab"), ACTION_TAB},
    {STR_INIT("line-break"), ACTION_BREAK},
    {STR_INIT("list"), ACTION_LIST},
    {STR_INIT("list-item"), ACTION_ITEM},
    {STR_INIT("table"), ACTION_TABLE},
    {STR_INIT("table-header-rows"), ACTION_HEADERS},
    {STR_INIT("table-row"), ACTION_ROW},
    {STR_INIT("table-cell"), ACTION_CELL},
    {STR_INIT("covered-table-cell"), ACTION_COVERED},
    {STR_INIT("change"), ACTION_CHANGE},
    {STR_INIT("note-body"), ACTION_NOTE},
    {STR_INIT("span"), ACTION_SPAN},
    {STR_INIT("section"), ACTION_SECTION},
    {STR_INIT("page-number"), ACTION_SKIP},
    {STR_INIT("page-count"), ACTION_SKIP},
    {STR_INIT("note-citation"), ACTION_SKIP},
    {STR_INIT("tracked-changes"), ACTION_CHANGES},
    {STR_INIT("annotation"), ACTION_SKIP},
    {STR_INIT("binary-data"), ACTION_SKIP},
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

enum odt_action odt_action_find(const struct xml_element *element)
{
	struct str space = element->space;
	bool is_ours = str_find(space, STR(":opendocument:")) != SIZE_MAX;
	if (str_equal(element->name, STR("text"))) { /* number:text is part of a date */
		is_ours = str_find(space, STR(":office:")) != SIZE_MAX;
	} else if (str_equal(element->name, STR("title")) ||
	           str_equal(element->name, STR("desc"))) { /* there are fields of these names */
		is_ours = str_find(space, STR(":svg-")) != SIZE_MAX;
	}
	size_t i = is_ours ? 0 : ACTION_COUNT;
	while (i < ACTION_COUNT && !str_equal(actions[i].name, element->name)) {
		i++;
	}
	return i < ACTION_COUNT ? actions[i].action : ACTION_NONE;
}
