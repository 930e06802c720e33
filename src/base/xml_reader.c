/* Stops reading at a document type before any of its declarations is read, so the only entities are
 * the five of XML itself. */
#include "base/xml_reader.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>

#include "base/xml_memory.h"

/* the fields of each attribute that SAX2 passes */
enum { SAX_NAME, SAX_PREFIX, SAX_SPACE, SAX_VALUE, SAX_VALUE_END, SAX_SIZE };

struct xml_attribute xml_attribute_at(const struct xml_element *element, int index)
{
	const char *const *all = element->attributes;
	const char *const *sax = all + (ptrdiff_t)SAX_SIZE * index;
	return (struct xml_attribute){
	    .name = str_from(sax[SAX_NAME]),
	    .prefix = str_from(sax[SAX_PREFIX]),
	    .value = {sax[SAX_VALUE], (size_t)(sax[SAX_VALUE_END] - sax[SAX_VALUE])},
	};
}

struct str xml_attribute_value(const struct xml_element *element, const char *name)
{
	const char *const *sax = element->attributes;
	for (int i = 0; i < element->attribute_count; i++, sax += SAX_SIZE) {
		if (strcmp(sax[SAX_NAME], name) == 0) {
			return (struct str){sax[SAX_VALUE],
			                    (size_t)(sax[SAX_VALUE_END] - sax[SAX_VALUE])};
		}
	}
	return (struct str){0};
}

int32_t xml_attribute_number(const struct xml_element *element, const char *name, int32_t otherwise)
{
	struct str value = xml_attribute_value(element, name);
	bool is_negative = value.size > 0 && value.data[0] == '-';
	int32_t number = 0;
	for (size_t i = is_negative; i < value.size; i++) {
		if (!ascii_is_digit(value.data[i]) || number > 10000000) {
			return otherwise;
		}
		number = number * 10 + (value.data[i] - '0');
	}
	return value.size == 0 ? otherwise : is_negative ? -number : number;
}

uint32_t xml_reader_line(const struct xml_reader *reader)
{
	const xmlParserInput *input = reader->parser->input;
	return input && input->line > 0 ? (uint32_t)input->line : 0;
}

/* Only the first fault counts: later ones are mostly its consequences. */
static void fail_at(struct xml_reader *reader, enum xml_fault fault, uint32_t line,
                    const struct message *message, const struct str arguments[DIAG_ARGUMENTS])
{
	if (reader->fault == XML_FAULT_NONE) {
		reader->fault = fault;
		if (reader->diags) {
			diags_add(reader->diags, DIAG_ERROR, message, reader->name, arguments)
			    ->line = line;
		}
	}
}

static void stop(struct xml_reader *reader, enum xml_fault fault, const struct message *message,
                 const struct str arguments[DIAG_ARGUMENTS])
{
	fail_at(reader, fault, xml_reader_line(reader), message, arguments);
	xmlStopParser(reader->parser);
}

void xml_reader_fail(struct xml_reader *reader, const struct message *message,
                     const struct str arguments[DIAG_ARGUMENTS])
{
	stop(reader, XML_FAULT_REFUSED, message, arguments);
}

static void fail_malformed(struct xml_reader *reader, uint32_t line, struct str words)
{
	fail_at(reader, XML_FAULT_MALFORMED, line, &MESSAGE_XML_MALFORMED,
	        (const struct str[DIAG_ARGUMENTS]){words});
}

/* The first argument may be a validator's, so the reader is found through the parser. The parser
 * must not be stopped from here, in the middle of its work; it ends by itself after a fatal
 * error. */
static void on_error(void *unused, xmlErrorPtr error)
{
	(void)unused;
	xmlParserCtxtPtr parser = error->ctxt;
	struct xml_reader *reader = parser->_private;
	if (error->level >= (reader->depth_limit > 0 ? XML_ERR_FATAL : XML_ERR_ERROR)) {
		fail_malformed(reader, error->line > 0 ? (uint32_t)error->line : 0,
		               str_trim(str_from(error->message)));
	}
}

