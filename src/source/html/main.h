/* Finds the document in a web page, without the site around it. Internal to html*.c. */
#ifndef ZHINAN_SOURCE_HTML_MAIN_H
#define ZHINAN_SOURCE_HTML_MAIN_H

#include "source/html/tree.h"

/* The element that holds the document, and where it ends. */
struct html_main {
	uint32_t start;
	uint32_t end;
};

/* Finds the smallest element that has most of the page's text and no text beside it. Marks titles
 * in the tree, and parts that are outside of the document wherever they are. */
struct html_main html_main_find(struct html_tree *tree);

/* Whether a node belongs to the document, if no element around it is outside: within the main
 * element, or a title before it. */
bool html_main_has(const struct html_main *main, const struct html_tree *tree, uint32_t i);

#endif
