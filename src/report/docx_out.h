/* A DOCX: an archive of parts (ECMA-376), of which the text and the comments are given. */
#ifndef ZHINAN_REPORT_DOCX_OUT_H
#define ZHINAN_REPORT_DOCX_OUT_H

#include <stdio.h>

#include "base/diag.h"

/* The namespace of the texts, bound to the prefix w. */
#define DOCX_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/* Where the text begins and ends: its last part is the page, A4 with numbers in the footer. */
extern const char docx_document_start[];
extern const char docx_document_end[];

/* The styles, those that a text may name:
 *   Title, Heading1 to Heading9 (they make the outline), Normal for all other paragraphs
 *   TableText, TableHead, TableUnit (what a table says of all its columns), Spacer (behind a table)
 *   Summary, SummaryTitle: a block that is no part of the text
 *   CommentText, CommentReference */
extern const char docx_styles[];

/* The parts that are given: a whole <w:document> and a whole <w:comments>. */
struct docx_parts {
	struct str document;
	struct str comments;
	struct str title; /* as programs show it */
};

/* Writes the archive to a stream, whose error flag says whether it took all of it. The same parts
 * give the same bytes: entries have one fixed date. STATUS_TROUBLE with a diag where the library
 * fails. */
enum status docx_write(FILE *stream, const struct docx_parts *parts, struct arena *arena,
                       struct diags *diags) MUST_CHECK;

#endif
