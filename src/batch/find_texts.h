/* The texts of a batch: files that were named, and those that the named folders hold. */
#ifndef ZHINAN_BATCH_FIND_TEXTS_H
#define ZHINAN_BATCH_FIND_TEXTS_H

#include "base/diag.h"
#include "batch/shard.h"

/* One text of a batch: a file, or the parts of a call that were published as several. */
struct batch_text {
	struct str name;          /* in the folder of results, see text_name.h */
	const char *const *paths; /* of its files, in the order in which they are read */
	size_t path_count;        /* 1 where the text is one file */
	bool is_together;         /* its files are parts of one call, however many there are */
};

struct batch_texts {
	struct batch_text *items; /* ascending by name, each name once */
	size_t count;
	size_t capacity;
	size_t left_out; /* files in the folders whose names say that they are no documents */
};

struct find_options {
	const char *results; /* the folder of results: what is in it is no input */
	bool together;       /* each folder is one call; files that are named are one, too */
	struct shard shard;  /* only texts of this share */
};

/* Finds the texts of inputs: each a file, or a folder that is searched with all that is in it. Files whose names
 * begin with a point are passed over, links to folders are not followed. In a folder only documents are texts, by
 * the endings of their names (.txt .md .html .docx .odt .xlsx .doc .pdf and others that then are told to be unreadable);
 * a file that is named is one, whatever its ending. A path that is given twice is one text. Which share a text is in
 * depends on its name alone. All is in the arena. STATUS_TROUBLE with a diag for an input that is not there or a
 * folder that cannot be read. */
enum status find_texts(struct batch_texts *out, struct arena *arena, char *const *inputs,
                       size_t count, const struct find_options *options,
                       struct diags *diags) MUST_CHECK;

/* Whether a folder or an archive that is to be read as one call would take a file of this name. */
bool is_document_name(struct str name);

/* Whether a file of this name is an archive, which is one call where files are read together. */
bool is_archive_name(struct str name);

#endif
