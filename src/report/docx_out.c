/* Packs a DOCX by libzip, in memory: the stream may be a pipe. The parts that are the same in every
 * document stand here. */
#include "report/docx_out.h"

#include <zip.h>

#include "base/file.h"
#include "base/library.h"
#include "base/xml_out.h"
#include "report/message.h"

enum { FIRST_DAY = 33 /* 1980-01-01, where the dates of ZIP begin, as it writes them */ };

/* clang-format off */
#define ZIP_FUNCTIONS(X)                                                                           \
	X(zip_source_buffer_create) X(zip_open_from_source) X(zip_source_keep) X(zip_file_add)     \
	X(zip_set_file_compression) X(zip_file_set_dostime) X(zip_close) X(zip_discard)            \
	X(zip_source_open) X(zip_source_read) X(zip_source_close) X(zip_source_free)               \
	X(zip_error_init) X(zip_error_strerror) X(zip_error_fini) X(zip_strerror)
/* clang-format on */
LIBRARY(libzip, ZIP_FUNCTIONS);

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define CORE_TYPE "application/vnd.openxmlformats-package.core-properties+xml"

#define TYPE(name, type) "<Override PartName=\"/" name "\" ContentType=\"" type "\"/>"
#define RELATION(id, type, target)                                                                 \
	"<Relationship Id=\"" id "\" Type=\"" type "\" Target=\"" target "\"/>"

/* clang-format off */
static const char content_types[] =
    XML_HEAD
    "<Types xmlns=\"" PACKAGE "content-types\">"
    "<Default Extension=\"rels\""
    " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    TYPE("word/document.xml", WORD_TYPE "document.main+xml")
    TYPE("word/styles.xml", WORD_TYPE "styles+xml")
    TYPE("word/settings.xml", WORD_TYPE "settings+xml")
    TYPE("word/comments.xml", WORD_TYPE "comments+xml")
    TYPE("word/footer1.xml", WORD_TYPE "footer+xml")
    TYPE("docProps/core.xml", CORE_TYPE)
    "</Types>";

static const char package_relations[] =
    XML_HEAD
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    RELATION("rId1", OFFICE "/officeDocument", "word/document.xml")
    RELATION("rId2", PACKAGE "relationships/metadata/core-properties", "docProps/core.xml")
    "</Relationships>";

static const char document_relations[] =
    XML_HEAD
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    RELATION("rId1", OFFICE "/styles", "styles.xml")
    RELATION("rId2", OFFICE "/settings", "settings.xml")
    RELATION("rId3", OFFICE "/comments", "comments.xml")
    RELATION("rId4", OFFICE "/footer", "footer1.xml")
    "</Relationships>";

static const char settings[] =
    XML_HEAD
    "<w:settings xmlns:w=\"" DOCX_NAMESPACE "\">"
    "<w:zoom w:percent=\"100\"/>"
    "<w:defaultTabStop w:val=\"420\"/>"
    "<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
    "<w:compat><w:useFELayout/><w:compatSetting w:name=\"compatibilityMode\""
    " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
    "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"
    "</w:settings>";

static const char footer[] =
    XML_HEAD
    "<w:ftr xmlns:w=\"" DOCX_NAMESPACE "\"><w:p>"
    "<w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
    "<w:r><w:t xml:space=\"preserve\">&#x2014; </w:t></w:r>"
    "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    "<w:r><w:t xml:space=\"preserve\"> &#x2014;</w:t></w:r>"
    "</w:p></w:ftr>";

const char docx_document_start[] =
    XML_HEAD
    "<w:document xmlns:w=\"" DOCX_NAMESPACE "\" xmlns:r=\"" OFFICE "\"><w:body>";

/* The margins of GB/T 9704. */
const char docx_document_end[] =
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1985\" w:left=\"1588\""
    " w:header=\"851\" w:footer=\"1417\" w:gutter=\"0\"/>"
    "</w:sectPr></w:body></w:document>";
