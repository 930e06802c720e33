/* HTML on base/xml_writer.h, spelt so that it is well-formed XML too: an element that HTML does not
 * let be one tag has a start and an end, and text steers nothing. The writer has no lines of its
 * own: blanks between elements would show. */
#ifndef ZHINAN_REPORT_HTML_OUT_H
#define ZHINAN_REPORT_HTML_OUT_H

#include "base/xml_writer.h"

/* Starts an element with a class (NULL: none). */
void html_start(struct xml_writer *out, const char *name, const char *class_name);

/* Ends the element that was started last; html_end_line ends its line too, where a line end between
 * blocks is no text. */
void html_end(struct xml_writer *out);
void html_end_line(struct xml_writer *out);

/* The same as html_start, and ends the line. */
void html_start_line(struct xml_writer *out, const char *name, const char *class_name);

/* Whether a character is a control other than a blank, or a mark that directs Unicode's bidirectional algorithm. */
bool html_steers(uint32_t c);

/* Text, escaped. A character that would steer the page, or change the order of others, does not: its
 * code point stands in its place. */
void html_text(struct xml_writer *out, struct str text);

/* The same for where no element may stand, as in a title. */
void html_plain(struct xml_writer *out, struct str text);

/* An element with a class (NULL: none) and text. */
void html_element(struct xml_writer *out, const char *name, const char *class_name,
                  struct str text);

/* A link with text. */
void html_link(struct xml_writer *out, const char *class_name, struct str target, struct str text);

/* A table: its start, with a class and a label (empty: none), and the start of its head; then
 * html_head_cell for each column; the end of the head and the start of the body; rows; its end. */
void html_table_start(struct xml_writer *out, const char *class_name, struct str label);
void html_table_body(struct xml_writer *out);
void html_table_end(struct xml_writer *out);

/* A cell at the head of a column ("col") or of a row ("row"), with a class (NULL: none). */
void html_head_cell(struct xml_writer *out, const char *scope, const char *class_name,
                    struct str text);

#endif
