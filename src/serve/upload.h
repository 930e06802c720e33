/* What comes with a form: files, which are kept in memory, and a choice. */
#ifndef ZHINAN_SERVE_UPLOAD_H
#define ZHINAN_SERVE_UPLOAD_H

#include "base/buf.h"

enum { UPLOAD_NAME = 200, UPLOAD_CHOICE = 16 };

struct upload_file {
	struct buf bytes;
	char name[UPLOAD_NAME + 1]; /* see name_shown; never empty */
};

/* What is wrong with a form; all that comes behind it is thrown away. */
enum upload_fault {
	UPLOAD_SOUND,
	UPLOAD_FILE_TOO_LARGE,
	UPLOAD_TOO_MANY,
	UPLOAD_NO_ROOM, /* the server holds as much as it may */
	UPLOAD_FAULT_COUNT
};

struct upload_limits {
	size_t file_bytes;
	size_t files;

	/* Asks for room for so many bytes more. */
	bool (*reserve)(void *owner, size_t bytes);
	void (*give_back)(void *owner, size_t bytes);
	void *owner;
};

struct upload {
	const struct upload_limits *limits;
	struct upload_file *files;
	size_t count;
	size_t capacity;
	size_t reserved; /* bytes, of all files */
	enum upload_fault fault;
	bool skips;                       /* the file that is coming is none to keep */
	char fault_name[UPLOAD_NAME + 1]; /* of the file that is at fault */
	char choice[UPLOAD_CHOICE + 1];   /* the value of "as" */
};

/* An empty form; takes no memory yet. */
void upload_init(struct upload *upload, const struct upload_limits *limits);

/* Frees all that it has, and gives back what was reserved for it. */
void upload_release(struct upload *upload);

/* Takes bytes of a field, at an offset of its value; a file has a name as the browser gave it, another field NULL. The
 * field itself is NULL where the form names none. Files without a name, and hidden ones, which come with a folder, are left out. */
void upload_take(struct upload *upload, const char *field, const char *file_name, struct str bytes,
                 size_t offset);

/* Takes out what is no file of a person's own: empty files. To be called at the end. */
void upload_end(struct upload *upload);

#endif
