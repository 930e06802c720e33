/* Elements, attributes and text of an XML document, on base/xml_out.h: keeps names until their
 * elements end, and escapes all text. */
#ifndef ZHINAN_BASE_XML_WRITER_H
#define ZHINAN_BASE_XML_WRITER_H

#include "base/arena.h"
#include "base/xml_out.h"

struct xml_writer {
	struct xml_out out;
	struct arena *arena; /* of the list of open elements */
	const char **open;   /* the names of the elements that are open, the outermost first */
	size_t count;
	size_t capacity;
	size_t one_line; /* this element, from 1, stays on one line until it ends; 0: none */
	bool in_tag;     /* the last start tag is open: attributes may follow */
	bool has_lines;
};

/* A writer to a borrowed stream, whose error flag says whether a write failed. With has_lines it
 * writes the XML declaration and puts each element on a line of its own, indented by a blank a
 * level, except inside an element that holds text. Otherwise the caller writes line ends (xml_raw).
 * An element without content is one tag. */
void xml_writer_init(struct xml_writer *writer, FILE *stream, struct arena *arena, bool has_lines);

/* Writes all to the stream. Every element must have been ended. */
void xml_writer_release(struct xml_writer *writer);

/* Starts an element; the name is not copied. */
void xml_start(struct xml_writer *writer, const char *name);

/* An attribute of the element that was just started. */
void xml_attribute(struct xml_writer *writer, const char *name, struct str value);

/* Ends the element that was started last and is still open. */
void xml_end(struct xml_writer *writer);

/* Ends the start tag, if it is open. */
void xml_end_tag(struct xml_writer *writer);

/* Keeps the element that was just started on one line, with all that it holds. */
void xml_one_line(struct xml_writer *writer);

/* Starts and ends a line of text in an element that also holds elements. */
void xml_start_line(struct xml_writer *writer);
void xml_end_line(struct xml_writer *writer);

/* Text of an element, escaped, which stays on one line. */
void xml_text(struct xml_writer *writer, struct str text);

/* The same with line ends and tabs as they are, and escapes for quotation marks. */
void xml_quoted_text(struct xml_writer *writer, struct str text);

/* Markup, as it is. */
void xml_raw(struct xml_writer *writer, struct str markup);

/* An element that holds text and nothing else. */
void xml_element(struct xml_writer *writer, const char *name, struct str text);

#endif
