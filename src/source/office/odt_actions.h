/* Which elements of an ODT count, and as what. Internal to odt*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_ODT_ACTIONS_H
#define ZHINAN_SOURCE_OFFICE_ODT_ACTIONS_H

#include "source/derived/markup.h"

enum odt_action {
	ACTION_PARAGRAPH,
	ACTION_BLANKS,
	ACTION_TAB,
	ACTION_BREAK,
	ACTION_LIST,
	ACTION_ITEM,
	ACTION_TABLE,
	ACTION_HEADERS,
	ACTION_ROW,
	ACTION_CELL,
	ACTION_COVERED,
	ACTION_CHANGES,
	ACTION_CHANGE,
	ACTION_NOTE,
	ACTION_SPAN,
	ACTION_SECTION,
	ACTION_SKIP,
	ACTION_OUTSIDE,
	ACTION_BODY,
	ACTION_NONE
};

/* What an element of the text of a document does. */
enum odt_action odt_action_find(const struct xml_element *element);

#endif
