/* XML by libxml2's SAX2. A document type ends the reading where its name stands, before any of its
 * declarations has been read; so no entity but XML's own five is ever known. */
#include "source/derived/markup.h"
#include "source/message.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

struct reader {
	const struct markup_listener *listener;
	struct reading_job *job;
	xmlParserCtxtPtr parser;
	size_t depth;
	const struct message *trouble; /* NULL: none */
};

/* libxml2 hands attributes out in fives: name, prefix, namespace, start and end of the value. */
enum { ATTRIBUTE_FIELDS = 5 };

struct str markup_attribute(const struct markup_element *element, const char *name)
{
	const char *const *field = element->attributes;
	for (int i = 0; i < element->attribute_count; i++, field += ATTRIBUTE_FIELDS) {
		if (strcmp(field[0], name) == 0) {
			return (struct str){field[3], (size_t)(field[4] - field[3])};
		}
	}
	return (struct str){0};
}

int32_t markup_number(const struct markup_element *element, const char *name, int32_t otherwise)
{
	struct str value = markup_attribute(element, name);
	bool is_negative = value.size > 0 && value.data[0] == '-';
	int32_t number = 0;
	for (size_t i = is_negative; i < value.size; i++) {
		if (value.data[i] < '0' || value.data[i] > '9' || number > 10000000) {
			return otherwise;
		}
		number = number * 10 + (value.data[i] - '0');
	}
	return value.size == 0 ? otherwise : is_negative ? -number : number;
}

static void stop(struct reader *reader, const struct message *trouble)
{
	if (reader->trouble == NULL) {
		reader->trouble = trouble;
	}
	xmlStopParser(reader->parser);
}

static void start_element(void *data, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *space, int namespaces, const xmlChar **declared,
                          int attributes, int defaulted, const xmlChar **values)
{
	struct reader *reader = data;
	(void)prefix;
	(void)namespaces;
	(void)declared;
	(void)defaulted;
	if (reader->trouble != NULL) {
		return;
	}
	if (++reader->depth > reader->job->options.depth_limit) {
		stop(reader, &MESSAGE_SOURCE_DEPTH);
		return;
	}
	struct markup_element element = {.name = str_from((const char *)name),
	                                 .space = str_from((const char *)space),
	                                 .attributes = values,
	                                 .attribute_count = attributes};
	reader->listener->start(reader->listener->self, &element, reader->depth);
}

static void end_element(void *data, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *space)
{
	struct reader *reader = data;
	(void)prefix;
	if (reader->trouble == NULL) {
		struct markup_element element = {.name = str_from((const char *)name),
		                                 .space = str_from((const char *)space)};
		reader->listener->end(reader->listener->self, &element, reader->depth);
		reader->depth--;
	}
}

static void take_text(void *data, const xmlChar *text, int size)
{
	struct reader *reader = data;
	if (reader->trouble == NULL && reader->listener->text) {
		reader->listener->text(reader->listener->self,
		                       (struct str){(const char *)text, (size_t)size});
	}
}

static void refuse_document_type(void *data, const xmlChar *name, const xmlChar *public,
                                 const xmlChar *system)
{
	(void)name;
	(void)public;
	(void)system;
	stop(data, &MESSAGE_SOURCE_DOCUMENT_TYPE);
}

enum status markup_read(struct str xml, const char *part, const struct markup_listener *listener,
                        struct reading_job *job)
{
	struct reader reader = {.listener = listener, .job = job, .trouble = NULL};
	reader.parser = xmlNewParserCtxt();
	if (!reader.parser) {
		out_of_memory();
	}
	*reader.parser->sax = (xmlSAXHandler){.startElementNs = start_element,
	                                      .endElementNs = end_element,
	                                      .characters = take_text,
	                                      .ignorableWhitespace = take_text,
	                                      .cdataBlock = take_text,
	                                      .internalSubset = refuse_document_type,
	                                      .initialized = XML_SAX2_MAGIC};
	reader.parser->userData = &reader;
	/* Huge: the depth is counted here, and text of any length is bounded with the file. */
	xmlDocPtr document = xmlCtxtReadMemory(
	    reader.parser, xml.data ? xml.data : "", (int)xml.size, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlFreeDoc(document);
	bool is_sound = reader.parser->wellFormed;
	xmlFreeParserCtxt(reader.parser);
	if (reader.trouble == NULL && !is_sound) {
		reader.trouble = &MESSAGE_SOURCE_MARKUP;
	}
	if (reader.trouble == NULL) {
		return STATUS_OK;
	}
	struct str limit = arena_format(job->arena, "%zu", job->options.depth_limit);
	return diags_trouble(job->diags, reader.trouble, job->file,
	                     reader.trouble == &MESSAGE_SOURCE_DEPTH ? limit : str_from(part));
}
