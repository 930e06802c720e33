/* What the indexes of an archive show of one text: small enough that a million of them can be held and sorted. One line
 * of JSON each, in index.ndjson and wherever else a batch keeps them. It holds no time and no path but the one that was
 * given, so the same texts give the same bytes.
 *
 * A record says what the model and its audit say and decides nothing. Its texts are borrowed: of the arena that the
 * functions below are given, or of the caller. */
#ifndef ZHINAN_ARCHIVE_RECORD_H
#define ZHINAN_ARCHIVE_RECORD_H

#include <stdio.h>

#include "archive/digest.h"
#include "audit/audit.h"
#include "base/diag.h"

/* The files that a batch makes of a text, in DIR/texts/; its own text only where it was put together of several files. */
enum archive_output {
	OUTPUT_XML,
	OUTPUT_JSON,
	OUTPUT_AUDIT,
	OUTPUT_PAGE,
	OUTPUT_TEXT,
	ARCHIVE_OUTPUTS
};

/* The name of an output in a record ("xml" "json" "audit" "page" "text"), and what its file is called behind the text's
 * name (".xml" ".json" ".audit.json" ".html" ".txt"). */
struct str archive_output_name(enum archive_output output);
struct str archive_output_ending(enum archive_output output);

/* Why a text could not be read, or what is odd about one that was. */
struct archive_reason {
	struct str code; /* a word for machines, chosen by the caller; empty: it was read */
	struct str words[LANGUAGE_COUNT]; /* the same for people */
};

/* A finding as the indexes show it. */
struct archive_finding {
	struct str check;                 /* "numbering-gap"; empty: there is none */
	struct str words[LANGUAGE_COUNT]; /* what it says */
	uint32_t line;                    /* from 1; 0: the document as a whole */
	uint8_t level;                    /* enum finding_level */
};

/* A total that the document states of itself: the first one with a number. */
struct archive_total {
	struct decimal value; /* where has_value */
	uint8_t relation;     /* enum relation: "about 157", "at most 500" */
	bool has_value;
};

struct archive_record {
	/* The caller's, whether it was read or not. */
	struct str
	    name; /* unique: its path inside DIR/texts/ without the endings of outputs, UTF-8 */
	struct str path;                        /* of the source, as it was given */
	struct digest key;                      /* of all that the outputs depend on */
	struct digest outputs[ARCHIVE_OUTPUTS]; /* of the files; not set: not written */
	struct archive_reason reason;           /* of one that failed, or is odd */
	bool has_failed;                        /* "failed"; else "read" */

	/* Of the source. archive_record_from_document fills these in, and the caller for one that failed, as far as
	 * they are known. */
	struct str format;
	struct str encoding;
	struct digest sha256;
	uint64_t bytes;

	/* Of a text that was read; else empty. */
	struct str grammar; /* the family */
	struct digest grammar_sha256;
	struct str title;
	struct str plan;
	struct str programme;
	struct str edition; /* "final" "draft"; empty: not stated */
	uint32_t year;      /* 0: not stated; the same of the batch */
	uint32_t batch;
	uint32_t directions; /* that stand in no other direction */
	struct archive_total stated_directions;
	struct archive_total stated_projects;
	struct archive_total stated_funds; /* in CNY */
	uint32_t amounts;                  /* of money and counts of projects */
	uint32_t amounts_understood;       /* of these */
	uint32_t findings[FINDING_LEVEL_COUNT];
	struct archive_finding finding; /* the first one of the worst level */
	uint8_t verdict;                /* enum overall */
};

/* Fills in what a document says: all that is "of the source" and "of a text that was read" above. Leaves what is the
 * caller's as it is. Texts are copied into the arena, so the document may be freed. */
void archive_record_from_document(struct archive_record *out, struct arena *arena,
                                  const struct model *model, const struct audit *audit);

/* Makes it the record of a text that could not be read: a word for machines, and the words of a diag in both
 * languages (NULL: none), without its place, which may be a path of this machine. In the arena. */
void archive_record_fail(struct archive_record *out, struct arena *arena, struct str code,
                         const struct diag *diag);

/* Gives a text that was read the reason for which it is odd, likewise. */
void archive_record_explain(struct archive_record *out, struct arena *arena, struct str code,
                            const struct diag *diag);

/* Writes a record as one line of JSON with its line end; keys stand in one order, and what is empty is left out. A path
 * that is no UTF-8 is written as file_name_text has it. A write that fails sets the stream's error flag. */
void archive_record_write(FILE *stream, const struct archive_record *record);

/* Reads such a line, with or without its end; texts are copied into the arena. STATUS_NO for a line that is no record:
 * torn, foreign, of a later form, or with a value that its key cannot have. Any bytes may be given. */
enum status archive_record_read(struct archive_record *out, struct arena *arena,
                                struct str line) MUST_CHECK;

/* The order of an archive: by the bytes of their names. For qsort, of records and of pointers to records. */
int archive_record_compare(const void *a, const void *b);
int archive_record_compare_pointers(const void *a, const void *b);

/* Whether a name may be a file's inside DIR/texts/ and stand in a record: UTF-8 without controls, of at most
 * ARCHIVE_NAME_LIMIT bytes, and a relative path that leads nowhere else. */
enum { ARCHIVE_NAME_LIMIT = 4000 };
bool archive_name_is_sound(struct str name);

#endif
