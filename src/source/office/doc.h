/* DOC, the binary format of Word up to 2003, read by antiword where that is installed. */
#ifndef ZHINAN_SOURCE_OFFICE_DOC_H
#define ZHINAN_SOURCE_OFFICE_DOC_H

#include "source/reading_job.h"

/* Makes the job's source the text of the document. STATUS_TROUBLE where the container holds a file
 * of another program (XLS, PPT) or is damaged, or antiword is not installed. */
enum status doc_read(struct reading_job *job) MUST_CHECK;

#endif
