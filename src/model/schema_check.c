/* Runs libxml2's schema validator behind the parser, without a listener: only errors matter. */
#include "model/schema_check.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/xml_memory.h"
#include "base/xml_reader.h"
#include "model/message.h"

struct check {
	struct xml_reader xml;
	xmlSchemaValidCtxtPtr validator;
	xmlSchemaSAXPlugPtr plug;
	size_t violations;
	/* Sits between parser and validator and joins the pieces of a text: the validator would
	 * copy all of a long text again for each piece. */
	xmlSAXHandler joining;
	xmlSAXHandlerPtr validating;
	void *validating_user;
	struct buf text;
	struct buf attributes; /* of one element, as SAX2 has them */
};

/* What is wrong with the schema itself: the first error is reported. */
struct schema_reading {
	const char *path;
	struct diags *diags;
	bool failed;
};

static void on_schema_error(void *user, xmlErrorPtr error)
{
	struct schema_reading *reading = user;
	if (reading->failed || error->level < XML_ERR_ERROR) {
		return;
	}
	reading->failed = true;
	struct str words = str_trim(str_from(error->message));
	diags_add(reading->diags, DIAG_ERROR, &MESSAGE_SCHEMA_UNUSABLE, str_from(reading->path),
	          (const struct str[DIAG_ARGUMENTS]){words})
	    ->line = error->line > 0 ? (uint32_t)error->line : 0;
}

/* The compiled schema, which the caller frees; NULL after a diag. */
static xmlSchemaPtr read_schema(const char *path, struct diags *diags)
{
	struct str bytes;
	if (file_read(&bytes, diags->arena, path, 0, diags) != STATUS_OK) {
		return NULL;
	}
	struct schema_reading reading = {.path = path, .diags = diags};
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt(bytes.data, (int)bytes.size);
	/* The parser that reads the schema uses the thread's error handler, not the schema's. */
	xmlStructuredErrorFunc handler = xmlStructuredError;
	void *handler_user = xmlStructuredErrorContext;
	xmlSetStructuredErrorFunc(&reading, on_schema_error);
	xmlSchemaSetParserStructuredErrors(parser, on_schema_error, &reading);
	xmlSchemaPtr schema = xmlSchemaParse(parser);
	xmlSetStructuredErrorFunc(handler_user, handler);
	xmlSchemaFreeParserCtxt(parser);
	if (!schema && !reading.failed) {
		diags_add(diags, DIAG_ERROR, &MESSAGE_SCHEMA_UNUSABLE, str_from(path),
		          (const struct str[DIAG_ARGUMENTS]){{0}});
	}
	return schema;
}

static void on_violation(void *user, xmlErrorPtr error)
{
	struct check *check = user;
	struct diags *diags = check->xml.diags;
	if (check->violations == SCHEMA_VIOLATION_LIMIT) {
		struct str limit = arena_format(diags->arena, "%d", SCHEMA_VIOLATION_LIMIT);
		diags_add(diags, DIAG_ERROR, &MESSAGE_SCHEMA_VIOLATIONS_MORE, check->xml.name,
		          (const struct str[DIAG_ARGUMENTS]){limit});
	}
	if (check->violations++ >= SCHEMA_VIOLATION_LIMIT) {
		return;
	}
	struct str words = str_trim(str_from(error->message));
	diags_add(diags, DIAG_ERROR, &MESSAGE_SCHEMA_VIOLATED, check->xml.name,
	          (const struct str[DIAG_ARGUMENTS]){words})
	    ->line = xml_reader_line(&check->xml);
}

/* ---- texts joined ---- */

static void on_text(void *user, const xmlChar *text, int size)
{
	struct check *check = user;
	buf_append(&check->text, (struct str){(const char *)text, (size_t)size});
}

static void pass_text(struct check *check)
{
	if (check->text.size > 0) {
		check->validating->characters(check->validating_user,
		                              (const xmlChar *)check->text.data,
		                              (int)check->text.size);
	}
	buf_clear(&check->text);
}

