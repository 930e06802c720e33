/* libzhinan: reads Chinese research-funding guidelines into a checked model. A guideline is read from a file or
 * from bytes, in plain text, HTML, MHTML, DOCX, ODT, XLSX, DOC, PDF, OFD or a picture of text; what was understood can be
 * walked, audited, compared with another guideline, verified against its source, and written in the formats of the program zhinan.
 *
 *     struct zhinan_document *document;
 *     enum zhinan_status status = zhinan_read_file(&document, "2023-2.txt", NULL);
 *     if (status == ZHINAN_OK) {
 *             puts(zhinan_document_text(document, ZHINAN_TITLE));
 *     }
 *     zhinan_document_free(document);
 *
 * Programs are built with `cc main.c $(pkg-config --cflags --libs zhinan)`.
 *
 * Handles. Every struct below is opaque. What zhinan_..._new, zhinan_read_..., zhinan_audit, zhinan_compare,
 * zhinan_verify and zhinan_..._write make belongs to the caller, who frees it with the function of its name; all
 * else that a function returns belongs to the handle that it was asked of, and lives as long as that. An audit,
 * changes and outputs may be freed before or after the documents that they are of: a document is kept as long as
 * one of them needs it. Functions that free take NULL; the others need what they are given, but that a part (a
 * node, a figure, a place) may be NULL where it says so.
 *
 * Strings are UTF-8 and end with NUL. Those that are returned belong to the handle, live as long as it, and are
 * the same pointer each time; they are never NULL, but "" where there is nothing, unless a comment says NULL.
 *
 * Numbers of figures are exact decimals. They are handed out as strings ("314800000", "0.5", "-3.148") and,
 * where they are whole and fit, as int64_t. No function here takes or returns a floating-point number.
 *
 * Places are lines from 1, and half-open ranges of bytes [start, end) from 0. Of plain text both are of the
 * file; of all other formats they are of the text that was taken out of it, which is what `zhinan
 * text FILE` prints.
 *
 * Errors. A function that can fail returns enum zhinan_status, and what it makes has messages that say what is
 * wrong, in English and Chinese. It makes a handle in every case, which is to be freed in every case. Nothing is
 * printed, and the process is never ended, but for one case: where the system has no more memory to give, the
 * process ends with exit code 2 and a line on standard error. (Two libraries do not bear that inside themselves:
 * where it happens while documents are compared or an audit is written as text, in ICU, or a workbook is made, in
 * libxlsxwriter, the process may also crash or not come to an end, and the result may lack something.) The option ZHINAN_MAX_BYTES and those after it
 * bound what an input may take: a text takes about 15 times its size, a table up to 40 times, and a packed format
 * as much of what it unpacks to. Whoever reads what strangers send should do so in a process of its own.
 *
 * Threads. There is no global state that a caller could see. Different handles may be used by different threads
 * at once; a document, an audit and changes may be asked by several threads at once, as they never change once
 * they are made. Not so options while they are set, and no handle while it is freed. Reading PDF, OFD, pictures, DOC
 * and MHTML starts processes of helper programs and waits for them, which cannot be done in a process that ignores SIGCHLD.
 *
 * The interface only grows: no function is taken away, no value of an enum changes, and no struct is laid open,
 * as long as the library is libzhinan.so.0. New values may be added at the end of an enum that the library
 * returns. */
#ifndef ZHINAN_H
#define ZHINAN_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define ZHINAN_VERSION_MAJOR 0
#define ZHINAN_VERSION_MINOR 1
#define ZHINAN_VERSION_PATCH 0
#define ZHINAN_VERSION "0.1.0"

#define ZHINAN_API __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the library that runs, "0.1.0", for ever; ZHINAN_VERSION is that of the header. */
ZHINAN_API const char *zhinan_version(void);

/* How a function ended. */
enum zhinan_status {
	ZHINAN_OK = 0,
	ZHINAN_NO = 1,     /* the answer is no: inconsistent, different, not verified */
	ZHINAN_TROUBLE = 2 /* unreadable, unwritable, unusable: a message says why */
};

enum zhinan_language { ZHINAN_ENGLISH = 0, ZHINAN_CHINESE = 1 };

