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

struct source {
	struct str name;     /* the file's name without its folders; "-" for standard input */
	struct str bytes;    /* the file */
	struct str text;     /* UTF-8, valid, without BOM or NUL; line ends as in the file */
	struct str format;   /* "text" */
	struct str encoding; /* IANA name: "UTF-8" "UTF-16LE" "GB18030" and so on */
	bool has_bom;
	bool is_identity;  /* every byte of text stands for the byte at the same offset + bom */
	struct map map;    /* text offset -> file offset */
	struct str sha256; /* of bytes, 64 lower-case hexadecimal digits */
	uint32_t *lines;   /* the text offset at which line i + 1 starts */
	size_t line_count;
	size_t line_capacity;
	struct defect *defects; /* ascending */
	size_t defect_count;
	size_t defect_capacity;
};

struct source_options {
	const char *encoding; /* an encoding's name that goes over all guesses, or NULL */
	size_t byte_limit;    /* 0: FILE_LIMIT */
};

/* Reads and decodes a file ("-": standard input); options may be NULL. The encoding is found in
 * this order: options.encoding; a byte order mark; UTF-16 and UTF-32 by their NUL bytes; strict
 * UTF-8; what the document declares of itself; UTF-8 with few broken sequences; GB 18030 and Big5
 * (recognise.h has the rules). A statistical guess is never made. What is no text in any of these
 * (a binary, or mostly broken sequences), what could be text in two, and what a signature shows
 * to be PDF, DOCX and the like is STATUS_TROUBLE with a diag that says what to do.
 * options.encoding takes any text, and one that is unknown is STATUS_TROUBLE. Everything lives
 * in the arena. */
enum status source_from_file(struct source *out, struct arena *arena, const char *path,
                             const struct source_options *options, struct diags *diags) MUST_CHECK;

/* The same for bytes already in memory, which must live as long as the arena. The name may have
 * folders, which source.name has not. */
enum status source_from_bytes(struct source *out, struct arena *arena, struct str name,
                              struct str bytes, const struct source_options *options,
                              struct diags *diags) MUST_CHECK;

/* The line (from 1) that holds a text offset; the last for one past the end. Lines end at LF,
 * CR LF or a lone CR; a line end that ends the text starts no further line. */
uint32_t source_line(const struct source *source, uint32_t offset);

/* The file's bytes of a span of text, in pieces (see map_pieces), and its line. */
struct place source_place(const struct source *source, struct span text, struct arena *arena);

#endif