/* clang-format on */

static enum status trouble(struct diags *diags, const char *why)
{
	return diags_trouble(diags, &MESSAGE_REPORT_DOCUMENT, STR(""), str_from(why));
}

static struct str properties(struct arena *arena, struct str title)
{
	struct memory_writer writer;
	struct xml_out out;
	memory_writer_open(&writer);
	xml_out_init(&out, writer.stream);
	xml_out_raw(&out, STR(XML_HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE
	                               "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/"
	                               "elements/1.1/\"><dc:title>"));
	xml_out_text(&out, title);
	xml_out_raw(&out, STR("</dc:title><dc:creator>zhinan</dc:creator></cp:coreProperties>"));
	xml_out_flush(&out);
	return memory_writer_close(&writer, arena);
}

/* A source that reads bytes, which must outlive it; or an empty one to write to. */
static zip_source_t *source_of(struct str bytes)
{
	zip_source_t *source = libzip.zip_source_buffer_create(bytes.data, bytes.size, 0, NULL);
	if (!source) {
		out_of_memory();
	}
	return source;
}

static bool add_part(zip_t *zip, const char *name, struct str bytes)
{
	zip_source_t *source = source_of(bytes);
	zip_int64_t index = libzip.zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
	if (index < 0) {
		libzip.zip_source_free(source);
		return false;
	}
	return libzip.zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 0) == 0 &&
	       libzip.zip_file_set_dostime(zip, (zip_uint64_t)index, 0, FIRST_DAY, 0) == 0;
}

static bool add_parts(zip_t *zip, const struct docx_parts *parts, struct arena *arena)
{
	const struct {
		const char *name;
		struct str bytes;
	} files[] = {
	    {"[Content_Types].xml", STR(content_types)},
	    {"_rels/.rels", STR(package_relations)},
	    {"docProps/core.xml", properties(arena, parts->title)},
	    {"word/document.xml", parts->document},
	    {"word/_rels/document.xml.rels", STR(document_relations)},
	    {"word/comments.xml", parts->comments},
	    {"word/styles.xml", str_from(docx_styles)},
	    {"word/settings.xml", STR(settings)},
	    {"word/footer1.xml", STR(footer)},
	};
	bool is_added = true;
	for (size_t i = 0; i < sizeof files / sizeof *files && is_added; i++) {
		is_added = add_part(zip, files[i].name, files[i].bytes);
	}
	return is_added;
}

/* Copies an archive that was written to a source. */
static bool copy_source(FILE *stream, zip_source_t *source)
{
	char block[1 << 14];
	zip_int64_t size;
	if (libzip.zip_source_open(source) < 0) {
		return false;
	}
	while ((size = libzip.zip_source_read(source, block, sizeof block)) > 0) {
		fwrite(block, 1, (size_t)size, stream);
	}
	libzip.zip_source_close(source);
	return size == 0;
}

enum status docx_write(FILE *stream, const struct docx_parts *parts, struct arena *arena,
                       struct diags *diags)
{
	struct str why;
	zip_error_t error;
	enum status status = STATUS_OK;
	if (!library_load(libzip, LIBZIP, arena, &why)) {
		return library_trouble(LIBZIP, diags, STR(""), why);
	}
	libzip.zip_error_init(&error);
	zip_source_t *source = source_of((struct str){0});
	libzip.zip_source_keep(source); /* to be read when the archive is closed */
	zip_t *zip = libzip.zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
	if (!zip) {
		status = trouble(diags, libzip.zip_error_strerror(&error));
		libzip.zip_source_free(source);
	} else if (!add_parts(zip, parts, arena) || libzip.zip_close(zip) < 0) {
		status = trouble(diags, libzip.zip_strerror(zip));
		libzip.zip_discard(zip);
	} else if (!copy_source(stream, source)) {
		status = trouble(diags, "zip_source_read");
	}
	libzip.zip_source_free(source);
	libzip.zip_error_fini(&error);
	return status;
}