/* How bad a message or a finding is. */
enum zhinan_level { ZHINAN_ERROR = 0, ZHINAN_WARNING = 1, ZHINAN_NOTE = 2 };

/* ---- messages ---- */

/* What went wrong or is odd, in the order in which it was found. Belongs to the handle that it was asked of. */
struct zhinan_messages;

ZHINAN_API size_t zhinan_messages_count(const struct zhinan_messages *messages);

/* The message of an index below the count, as a line without its end: "FILE:LINE:COLUMN: error: words", where
 * line and column are left out that there are not. */
ZHINAN_API const char *zhinan_message_text(const struct zhinan_messages *messages, size_t index,
                                           enum zhinan_language language);
ZHINAN_API enum zhinan_level zhinan_message_level(const struct zhinan_messages *messages,
                                                  size_t index);

/* The line of the file that it is about, from 1; 0: none. */
ZHINAN_API uint64_t zhinan_message_line(const struct zhinan_messages *messages, size_t index);

/* ---- options ---- */

/* How documents are read, audited and compared. NULL in place of options is those that nothing was set in.
 *
 * Options keep the grammars that were loaded with them, for as many documents and threads as may be: who reads many
 * documents makes options once. What changes in the files of grammars is seen once ZHINAN_GRAMMARS is set again,
 * and by new options. */
struct zhinan_options;

/* Texts; NULL takes one back. */
enum zhinan_text_option {
	/* The folder of the grammars. Without it: $ZHINAN_GRAMMARS; else, seen from the folder that this library
	 * (of a static one the program) is in, ../share/zhinan/grammars, ../../share/zhinan/grammars,
	 * ../../grammars; else /usr/local/share/zhinan/grammars, /usr/share/zhinan/grammars. The first that is
	 * there is taken. */
	ZHINAN_GRAMMARS = 0,
	/* The folder of the programs zhinan-pdf, zhinan-ofd and zhinan-ocr, or several with colons between. Without it: $ZHINAN_HELPERS;
	 * else, seen from the same folder, ../libexec/zhinan, ../../libexec/zhinan, ../bin; else
	 * /usr/local/libexec/zhinan, /usr/libexec/zhinan. */
	ZHINAN_HELPERS = 1,
	ZHINAN_FAMILY = 2,      /* "intergovernmental": the grammar; without it the text tells */
	ZHINAN_ENCODING = 3,    /* "GB18030": of the bytes; without it they tell */
	ZHINAN_CORRECTIONS = 4, /* corrections by hand, YAML: the text of them, no path */
	ZHINAN_PRECISION = 5,   /* of audits: "total" (without it) or "all" */
	ZHINAN_TOLERANCE = 6, /* of audits: percent that "about" may be off, a decimal from 0 on */
	ZHINAN_ONLY = 7,      /* of audits: ids of checks, commas between; without it all */
	ZHINAN_SKIP = 8,      /* of audits: likewise, left out */
	ZHINAN_OCR_LANGUAGES =
	    9 /* of pictures of text, as Tesseract calls its data; "chi_sim+eng" */
};

/* Numbers; 0 is the default of each. */
enum zhinan_number_option {
	ZHINAN_MAX_BYTES = 0,    /* of an input; the default is 1 GiB, and more there cannot be */
	ZHINAN_MAX_UNPACKED = 1, /* bytes that a packed format unpacks to; 128 MiB */
	ZHINAN_MAX_PAGES = 2,    /* of a PDF, an OFD or an image; 2000 */
	ZHINAN_MAX_DEPTH = 3,    /* of elements in one another; 256 */
	ZHINAN_HELPER_SECONDS =
	    4, /* of the processor, for a helper program; 8, and 60 for a page that is recognised */
	ZHINAN_STRICT_TEXT = 5, /* of comparing: 1: what is only written otherwise is a change */
	ZHINAN_FIRST_PAGE = 6,  /* only pages from here on are read, from 1 */
	ZHINAN_LAST_PAGE = 7    /* and up to here; without it to the last */
};

/* Options in which nothing is set. Free with zhinan_options_free. */
ZHINAN_API struct zhinan_options *zhinan_options_new(void);
ZHINAN_API void zhinan_options_free(struct zhinan_options *options);

