/* Office documents that are one XML file: Word's "flat OPC", which has the parts of a DOCX in it, and flat ODT. */
#ifndef ZHINAN_SOURCE_OFFICE_FLAT_H
#define ZHINAN_SOURCE_OFFICE_FLAT_H

#include "source/reading_job.h"

/* Whether decoded text is the XML that office programs write where all is one file. */
bool flat_recognise(struct str text);

/* Makes the job's source the text of the document, as docx_read and odt_read do. STATUS_TROUBLE for other kinds, such as
 * the XML of Word 2003. */
enum status flat_read(struct reading_job *job) MUST_CHECK;

#endif
