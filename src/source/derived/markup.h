/* The parts of office documents, which are XML that other programs wrote. */
#ifndef ZHINAN_SOURCE_DERIVED_MARKUP_H
#define ZHINAN_SOURCE_DERIVED_MARKUP_H

#include "base/xml_reader.h"
#include "source/reading_job.h"

/* Reads a part to its end. STATUS_TROUBLE, with a diag that names the part, if it is malformed,
 * declares a document type, or is nested deeper than the job's limit. */
enum status markup_read(struct str xml, const char *part, const struct xml_listener *listener,
                        struct reading_job *job) MUST_CHECK;

#endif