/* Sets an option; the value is copied. ZHINAN_TROUBLE where there is no such option, or the value can be none of
 * it (a precision of another name, a tolerance that is no decimal); what is only known when something is read,
 * such as the name of an encoding, is told then. */
ZHINAN_API enum zhinan_status zhinan_options_set_text(struct zhinan_options *options,
                                                      enum zhinan_text_option option,
                                                      const char *value);
ZHINAN_API enum zhinan_status zhinan_options_set_number(struct zhinan_options *options,
                                                        enum zhinan_number_option option,
                                                        uint64_t value);

/* ---- reading ---- */

/* A guideline that was read, and its model. */
struct zhinan_document;

/* Reads a guideline from a file, or from bytes; of these the name stands in messages, in the model, and may tell
 * the year. The options are used during the call alone, and may be NULL; bytes are copied. What begins as the
 * XML of a model is read as that, and has no source text. ZHINAN_OK for any text, however little of it is
 * understood; ZHINAN_NO for the XML of a model that contradicts itself, which is read all the same;
 * ZHINAN_TROUBLE with a message for bytes that are no text or exceed a limit, and where grammars are missing:
 * such a document has nothing but messages, and all texts of it are "", all numbers and counts 0. Free with
 * zhinan_document_free in every case. */
ZHINAN_API enum zhinan_status zhinan_read_file(struct zhinan_document **document, const char *path,
                                               const struct zhinan_options *options);
ZHINAN_API enum zhinan_status zhinan_read_bytes(struct zhinan_document **document, const char *name,
                                                const void *bytes, size_t size,
                                                const struct zhinan_options *options);
ZHINAN_API void zhinan_document_free(struct zhinan_document *document);

/* What reading it said. */
ZHINAN_API const struct zhinan_messages *zhinan_document_messages(
    const struct zhinan_document *document);

/* ---- what a document is ---- */

enum zhinan_document_text {
	ZHINAN_TITLE = 0,
	ZHINAN_PLAN = 1,      /* the plan that the programme is a part of */
	ZHINAN_PROGRAMME = 2, /* its name */
	ZHINAN_EDITION = 3,   /* "final" "draft", or "" where it does not say */
	ZHINAN_GRAMMAR = 4,   /* the family's name: "intergovernmental" */
	ZHINAN_GRAMMAR_SHA256 = 5,
	ZHINAN_SOURCE_NAME = 6, /* of the file, without its folders */
	ZHINAN_SOURCE_FORMAT =
	    7, /* "text" "html" "mhtml" "docx" "odt" "xlsx" "doc" "pdf" "ofd" "image" */
	ZHINAN_SOURCE_ENCODING = 8, /* IANA name */
	ZHINAN_SOURCE_SHA256 = 9    /* 64 hexadecimal digits */
};

enum zhinan_document_number {
	ZHINAN_YEAR = 0, /* of the programme; 0: not stated, as of the batch */
	ZHINAN_BATCH = 1,
	ZHINAN_SOURCE_BYTES = 2,
	ZHINAN_SOURCE_LINES = 3,
	ZHINAN_COVERAGE = 4, /* how much of the text stands in the model, of 10000, rounded down */
	ZHINAN_AMOUNTS = 5,  /* of money and counts of projects */
	ZHINAN_AMOUNTS_UNDERSTOOD = 6
};

ZHINAN_API const char *zhinan_document_text(const struct zhinan_document *document,
                                            enum zhinan_document_text text);
ZHINAN_API uint64_t zhinan_document_number(const struct zhinan_document *document,
                                           enum zhinan_document_number number);

/* ---- its parts ---- */

/* A part of a document. The parts are a tree of the kinds below, and belong to the document. */
struct zhinan_node;