/* Whether an attribute names a schema. */
static bool names_schema(const xmlChar *name, const xmlChar *uri)
{
	static const char instance[] = "http://www.w3.org/2001/XMLSchema-instance";
	return uri && strcmp((const char *)uri, instance) == 0 &&
	       (strcmp((const char *)name, "schemaLocation") == 0 ||
	        strcmp((const char *)name, "noNamespaceSchemaLocation") == 0);
}

/* The attributes without those that name a schema, in the check's memory: the validator would load the files and
 * addresses of these. That no model has them is for the reader of models to say. */
static int without_schemas(struct check *check, int count, const xmlChar **attributes)
{
	enum {
		PARTS =
		    5 /* that SAX2 has of an attribute: the first its name, the third its namespace */
	};
	int kept = 0;
	buf_clear(&check->attributes);
	for (int i = 0; i < count; i++) {
		const xmlChar **parts = attributes + (ptrdiff_t)i * PARTS;
		if (!names_schema(parts[0], parts[2])) {
			buf_append(&check->attributes,
			           (struct str){(const char *)parts, PARTS * sizeof *parts});
			kept++;
		}
	}
	return kept;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted_count, const xmlChar **attributes)
{
	struct check *check = user;
	pass_text(check);
	int kept = without_schemas(check, attribute_count, attributes);
	if (kept < attribute_count) {
		attributes = (const xmlChar **)(void *)check->attributes.data;
	}
	check->validating->startElementNs(check->validating_user, name, prefix, uri,
	                                  namespace_count, namespaces, kept, defaulted_count,
	                                  attributes);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct check *check = user;
	pass_text(check);
	check->validating->endElementNs(check->validating_user, name, prefix, uri);
}

static void join_texts(struct check *check, xmlParserCtxtPtr parser)
{
	check->validating = parser->sax;
	check->validating_user = parser->userData;
	check->joining = *parser->sax;
	check->joining.characters = on_text;
	check->joining.ignorableWhitespace = on_text;
	check->joining.cdataBlock = on_text;
	check->joining.startElementNs = on_start;
	check->joining.endElementNs = on_end;
	parser->sax = &check->joining;
	parser->userData = check;
}

/* ---- the validator ---- */

static void plug(void *self, xmlParserCtxtPtr parser)
{
	struct check *check = self;
	xmlSchemaSetValidStructuredErrors(check->validator, on_violation, check);
	check->plug = xmlSchemaSAXPlug(check->validator, &parser->sax, &parser->userData);
	join_texts(check, parser);
}

static void unplug(void *self, xmlParserCtxtPtr parser)
{
	struct check *check = self;
	parser->sax = check->validating;
	parser->userData = check->validating_user;
	xmlSchemaSAXUnplug(check->plug);
}

static enum status check_document(struct str bytes, struct str name, const char *schema_path,
                                  struct diags *diags)
{
	xmlSchemaPtr schema = read_schema(schema_path, diags);
	if (!schema) {
		return STATUS_TROUBLE;
	}
	/* The validator leaks memory if the document ends within an element, so it only gets
	 * documents that are well-formed to their end. */
	struct xml_reader reader = {.name = name, .diags = diags};
	enum status status = xml_read(&reader, bytes);
	if (status != STATUS_OK) {
		xmlSchemaFree(schema);
		return status;
	}
	struct check check = {.validator = xmlSchemaNewValidCtxt(schema)};
	struct xml_validator validator = {plug, unplug, &check};
	check.xml = (struct xml_reader){.name = name, .diags = diags, .validator = &validator};
	status = xml_read(&check.xml, bytes);
	buf_release(&check.text);
	buf_release(&check.attributes);
	xmlSchemaFreeValidCtxt(check.validator);
	xmlSchemaFree(schema);
	return status == STATUS_OK && check.violations > 0 ? STATUS_NO : status;
}

enum status schema_check(struct str bytes, struct str name, const char *schema_path,
                         struct diags *diags)
{
	xml_memory_watch();
	enum status status = check_document(bytes, name, schema_path, diags);
	xml_memory_end();
	return status;
}
