/* XML bytes to events, by libxml2's SAX2 interface under the narrowest terms: no tree, no network, no
 * document type and so no entity but the five of XML itself, and a limit to the depth. This is the
 * only place that makes an XML parser. */
#ifndef ZHINAN_BASE_XML_READER_H
#define ZHINAN_BASE_XML_READER_H

#include "base/diag.h"

struct _xmlParserCtxt;

/* An element as it starts. Valid only during the call. */
struct xml_element {
	struct str name;        /* without prefix */
	struct str space;       /* the namespace; empty where there is none */
	const void *attributes; /* libxml2's */
	int attribute_count;
};

/* One of its attributes, with the references in the value resolved. */
struct xml_attribute {
	struct str name; /* without prefix */
	struct str prefix;
	struct str value;
};

/* The attribute at an index below attribute_count. */
struct xml_attribute xml_attribute_at(const struct xml_element *element, int index);

/* The value of an attribute by its name without prefix, whatever its namespace; empty where there
 * is none. */
struct str xml_attribute_value(const struct xml_element *element, const char *name);

/* The same as a whole number; `otherwise` where there is none, or it is none. */
int32_t xml_attribute_number(const struct xml_element *element, const char *name,
                             int32_t otherwise);

/* Who hears of the events, any of which may be NULL; an element that ends has no attributes. `depth`
 * counts the elements that are open, the one at hand included. A text may come in pieces. */
struct xml_listener {
	void (*start)(void *self, const struct xml_element *element, size_t depth);
	void (*end)(void *self, const struct xml_element *element, size_t depth);
	void (*text)(void *self, struct str text);
	void *self;
};

/* Puts itself between the parser and the listener, and takes itself out again. */
struct xml_validator {
	void (*plug)(void *self, struct _xmlParserCtxt *parser);
	void (*unplug)(void *self, struct _xmlParserCtxt *parser);
	void *self;
};

enum xml_fault {
	XML_FAULT_NONE,
	XML_FAULT_MALFORMED,
	XML_FAULT_DOCUMENT_TYPE,
	XML_FAULT_DEPTH,
	XML_FAULT_REFUSED /* by xml_reader_fail */
};

/* One reading. */
struct xml_reader {
	/* The caller sets these. */
	struct str name;     /* of the document, for diags */
	struct diags *diags; /* NULL: only `fault` says what is wrong */
	struct xml_listener listener;
	const struct xml_validator *validator; /* NULL: none */
	/* Elements in one another. With a limit, the XML is what other programs wrote: its texts may
	 * be of any length, and a prefix that nothing declares is no fault. 0 means libxml2's own
	 * limits, 256 elements among them. */
	size_t depth_limit;
	/* The reading sets these. */
	enum xml_fault fault; /* the first; nobody hears of an event behind it */
	size_t depth;
	struct _xmlParserCtxt *parser;
};

/* Reads a document of at most FILE_LIMIT bytes to its end. STATUS_TROUBLE, and a diag with the line,
 * where it is not well-formed, declares a document type, is nested too deep, or the listener called
 * xml_reader_fail. */
enum status xml_read(struct xml_reader *reader, struct str bytes) MUST_CHECK;

/* Adds an error at the line that is being read, and ends the reading. Only the first counts. */
void xml_reader_fail(struct xml_reader *reader, const struct message *message,
                     const struct str arguments[DIAG_ARGUMENTS]);

/* The line that is being read, from 1. */
uint32_t xml_reader_line(const struct xml_reader *reader);

/* From here on libxml2 opens no file and no address by itself: what is read is what this program has
 * read and handed over. This is state of the whole process, as libxml2 keeps its loader in a global
 * variable; it is always set to the same value, so that to set it again, and from any thread, does no
 * harm. xml_read calls this; so must all else that has libxml2 read something. */
void xml_load_nothing(void);

#endif