enum zhinan_kind {
	ZHINAN_BODY = 0,        /* root: what the document says, all of it */
	ZHINAN_SECTION = 1,     /* number, label, id */
	ZHINAN_DIRECTION = 2,   /* what projects are asked for: number, label, id, key */
	ZHINAN_FIELD = 3,       /* name, label */
	ZHINAN_ITEM = 4,        /* number, label; or text */
	ZHINAN_HEADING = 5,     /* text */
	ZHINAN_PARAGRAPH = 6,   /* text */
	ZHINAN_PARTNER = 7,     /* fact: code, text */
	ZHINAN_AGREEMENT = 8,   /* fact: text */
	ZHINAN_PROJECTS = 9,    /* fact: how many projects are to be supported */
	ZHINAN_FUNDS = 10,      /* fact: how much they get */
	ZHINAN_DURATION = 11,   /* fact: how long they run */
	ZHINAN_MENTION = 12,    /* a figure that is no fact, with the reason where it is known */
	ZHINAN_DIRECTIONS = 13, /* fact, stated of the document: how many directions there are */
	ZHINAN_PARTNERS = 14,   /* fact, stated of the document: how many partners */
	ZHINAN_STATED = 15,     /* root: facts that the document states of itself as a whole */
	ZHINAN_MENTIONS = 16,   /* root: the mentions */
	ZHINAN_TABLE = 17,
	ZHINAN_ROW = 18, /* name: "header" "group" "body" "subtotal" "total" */
	ZHINAN_CELL = 19 /* name, text */
};

/* How many parts of a kind there are, and the one of an index below that: in the order of the document, but what
 * is stated of it as a whole first. NULL beyond. */
ZHINAN_API size_t zhinan_document_count(const struct zhinan_document *document,
                                        enum zhinan_kind kind);
ZHINAN_API const struct zhinan_node *zhinan_document_node(const struct zhinan_document *document,
                                                          enum zhinan_kind kind, size_t index);

/* A walk: the root that a node is under has the kind ZHINAN_STATED, ZHINAN_BODY or ZHINAN_MENTIONS, and no
 * parent. The facts of a section or direction are among its children. Each returns NULL where there is none, and
 * of NULL; the kind of NULL is ZHINAN_BODY. zhinan_node_following is the next in the order of the document,
 * parents before their children, within `root`. */
ZHINAN_API enum zhinan_kind zhinan_node_kind(const struct zhinan_node *node);
ZHINAN_API const struct zhinan_node *zhinan_node_parent(const struct zhinan_node *node);
ZHINAN_API const struct zhinan_node *zhinan_node_first(const struct zhinan_node *node);
ZHINAN_API const struct zhinan_node *zhinan_node_next(const struct zhinan_node *node);
ZHINAN_API const struct zhinan_node *zhinan_node_following(const struct zhinan_node *node,
                                                           const struct zhinan_node *root);

/* Of a fact the one that it is a part of; of a mention the direction or section that it stands in. NULL for
 * none. */
ZHINAN_API const struct zhinan_node *zhinan_node_owner(const struct zhinan_node *node);

enum zhinan_node_text {
	ZHINAN_TEXT = 0,     /* as written, repairs made */
	ZHINAN_HEADLINE = 1, /* of a section or direction: the text of its heading */
	ZHINAN_NUMBER = 2,   /* as written, without its punctuation: "1.1" */
	ZHINAN_LABEL = 3,    /* as written: of a field its label, else the mark */
	ZHINAN_NAME = 4,     /* of a field, a row, a cell: the grammar's word, "requirements" */
	ZHINAN_CODE = 5,     /* of a partner: ISO 3166 or that of a bloc */
	ZHINAN_REASON = 6,   /* of a mention: why it is no fact, "matching" */
	ZHINAN_CLASS = 7,    /* of a fact: the kind of project that it is said of, as written */
	ZHINAN_RULE = 8,     /* the grammar's rule that found it */
	ZHINAN_ID = 9,       /* "dir-8-1": of this document alone */
	ZHINAN_KEY = 10,     /* of a direction: the same over the years; never from the number */
	ZHINAN_OF = 11       /* of a fact that a table states for several rows: their ids, "a b" */
};

/* A text of a node of this document; "" of NULL. */
ZHINAN_API const char *zhinan_node_text(const struct zhinan_document *document,
                                        const struct zhinan_node *node, enum zhinan_node_text text);

enum zhinan_node_number {
	ZHINAN_ORDINAL =
	    0, /* of a section, direction: its position among those beside it, from 1 */
	ZHINAN_ROW_NUMBER = 1, /* of what stands in a table: from 1; 0 elsewhere */
	ZHINAN_COLUMN_NUMBER = 2,
	ZHINAN_ROW_SPAN = 3, /* of that: over how many it reaches; 1 and more, 0 elsewhere */
	ZHINAN_COLUMN_SPAN = 4
};
ZHINAN_API uint64_t zhinan_node_number(const struct zhinan_node *node,
                                       enum zhinan_node_number number);

