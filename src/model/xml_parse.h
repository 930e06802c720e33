/* XML bytes to events, by libxml2's SAX2 interface under the narrowest terms: no tree, no
 * network, no document type and so no entity but the five of XML itself, and no more depth
 * than libxml2 allows by itself (256). */
#ifndef ZHINAN_MODEL_XML_PARSE_H
#define ZHINAN_MODEL_XML_PARSE_H

#include <libxml/parser.h>

#include "base/diag.h"

/* One reading; what the event functions get as their first argument begins with it. */
struct xml_parse {
	xmlParserCtxtPtr parser;
	struct str name; /* of the document, for diags */
	struct diags *diags;
	bool failed; /* a diag has been added: events that still come are to be ignored */
};

/* A validator that puts itself between the parser and the events, and takes itself out again;
 * both get the reading. */
struct xml_parse_validator {
	void (*plug)(struct xml_parse *parse);
	void (*unplug)(struct xml_parse *parse);
};

/* Reads a document (at most FILE_LIMIT bytes). `parse` is filled in here and handed to the
 * functions of `events` (any may be NULL; the set is SAX2's). validator may be NULL. Anything that
 * is not well-formed XML, or declares a document type, is STATUS_TROUBLE with a diag with its
 * line; likewise what an event function reported by xml_parse_fail. */
enum status xml_parse(struct xml_parse *parse, const xmlSAXHandler *events, struct str bytes,
                      struct str name, struct diags *diags,
                      const struct xml_parse_validator *validator) MUST_CHECK;

/* Adds an error at the line that is being read and ends the reading. Only the first counts. */
void xml_parse_fail(struct xml_parse *parse, const struct message *message,
                    const struct str arguments[DIAG_ARGUMENTS]);

/* The line that is being read, from 1. */
uint32_t xml_parse_line(const struct xml_parse *parse);

#endif
