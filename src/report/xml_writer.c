/* A thin coat on libxml2's writer. */
#include "report/xml_writer.h"

#include "base/utf8.h"
#include "base/xml_out.h"

/* A failed write sets the stream's error flag, which whoever closes it reads. */
static int print(void *stream, const char *text, int size)
{
	size_t written = fwrite(text, 1, (size_t)size, stream);
	(void)written;
	return size;
}

static void check(int result)
{
	(void)result;
}

xmlTextWriterPtr xml_writer_open(FILE *stream)
{
	xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(print, NULL, stream, NULL);
	xmlTextWriterPtr writer = buffer ? xmlNewTextWriter(buffer) : NULL;
	if (!writer) {
		out_of_memory();
	}
	check(xmlTextWriterSetIndent(writer, 1));
	check(xmlTextWriterSetIndentString(writer, BAD_CAST " "));
	check(xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL));
	return writer;
}

void xml_writer_close(xmlTextWriterPtr writer)
{
	check(xmlTextWriterEndDocument(writer));
	xmlFreeTextWriter(writer);
}

const xmlChar *xml_clean(struct str text, struct arena *arena)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	char *out = arena_alloc(arena, 3 * text.size + 1);
	size_t used = 0;
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		bool holds = xml_holds(utf8_next(text, &at));
		struct str character = holds ? str_slice(text, start, at) : str_from(replacement);
		memcpy(out + used, character.data, character.size);
		used += character.size;
	}
	return (const xmlChar *)out;
}