/* The total of projects or of funds (kind) that counts for a direction by itself in the sum over all: its own,
 * or a shared one with the first direction of several. NULL where there is none, or directions within it have
 * totals. The index is that of zhinan_document_node. */
ZHINAN_API const struct zhinan_node *zhinan_direction_total(const struct zhinan_document *document,
                                                            size_t index, enum zhinan_kind kind);

/* ---- places ---- */

/* Where something stands. Belongs to the handle that it was asked of. NULL is nowhere: 0 of everything. */
struct zhinan_place;

/* The place of a node; NULL where it has none, as what a file's name alone tells. */
ZHINAN_API const struct zhinan_place *zhinan_node_place(const struct zhinan_node *node);
ZHINAN_API uint64_t zhinan_place_line(const struct zhinan_place *place); /* from 1 */
ZHINAN_API uint64_t zhinan_place_page(const struct zhinan_place *place); /* from 1; 0: no pages */

/* How sure the least sure character of a place is that was recognised in a picture, in percent; 0 where none was. */
ZHINAN_API unsigned zhinan_place_confidence(const struct zhinan_place *place);

/* The rectangle on its page of a place that was recognised in a picture: left, top, right and bottom in tenths of a
 * millimetre from the upper left corner of the page as turned straight. 0, and the box as it was, where it was not. */
ZHINAN_API int zhinan_place_box(const struct zhinan_place *place, int32_t box[4]);

/* How many ranges of bytes it has: more than one where a repair joined what a page break had cut; and the one of
 * an index. Returns 1, or 0 where there is no such range, and *start and *end are left. */
ZHINAN_API size_t zhinan_place_pieces(const struct zhinan_place *place);
ZHINAN_API int zhinan_place_bytes(const struct zhinan_place *place, size_t index, uint64_t *start,
                                  uint64_t *end);

/* ---- figures ---- */

/* A number with what makes it mean something. */
struct zhinan_figure;

enum zhinan_figure_kind {
	ZHINAN_NUMBER_FIGURE = 0,
	ZHINAN_PERCENT = 1,
	ZHINAN_COUNT = 2,        /* unit: the classifier as written */
	ZHINAN_MONEY = 3,        /* unit: ISO 4217; the value is in the main unit of the currency */
	ZHINAN_TIME = 4,         /* a duration; unit: year month week day hour minute second */
	ZHINAN_AGE = 5,          /* unit: year */
	ZHINAN_DATE = 6,         /* text: ISO 8601, "2023-12-31", "2023-12", "a/b" */
	ZHINAN_MAIL_ADDRESS = 7, /* text: the address, and so the next two */
	ZHINAN_WEB_ADDRESS = 8,
	ZHINAN_PHONE = 9
};

enum zhinan_relation {
	ZHINAN_EXACT = 0,
	ZHINAN_ABOUT = 1,
	ZHINAN_AT_MOST = 2,
	ZHINAN_LESS_THAN = 3, /* the bound itself excluded */
	ZHINAN_AT_LEAST = 4,
	ZHINAN_MORE_THAN = 5, /* the bound itself excluded */
	ZHINAN_RANGE = 6
};

enum zhinan_figure_text {
	ZHINAN_UNIT = 0,      /* see enum zhinan_figure_kind */
	ZHINAN_PER = 1,       /* what it is for each of: "project" "team" "year"; "": in all */
	ZHINAN_VALUE_TEXT = 2 /* of a date or an address, see there */
};

enum zhinan_bound {
	ZHINAN_VALUE = 0, /* the number as stated, of "about" and "at most" too */
	ZHINAN_MIN = 1,   /* of a range or "at least" */
	ZHINAN_MAX = 2
};

/* The figure of a node; NULL where it has none, and of NULL. */
ZHINAN_API const struct zhinan_figure *zhinan_node_figure(const struct zhinan_node *node);

