/* Wraps base/xml_reader.h, with messages for the users of office documents. */
#include "source/derived/markup.h"
#include "source/message.h"

enum status markup_read(struct str xml, const char *part, const struct xml_listener *listener,
                        struct reading_job *job)
{
	struct xml_reader reader = {.listener = *listener, .depth_limit = job->options.depth_limit};
	if (xml_read(&reader, xml) == STATUS_OK) {
		return STATUS_OK;
	}
	if (reader.fault == XML_FAULT_DEPTH) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_DEPTH, job->file,
		                     arena_format(job->arena, "%zu", reader.depth_limit));
	}
	return diags_trouble(job->diags,
	                     reader.fault == XML_FAULT_DOCUMENT_TYPE ? &MESSAGE_SOURCE_DOCUMENT_TYPE
	                                                             : &MESSAGE_SOURCE_MARKUP,
	                     job->file, str_from(part));
}
