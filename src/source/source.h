/* The source stage: a file's bytes, decoded to UTF-8, with a way back to the bytes. */
#ifndef ZHINAN_SOURCE_SOURCE_H
#define ZHINAN_SOURCE_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/span.h"

/* Something in the bytes that is no text: decoded as U+FFFD, never dropped. */
enum defect_kind {
	DEFECT_BROKEN_SEQUENCE, /* bytes that the encoding does not know */
	DEFECT_NUL              /* a NUL byte, which neither text nor XML can hold */
};

struct defect {
	enum defect_kind kind;
	struct span bytes; /* in the file */
};

/* What the layout of a web page or a PDF says of a line, beyond its words. */
enum line_hint {
	HINT_CONTINUES,     /* goes on where the text before it ended, at the foot of a page */
	HINT_FURNITURE,     /* a running header or footer */
	HINT_NEW_PARAGRAPH, /* whatever is before it: a row or a cell of a table */
	HINT_OUTSIDE /* no part of the document: a menu of the web site, a table of contents */
};

struct line_note {
	uint32_t offset; /* in the text, where the line starts */
	enum line_hint hint;
};

/* ---- pieces: what the format itself knows of stretches of its text ---- */

enum line_size { SIZE_BODY, SIZE_LARGER, SIZE_SMALLER };

/* What the format knows of a line; there is none for a line of which it knows only the text. */
struct line_style {
	uint32_t offset; /* in the text, where the line starts */
	uint8_t heading; /* level from 1, where the format states one (h1, w:outlineLvl); else 0 */
	uint8_t list;    /* level from 1 of the list whose item it begins; else 0 */
	uint8_t size;    /* enum line_size, against most of the document's text */
	bool is_bold;    /* all of it */
	bool is_centred;
};

/* A cell of a table. Its text stands once, in its first row and column. */
struct source_cell {
	struct span span; /* in the text; empty where nothing stands in it */
	uint32_t table;   /* which of the document, from 1 */
	uint32_t row;     /* the first that it stands in, from 0 */
	uint32_t column;
	uint32_t row_span; /* how many it reaches over, 1 and more */
	uint32_t column_span;
	bool is_header; /* the format says that it names what stands below it or beside it */
};

/* Text that the format keeps and a reader of the document does not see. It is not in the text. */
enum removal_kind {
	REMOVAL_DELETED, /* by a tracked change, <del> */
	REMOVAL_STRUCK,  /* struck through */
	REMOVAL_HIDDEN
};

struct removal {
	uint32_t offset; /* in the text, where it would stand */
	enum removal_kind kind;
	struct str text;
};

struct page_start {
	uint32_t offset; /* in the text */
	uint32_t page;   /* from 1 */
};

/* A character that was recognised in a picture: where it stands, and how sure it is, in percent. */
struct glyph {
	uint32_t offset; /* in the text */
	uint32_t page;
	struct box box;
	uint8_t confidence;
};

/* The picture of a page, turned straight: what boxes are on. */
struct page_picture {
	uint32_t page;
	int32_t width, height; /* of the page, in tenths of a millimetre */
	struct str media_type; /* "image/png" or "image/jpeg" */
	struct str base64;
};

/* How text was recognised in pictures of pages. */
struct recognition {
	struct str engine;          /* its name and version */
	const struct glyph *glyphs; /* ascending by offset */
	size_t glyph_count;
	const struct page_picture *pictures; /* ascending by page */
	size_t picture_count;
};

struct source {
	struct str
	    name; /* the file's without its folders, see file_name.h; "-" for standard input */
	struct str bytes;  /* the file */
	struct str text;   /* UTF-8, valid, without BOM or NUL; line ends as in the file */
	struct str format; /* "text" "html" "mhtml" "docx" "odt" "xlsx" "doc" "pdf" "ofd" "image" */
	struct str encoding; /* IANA name: "UTF-8" "UTF-16LE" "GB18030" and so on */
	bool has_bom;
	bool is_identity; /* every byte of text stands for the byte at the same offset + bom */
	bool is_derived;  /* taken out of the file: places are in the text, the map is identity */
	bool is_bare;     /* derived, and the file is not at hand: see source_from_derived */
	struct map map;   /* text offset -> offset of places */
	uint32_t *lines;  /* the text offset at which line i + 1 starts */
	size_t line_count;
	size_t line_capacity;
	struct defect *defects; /* ascending */
	size_t defect_count;
	size_t defect_capacity;
	struct line_note *notes; /* ascending; only in derived text, as are pages */
	size_t note_count;
	size_t note_capacity;
	struct line_style *styles; /* ascending by offset */
	size_t style_count;
	size_t style_capacity;
	struct source_cell *cells; /* by table, row and column; no two of them share text */
	size_t cell_count;
	size_t cell_capacity;
	struct removal *removals; /* ascending by offset */
	size_t removal_count;
	size_t removal_capacity;
	struct page_start *pages; /* ascending; none where the format has no pages */
	size_t page_count;
	size_t page_capacity;
	uint32_t page_total; /* those that were read, without text too */
	uint32_t
	    first_page; /* of those that were read, where the options left out others; else 0 */
	uint32_t last_page;
	const struct recognition *recognition; /* NULL: no page is a picture */
};