ZHINAN_API enum zhinan_figure_kind zhinan_figure_kind(const struct zhinan_figure *figure);
ZHINAN_API enum zhinan_relation zhinan_figure_relation(const struct zhinan_figure *figure);
ZHINAN_API int zhinan_figure_is_soft(const struct zhinan_figure *figure); /* 1: "in principle" */
ZHINAN_API const char *zhinan_figure_text(const struct zhinan_document *document,
                                          const struct zhinan_figure *figure,
                                          enum zhinan_figure_text text);

/* A number of a figure, as a decimal: NULL where the figure has none, and of NULL. */
ZHINAN_API const char *zhinan_figure_decimal(const struct zhinan_document *document,
                                             const struct zhinan_figure *figure,
                                             enum zhinan_bound bound);

/* The same in *value: returns 1, or 0 and leaves it where there is none, or it is not whole or does not fit. */
ZHINAN_API int zhinan_figure_integer(const struct zhinan_figure *figure, enum zhinan_bound bound,
                                     int64_t *value);

/* The written precision as XBRL counts it, -5 of 3.148 hundred million: returns 1, or 0 where it is not known. */
ZHINAN_API int zhinan_figure_decimals(const struct zhinan_figure *figure, int *decimals);

/* ---- auditing ---- */

/* What adds up in a document and what is odd about it. */
struct zhinan_audit;

/* Audits a document that was read, by the options of audits. ZHINAN_OK; ZHINAN_NO where a proof is inconsistent
 * or a finding is an error; ZHINAN_TROUBLE with a message for the name of a check that there is none of, and for
 * a document that could not be read: the audit then has nothing but messages. Free with zhinan_audit_free in
 * every case. */
ZHINAN_API enum zhinan_status zhinan_audit(struct zhinan_audit **audit,
                                           struct zhinan_document *document,
                                           const struct zhinan_options *options);
ZHINAN_API void zhinan_audit_free(struct zhinan_audit *audit);
ZHINAN_API const struct zhinan_messages *zhinan_audit_messages(const struct zhinan_audit *audit);

/* The worst of the proofs, as a whole. */
enum zhinan_overall {
	ZHINAN_CONSISTENT = 0,
	ZHINAN_UNPROVED = 1, /* there is no proof */
	ZHINAN_UNDECIDABLE = 2,
	ZHINAN_INCONSISTENT = 3
};
ZHINAN_API enum zhinan_overall zhinan_audit_overall(const struct zhinan_audit *audit);

/* The same in words, for people. */
ZHINAN_API const char *zhinan_audit_verdict(const struct zhinan_audit *audit,
                                            enum zhinan_language language);

/* What a sum beside a stated total comes to, the best first. */
enum zhinan_verdict {
	ZHINAN_SUM_EXACT = 0,
	ZHINAN_SUM_ROUNDED = 1,       /* equal within the written precision of the total */
	ZHINAN_SUM_FACE_VALUE = 2,    /* equal at face value, some being "about" or "at most" */
	ZHINAN_SUM_WITHIN_BOUNDS = 3, /* possible within the stated bounds */
	ZHINAN_SUM_UNDECIDABLE = 4,
	ZHINAN_SUM_INCONSISTENT = 5
};

enum zhinan_proof_text {
	ZHINAN_PROOF_CHECK = 0,  /* "funds-total" "table-total" ... */
	ZHINAN_PROOF_SCOPE = 1,  /* id of the part that it is of; "": the document */
	ZHINAN_PROOF_UNIT = 2,   /* "CNY", a classifier, or "" */
	ZHINAN_PROOF_STATED = 3, /* the total as written */
	ZHINAN_PROOF_VALUE = 4,  /* the total, a decimal; "": it is no one number */
	ZHINAN_PROOF_SUM = 5,    /* of the terms at face value; "", as the next: it does not fit */
	ZHINAN_PROOF_DIFFERENCE = 6 /* sum minus stated, from the nearest end of a range */
};

/* The proofs: each total that is stated, with the terms that it is the sum of. Indexes must be below the counts.
 * A term that has no number is counted among them, and its value is "". */
ZHINAN_API size_t zhinan_proofs_count(const struct zhinan_audit *audit);
ZHINAN_API enum zhinan_verdict zhinan_proof_verdict(const struct zhinan_audit *audit, size_t proof);
ZHINAN_API const char *zhinan_proof_text(const struct zhinan_audit *audit, size_t proof,
                                         enum zhinan_proof_text text);

