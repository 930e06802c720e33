/* Two models made by hand and what differs between them. */
#ifndef ZHINAN_TEST_HAND_CHANGES_H
#define ZHINAN_TEST_HAND_CHANGES_H

#include "report/report.h"

struct hand_changes {
	struct arena arena;
	struct diags diags;
	struct model models[2];
	struct changes changes;
	uint32_t line[2]; /* the next of each model */
};

/* Two empty models with a title and a name. */
void hand_changes_make(struct hand_changes *hand, const char *title, const char *name);
void hand_changes_release(struct hand_changes *hand);

/* A direction of one side with a heading and a field that holds a paragraph. */
void hand_direction(struct hand_changes *hand, int side, const char *key, const char *number,
                    const char *title, struct str text);

/* Compares the two. */
void hand_compare(struct hand_changes *hand);

/* What the writer of a format makes of it; free() it. Fails the test on trouble. */
char *hand_changes_write(struct hand_changes *hand, const char *format, enum language language,
                         size_t *size);

#endif
