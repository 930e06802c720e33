/* What the reports in XML share: libxml2's writer on a stream. */
#ifndef ZHINAN_REPORT_XML_WRITER_H
#define ZHINAN_REPORT_XML_WRITER_H

#include <libxml/xmlwriter.h>
#include <stdio.h>

#include "base/arena.h"

/* A writer to a borrowed stream, an element a line, with the XML declaration written. What goes
 * wrong in it is memory, which ends the run, or the stream, whose error flag whoever closes it
 * reads: its functions' results say nothing more. */
xmlTextWriterPtr xml_writer_open(FILE *stream);

/* Ends the document and frees the writer. */
void xml_writer_close(xmlTextWriterPtr writer);

/* Text as the library takes it: NUL-terminated, with U+FFFD for what XML cannot hold. */
const xmlChar *xml_clean(struct str text, struct arena *arena);

#endif