/* One sentence for people, with the figures. */
ZHINAN_API const char *zhinan_proof_sentence(const struct zhinan_audit *audit, size_t proof,
                                             enum zhinan_language language);
ZHINAN_API const struct zhinan_place *zhinan_proof_place(const struct zhinan_audit *audit,
                                                         size_t proof);

enum zhinan_term_text {
	ZHINAN_TERM_ID = 0,     /* of the direction; "" of partners and rows */
	ZHINAN_TERM_NUMBER = 1, /* of the direction, or of the row */
	ZHINAN_TERM_TITLE = 2,  /* of the direction or row; of a partner its name */
	ZHINAN_TERM_WRITTEN = 3,
	ZHINAN_TERM_VALUE = 4 /* a decimal */
};
ZHINAN_API size_t zhinan_terms_count(const struct zhinan_audit *audit, size_t proof);
ZHINAN_API const char *zhinan_term_text(const struct zhinan_audit *audit, size_t proof, size_t term,
                                        enum zhinan_term_text text);
ZHINAN_API const struct zhinan_place *zhinan_term_place(const struct zhinan_audit *audit,
                                                        size_t proof, size_t term);

/* The findings, in the order of the document. The check is its id ("numbering-gap"); the part is the id of the
 * direction or section that it is in, or "". */
ZHINAN_API size_t zhinan_findings_count(const struct zhinan_audit *audit);
ZHINAN_API enum zhinan_level zhinan_finding_level(const struct zhinan_audit *audit, size_t finding);
ZHINAN_API const char *zhinan_finding_check(const struct zhinan_audit *audit, size_t finding);
ZHINAN_API const char *zhinan_finding_part(const struct zhinan_audit *audit, size_t finding);
ZHINAN_API const struct zhinan_place *zhinan_finding_place(const struct zhinan_audit *audit,
                                                           size_t finding);
ZHINAN_API const char *zhinan_finding_message(const struct zhinan_audit *audit, size_t finding,
                                              enum zhinan_language language);

/* ---- comparing ---- */

/* What differs between two documents. */
struct zhinan_changes;

/* Compares two documents that were read, the old one first, by the options of comparing. ZHINAN_OK where nothing
 * changed; ZHINAN_NO where something did; ZHINAN_TROUBLE with a message for a document that could not be read:
 * there is nothing but messages then. Free with zhinan_changes_free in every case. */
ZHINAN_API enum zhinan_status zhinan_compare(struct zhinan_changes **changes,
                                             struct zhinan_document *before,
                                             struct zhinan_document *after,
                                             const struct zhinan_options *options);
ZHINAN_API void zhinan_changes_free(struct zhinan_changes *changes);
ZHINAN_API const struct zhinan_messages *zhinan_changes_messages(
    const struct zhinan_changes *changes);

enum zhinan_change_kind {
	ZHINAN_ADDED = 0,
	ZHINAN_REMOVED = 1,
	ZHINAN_MOVED = 2,
	ZHINAN_RENUMBERED = 3,
	ZHINAN_RENAMED = 4,
	ZHINAN_CHANGED = 5, /* a figure, a partner, what the programme is */
	ZHINAN_EDITED = 6   /* prose */
};

enum zhinan_change_text {
	/* "direction" "section" "heading" "partner" "projects" "funds" "duration" "programme" "stated" "title"
	 * "text" "table" "row" "column" "cell", or the name of a field. */
	ZHINAN_CHANGE_PART = 0,
	ZHINAN_CHANGE_ASPECT = 1,  /* of "stated" what; of "programme" which attribute */
	ZHINAN_CHANGE_KEY = 2,     /* of the direction that it is or is in */
	ZHINAN_CHANGE_FROM = 3,    /* as it was written */
	ZHINAN_CHANGE_TO = 4,      /* as it is written now */
	ZHINAN_CHANGE_DELTA = 5,   /* of a figure: new minus old, a decimal; "": there is none */
	ZHINAN_CHANGE_PERCENT = 6, /* of the old, a decimal with at most two places; likewise */
	ZHINAN_CHANGE_UNIT = 7     /* of the delta */
};

