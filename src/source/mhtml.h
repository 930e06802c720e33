/* MHTML: a web page and its pictures in one file, as browsers and Word save it (RFC 2557). Read by mshow of mblaze where
 * that is installed. */
#ifndef ZHINAN_SOURCE_MHTML_H
#define ZHINAN_SOURCE_MHTML_H

#include "source/reading_job.h"

/* Makes the job's source the text of the first web page in the file, as html_read does. STATUS_TROUBLE where there is
 * none, or mblaze is not installed. */
enum status mhtml_read(struct reading_job *job) MUST_CHECK;

#endif
