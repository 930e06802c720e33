/* The only place that makes an XML parser; all that may be read is decided here. */
#include "model/xml_parse.h"
#include "base/xml_in.h"

#include <libxml/parserInternals.h>
#include <limits.h>

uint32_t xml_parse_line(const struct xml_parse *parse)
{
	const xmlParserInput *input = parse->parser->input;
	return input && input->line > 0 ? (uint32_t)input->line : 0;
}

/* The first error is the one that counts: what follows it mostly follows from it. */
static void add_error(struct xml_parse *parse, uint32_t line, const struct message *message,
                      const struct str arguments[DIAG_ARGUMENTS])
{
	if (!parse->failed) {
		parse->failed = true;
		diags_add(parse->diags, DIAG_ERROR, message, parse->name, arguments)->line = line;
	}
}

void xml_parse_fail(struct xml_parse *parse, const struct message *message,
                    const struct str arguments[DIAG_ARGUMENTS])
{
	add_error(parse, xml_parse_line(parse), message, arguments);
	xmlStopParser(parse->parser);
}

/* Warnings of the parser are none of the reader's. The first argument may be a validator's,
 * so the way to ours is by the parser itself, which must not be stopped from here: it is in
 * the midst of something, and ends by itself after an error that matters. */
static void on_error(void *unused, xmlErrorPtr error)
{
	(void)unused;
	xmlParserCtxtPtr parser = error->ctxt;
	struct xml_parse *parse = parser->_private;
	if (error->level >= XML_ERR_ERROR) {
		uint32_t line = error->line > 0 ? (uint32_t)error->line : 0;
		struct str words = str_trim(str_from(error->message));
		add_error(parse, line, &MESSAGE_XML_MALFORMED,
		          (const struct str[DIAG_ARGUMENTS]){words});
	}
}

/* Called at the name of a document type, before anything it declares is read. */
static void on_document_type(void *user, const xmlChar *root, const xmlChar *public_id,
                             const xmlChar *system_id)
{
	(void)root;
	(void)public_id;
	(void)system_id;
	xml_parse_fail(user, &MESSAGE_XML_DOCUMENT_TYPE, (const struct str[DIAG_ARGUMENTS]){{0}});
}

enum status xml_parse(struct xml_parse *parse, const xmlSAXHandler *events, struct str bytes,
                      struct str name, struct diags *diags,
                      const struct xml_parse_validator *validator)
{
	*parse = (struct xml_parse){.name = name, .diags = diags};
	if (bytes.size == 0 || bytes.size > INT_MAX) {
		return diags_trouble(diags, &MESSAGE_XML_MALFORMED, name,
		                     bytes.size == 0 ? STR("Document is empty")
		                                     : STR("Document is too large"));
	}
	xml_load_nothing();
	parse->parser = xmlCreateMemoryParserCtxt(bytes.data, (int)bytes.size);
	if (!parse->parser) {
		out_of_memory();
	}
	/* NOENT: without it an attribute's &amp; arrives as "&#38;". It opens no door, as there is
	 * no document type to declare an entity in. */
	xmlCtxtUseOptions(parse->parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_BIG_LINES);
	xmlSAXHandler *given = parse->parser->sax;
	xmlSAXHandler handler = *events;
	handler.initialized = XML_SAX2_MAGIC;
	handler.internalSubset = on_document_type;
	handler.serror = on_error;
	parse->parser->sax = &handler;
	parse->parser->userData = parse;
	parse->parser->_private = parse;
	if (validator) {
		validator->plug(parse);
		parse->parser->sax->serror = on_error;
	}
	xmlParseDocument(parse->parser);
	if (validator) {
		validator->unplug(parse);
	}
	if (!parse->parser->wellFormed && !parse->failed) {
		add_error(parse, 0, &MESSAGE_XML_MALFORMED,
		          (const struct str[DIAG_ARGUMENTS]){STR("Document is broken")});
	}
	parse->parser->sax = given;
	xmlFreeDoc(parse->parser->myDoc);
	xmlFreeParserCtxt(parse->parser);
	parse->parser = NULL;
	return parse->failed ? STATUS_TROUBLE : STATUS_OK;
}