/* What an input may cost, where no option says otherwise. */
enum {
	SOURCE_UNPACKED_LIMIT = 128 << 20, /* bytes unpacked, and built in memory of them */
	SOURCE_PAGE_LIMIT = 2000,
	SOURCE_DEPTH_LIMIT = 256,  /* elements in one another */
	SOURCE_HELPER_SECONDS = 8, /* of the processor, for a program that reads a format */
	SOURCE_PAGE_SECONDS = 60   /* the same, to recognise the text of a page */
};

/* All zero: the defaults. */
struct source_options {
	const char *encoding; /* an encoding's name that goes over all guesses, or NULL */
	const char *helpers;  /* folders of the programs that read formats, colons between, or NULL:
	                         beside this program, or where an installation or a build has it */
	const char *
	    ocr_languages; /* of pictures of text, as Tesseract names its data; NULL: "chi_sim+eng" */
	size_t byte_limit; /* 0: FILE_LIMIT */
	size_t unpacked_limit;
	size_t page_limit;
	size_t depth_limit;
	size_t first_page;     /* only these pages are read, from 1; 0: all */
	size_t last_page;      /* 0: the last that there is */
	size_t helper_seconds; /* of a program that reads a format */
	size_t
	    page_seconds; /* of one that recognises a page; 0: helper_seconds where that is set */
	size_t pages_at_once; /* that are recognised; 0: as many as there are processors */
	/* Called, if not NULL, before pages are recognised and whenever one more of `count` was. */
	void (*page_ended)(void *context, size_t done, size_t count);
	void *context;
	bool keeps_invisible; /* in plain text, the characters of base/invisible.h */
};

/* Reads and decodes the bytes of a file, which must live as long as the arena; options may be NULL. The
 * name may have folders, which source.name has not. The encoding is found in this order:
 * options.encoding; a byte order mark; UTF-16 and UTF-32 by their NUL bytes; strict UTF-8; what the
 * document declares of itself; UTF-8 with few broken sequences; GB 18030 and Big5 (recognise.h has the
 * rules). A statistical guess is never made. What is no text in any of these (a binary, or mostly
 * broken sequences) and what could be text in two is STATUS_TROUBLE with a diag that says what to do.
 * options.encoding takes any text, and one that is unknown is STATUS_TROUBLE. HTML, MHTML, DOCX, ODT,
 * XLSX, DOC and PDF are known by their content (format.h); their text is taken out, and one that cannot be, or that
 * exceeds a limit, is STATUS_TROUBLE. Everything lives in the arena. */
enum status source_from_bytes(struct source *out, struct arena *arena, struct str name,
                              struct str bytes, const struct source_options *options,
                              struct diags *diags) MUST_CHECK;

/* Makes a source of a text that was taken out of a file before, and of which nothing more is known: pages, styles, tables
 * and what is outside are not. Places count in it. The text must be UTF-8, and live as long as the arena. */
void source_from_derived(struct source *out, struct arena *arena, struct str name, struct str text);

/* STATUS_TROUBLE with a diag where an arena took more memory than its inputs are worth, see arena_spend_on. */
enum status source_check_density(const struct arena *arena, struct str name,
                                 struct diags *diags) MUST_CHECK;

/* The SHA-256 of the file's bytes, 64 lower-case hexadecimal digits, in the arena. */
struct str source_sha256(const struct source *source, struct arena *arena);

/* How far places reach: the size of the file, or of the text where that is derived. */
static inline size_t source_extent(const struct source *source)
{
	return source->is_derived ? source->text.size : source->bytes.size;
}

/* The page (from 1) that holds a text offset; 0 where there are no pages. */
uint32_t source_page(const struct source *source, uint32_t offset);

/* Text out of formats without pages has a line for each paragraph, and a blank line between two. These
 * are the lines beyond that, of breaks within a paragraph: "18 40-43", in the arena; empty for none and
 * for other formats. */
struct str source_unspaced(const struct source *source, struct arena *arena);

/* The line (from 1) that holds a text offset; the last for one past the end. Lines end at LF,
 * CR LF or a lone CR; a line end that ends the text starts no further line. */
uint32_t source_line(const struct source *source, uint32_t offset);

/* What the format knows of the line that holds a text offset; NULL where it knows nothing. */
const struct line_style *source_line_style(const struct source *source, uint32_t offset);

/* Whether the layout says a thing of the line that holds a text offset. */
bool source_has_hint(const struct source *source, uint32_t offset, enum line_hint hint);

/* The bytes of a span of text in the file (or in the text itself, where that is derived), in
 * pieces (see map_pieces), its line and its page. */
struct place source_place(const struct source *source, struct span text, struct arena *arena);

#endif