enum zhinan_side { ZHINAN_OLD = 0, ZHINAN_NEW = 1 };

/* The changes, what is stated first, then in the order of the new document. Indexes must be below the count. */
ZHINAN_API size_t zhinan_changes_count(const struct zhinan_changes *changes);
ZHINAN_API enum zhinan_change_kind zhinan_change_kind(const struct zhinan_changes *changes,
                                                      size_t change);
ZHINAN_API const char *zhinan_change_text(const struct zhinan_changes *changes, size_t change,
                                          enum zhinan_change_text text);

/* What changed, as it is in one of the two documents; and the direction or section that holds it or is it. NULL
 * where it is not there, and for the title and the programme. The nodes belong to the documents. */
ZHINAN_API const struct zhinan_node *zhinan_change_node(const struct zhinan_changes *changes,
                                                        size_t change, enum zhinan_side side);
ZHINAN_API const struct zhinan_node *zhinan_change_holder(const struct zhinan_changes *changes,
                                                          size_t change, enum zhinan_side side);

/* The total of projects or of funds (kind) of a side, as a decimal: as the document states it, or what its
 * directions come to. "" where it states none, or the sum does not fit. */
ZHINAN_API const char *zhinan_changes_stated(const struct zhinan_changes *changes,
                                             enum zhinan_kind kind, enum zhinan_side side);
ZHINAN_API const char *zhinan_changes_summed(const struct zhinan_changes *changes,
                                             enum zhinan_kind kind, enum zhinan_side side);

/* ---- verifying ---- */

/* A result that was written to memory, or what verifying said. */
struct zhinan_output;

/* Checks the XML of a model against the bytes of the source that it was made from, with neither grammar nor
 * arithmetic of the reading. ZHINAN_OK; ZHINAN_NO with a message for each of the first places where the model is
 * not true; ZHINAN_TROUBLE with one for what cannot be read. The name is that of the source in messages. The
 * output has no bytes; free it with zhinan_output_free in every case. */
ZHINAN_API enum zhinan_status zhinan_verify(struct zhinan_output **output, const void *xml,
                                            size_t xml_size, const char *name, const void *source,
                                            size_t source_size,
                                            const struct zhinan_options *options);

/* ---- writing ---- */

/* Formats, by the names that --format of the program has:
 *
 *   of a document  xml   the model (guideline.xsd), which zhinan_read_bytes reads again
 *                  json  the same as JSON
 *                  csv   the ledger: directions, totals, facts, mentions
 *                  xlsx  the same as a workbook
 *                  html  the page: what was understood and proved, beside the text
 *   of an audit    text json csv xlsx svrl sarif
 *   of changes     text json xml html docx csv xlsx
 *
 * NULL is the first. The same bytes come of the same document, format and language. ZHINAN_TROUBLE with a
 * message for a format that there is none of, and for a document, audit or changes that have nothing but
 * messages. Free the output with zhinan_output_free in every case. */
ZHINAN_API enum zhinan_status zhinan_document_write(struct zhinan_output **output,
                                                    const struct zhinan_document *document,
                                                    const char *format,
                                                    enum zhinan_language language);
ZHINAN_API enum zhinan_status zhinan_audit_write(struct zhinan_output **output,
                                                 const struct zhinan_audit *audit,
                                                 const char *format, enum zhinan_language language);
ZHINAN_API enum zhinan_status zhinan_changes_write(struct zhinan_output **output,
                                                   const struct zhinan_changes *changes,
                                                   const char *format,
                                                   enum zhinan_language language);
ZHINAN_API void zhinan_output_free(struct zhinan_output *output);
ZHINAN_API const struct zhinan_messages *zhinan_output_messages(const struct zhinan_output *output);

/* What was written, with a NUL behind it that the size leaves out. Belongs to the output. */
ZHINAN_API const char *zhinan_output_bytes(const struct zhinan_output *output);
ZHINAN_API size_t zhinan_output_size(const struct zhinan_output *output);

/* Writes it to a stream, and flushes that. ZHINAN_TROUBLE where the stream fails; errno says why. */
ZHINAN_API enum zhinan_status zhinan_output_print(const struct zhinan_output *output, FILE *stream);

#ifdef __cplusplus
}
#endif
#endif
