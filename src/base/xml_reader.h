/* XML bytes to events, by libxml2's SAX2 interface with strict limits: no tree, no network, no
 * document type and so no entity but the five of XML itself, and a maximal depth. Only this file
 * makes an XML parser. */
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

/* The same as a whole number; `otherwise` if there is no such attribute, or it is not a number. */
int32_t xml_attribute_number(const struct xml_element *element, const char *name,
                             int32_t otherwise);

/* The callbacks for events, any of which may be NULL; for an element's end its attributes are
 * empty. `depth` counts the open elements, this one included. A text may come in pieces. */
struct xml_listener {
	void (*start)(void *self, const struct xml_element *element, size_t depth);
	void (*end)(void *self, const struct xml_element *element, size_t depth);
	void (*text)(void *self, struct str text);
	void *self;
};

/* Inserts itself between the parser and the listener, and removes itself again. */
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
	/* Maximal nesting of elements. A limit also means that the XML comes from other programs:
	 * texts may have any length, and an undeclared prefix is no fault. 0 means libxml2's own
	 * limits, such as 256 elements. */
	size_t depth_limit;
	/* xml_read sets these. */
	enum xml_fault fault; /* the first; no event is reported after it */
	size_t depth;
	struct _xmlParserCtxt *parser;
};

/* Reads a document of at most FILE_LIMIT bytes to its end. STATUS_TROUBLE, with a diag and line, if
 * it is not well-formed, declares a document type, is nested too deep, or the listener called
 * xml_reader_fail. */
enum status xml_read(struct xml_reader *reader, struct str bytes) MUST_CHECK;

/* Adds an error at the line that is being read, and ends the reading. Only the first counts. */
void xml_reader_fail(struct xml_reader *reader, const struct message *message,
                     const struct str arguments[DIAG_ARGUMENTS]);

/* The line that is being read, from 1. */
uint32_t xml_reader_line(const struct xml_reader *reader);

/* Stops libxml2 from opening files and addresses by itself: it then reads only what this program
 * passes to it. libxml2 keeps its loader in a global variable of the process: main sets it, and the library, whose
 * process is another's, leaves it. No document that xml_read takes can make libxml2 load anything, as it refuses
 * document types, nor can one that schema_check validates. */
void xml_load_nothing(void);

/* Makes what libxml2 shares between threads: to be called before there are any. */
void xml_reader_prepare(void);

#endif
