/* What is shown of the files of one upload, and what can be saved of it. Shared by the server, which
 * offers it, and the process that makes it. */
#ifndef ZHINAN_SERVE_VIEW_H
#define ZHINAN_SERVE_VIEW_H

#include "base/arena.h"
#include "base/message.h"

enum view_kind {
	VIEW_REPORT,  /* one document */
	VIEW_COMPARE, /* two */
	VIEW_TREND,   /* all */
	VIEW_KIND_COUNT
};

/* The numbers of the files count from 1, in the order in which they came. */
struct view {
	enum view_kind kind;
	uint32_t first;  /* the document, or the old one; 0: of two, the one of the earlier year */
	uint32_t second; /* the new one */
};

/* The view of a word in an address: "report-1" "compare-2-1" "compare" "trend". False where it is
 * none. */
bool view_parse(struct view *out, struct str word);

/* That word, in the arena. */
struct str view_word(const struct view *view, struct arena *arena);

/* The view of so many documents that shows most of them: a report, a comparison, a trend. */
struct view view_usual(size_t documents);

/* Something that can be made of a view: the page, the first of each kind, or a file to save. */
struct output {
	enum view_kind kind;
	const char *name; /* in an address, and at the end of a file's name: "model.xml" */
	const char *type; /* its media type */
	const struct message *label; /* what it is */
};

extern const struct output outputs[];
extern const size_t output_count;

/* The output of a name; NULL where that kind of view has none such. */
const struct output *output_find(enum view_kind kind, struct str name);

/* The page of a kind of view. */
const struct output *output_page(enum view_kind kind);

#endif
