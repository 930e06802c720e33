/* Runs of a DOCX that are raised or lowered in their line. Internal to docx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_DOCX_STAND_H
#define ZHINAN_SOURCE_OFFICE_DOCX_STAND_H

#include "base/buf.h"
#include "source/derived/markup.h"

/* The properties that raise or lower a run in its line; lengths are half points. */
struct docx_stand {
	bool is_superscript;
	bool is_subscript;
	int32_t position; /* above the line; below it where negative */
	int32_t size;     /* -1: that of its style */
};

/* Takes w:vertAlign, w:position or w:sz of a run, which is {.size = -1} at first. */
void docx_stand_take(struct docx_stand *run, const struct xml_element *element);

/* Appends the text of a run. Its digits become superscripts or subscripts if it is raised or
 * lowered relative to `line`, the run before it; else `line` becomes this run. */
void docx_stand_write(struct buf *out, const struct docx_stand *run, struct docx_stand *line,
                      struct str text);

#endif
