/* How the server and the process that reads a document talk: a stream of frames, each a tag, a size
 * and that many bytes: "name 9\nguide.txt". The bytes may be any; a tag is of small letters. */
#ifndef ZHINAN_SERVE_FRAME_H
#define ZHINAN_SERVE_FRAME_H

#include <stdio.h>

#include "base/str.h"

enum { FRAME_TAG = 16, FRAME_HEAD = FRAME_TAG + 24 /* bytes, at most */ };

struct frame {
	struct str tag;
	struct str bytes;
};

enum frame_state {
	FRAME_READY,
	FRAME_PARTIAL, /* it may still come */
	FRAME_BROKEN   /* it is none, whatever comes */
};

/* Writes the head of a frame, which its bytes follow, and returns how long it is. */
size_t frame_head(char head[FRAME_HEAD], const char *tag, size_t size);

/* Writes a frame. */
void frame_write(FILE *stream, const char *tag, struct str bytes);

/* Takes the first frame off a stream; `rest` is what is behind it. It stays as it was unless the
 * frame is ready. */
enum frame_state frame_next(struct frame *out, struct str *rest);

#endif