static void on_document_type(void *user, const xmlChar *root, const xmlChar *public_id,
                             const xmlChar *system_id)
{
	(void)root;
	(void)public_id;
	(void)system_id;
	stop(user, XML_FAULT_DOCUMENT_TYPE, &MESSAGE_XML_DOCUMENT_TYPE,
	     (const struct str[DIAG_ARGUMENTS]){{0}});
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted_count, const xmlChar **attributes)
{
	struct xml_reader *reader = user;
	(void)prefix;
	(void)namespace_count;
	(void)namespaces;
	(void)defaulted_count;
	if (reader->fault != XML_FAULT_NONE) {
		return;
	}
	if (++reader->depth > reader->depth_limit && reader->depth_limit > 0) {
		struct str limit =
		    reader->diags ? arena_format(reader->diags->arena, "%zu", reader->depth_limit)
				  : (struct str){0};
		stop(reader, XML_FAULT_DEPTH, &MESSAGE_XML_DEPTH,
		     (const struct str[DIAG_ARGUMENTS]){limit});
		return;
	}
	if (reader->listener.start) {
		struct xml_element element = {str_from((const char *)name),
		                              str_from((const char *)space), attributes,
		                              attribute_count};
		reader->listener.start(reader->listener.self, &element, reader->depth);
	}
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
	struct xml_reader *reader = user;
	(void)prefix;
	if (reader->fault == XML_FAULT_NONE) {
		if (reader->listener.end) {
			struct xml_element element = {.name = str_from((const char *)name),
			                              .space = str_from((const char *)space)};
			reader->listener.end(reader->listener.self, &element, reader->depth);
		}
		reader->depth--;
	}
}

static void on_text(void *user, const xmlChar *text, int size)
{
	struct xml_reader *reader = user;
	if (reader->fault == XML_FAULT_NONE && reader->listener.text) {
		reader->listener.text(reader->listener.self,
		                      (struct str){(const char *)text, (size_t)size});
	}
}

/* Refuses all that libxml2 wants to load: an entity, or a schema that the document names. */
static xmlParserInputPtr load_nothing(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	(void)url;
	(void)id;
	(void)parser;
	return NULL;
}

void xml_load_nothing(void)
{
	xmlSetExternalEntityLoader(load_nothing);
}

void xml_reader_prepare(void)
{
	xmlInitParser();
	xml_load_nothing();
}

/* NOENT: without it an attribute's &amp; arrives as "&#38;". It is safe, as no document type can
 * declare an entity. */
static int parser_options(const struct xml_reader *reader)
{
	int options = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_BIG_LINES;
	return reader->depth_limit > 0 ? options | XML_PARSE_HUGE : options;
}

enum status xml_read(struct xml_reader *reader, struct str bytes)
{
	if (bytes.size == 0 || bytes.size > INT_MAX) {
		fail_malformed(reader, 0,
		               bytes.size == 0 ? STR("Document is empty")
		                               : STR("Document is too large"));
		return STATUS_TROUBLE;
	}
	xml_memory_watch();
	reader->parser = xmlCreateMemoryParserCtxt(bytes.data, (int)bytes.size);
	xmlCtxtUseOptions(reader->parser, parser_options(reader));
	*reader->parser->sax = (xmlSAXHandler){.startElementNs = on_start,
	                                       .endElementNs = on_end,
	                                       .characters = on_text,
	                                       .ignorableWhitespace = on_text,
	                                       .cdataBlock = on_text,
	                                       .internalSubset = on_document_type,
	                                       .serror = on_error,
	                                       .initialized = XML_SAX2_MAGIC};
	reader->parser->userData = reader;
	reader->parser->_private = reader;
	const struct xml_validator *validator = reader->validator;
	if (validator) {
		validator->plug(validator->self, reader->parser);
		reader->parser->sax->serror = on_error;
	}
	xmlParseDocument(reader->parser);
	if (validator) {
		validator->unplug(validator->self, reader->parser);
	}
	if (!reader->parser->wellFormed) {
		fail_malformed(reader, 0, STR("Document is broken"));
	}
	xmlFreeDoc(reader->parser->myDoc);
	xmlFreeParserCtxt(reader->parser);
	reader->parser = NULL;
	xml_memory_end();
	return reader->fault == XML_FAULT_NONE ? STATUS_OK : STATUS_TROUBLE;
}
