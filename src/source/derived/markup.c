/* base/xml_in.h, with words for the people who send in office documents. */
#include "source/derived/markup.h"
#include "source/message.h"

enum status markup_read(struct str xml, const char *part, const struct xml_listener *listener,
                        struct reading_job *job)
{
	struct xml_in in = {.listener = *listener, .depth_limit = job->options.depth_limit};
	if (xml_read(&in, xml) == STATUS_OK) {
		return STATUS_OK;
	}
	if (in.fault == XML_FAULT_DEPTH) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_DEPTH, job->file,
		                     arena_format(job->arena, "%zu", in.depth_limit));
	}
	return diags_trouble(job->diags,
	                     in.fault == XML_FAULT_DOCUMENT_TYPE ? &MESSAGE_SOURCE_DOCUMENT_TYPE
	                                                         : &MESSAGE_SOURCE_MARKUP,
	                     job->file, str_from(part));
}
