/* Lists of diags and their words. */
#include "base/diag.h"

#include "base/buf.h"

static const char *const words[MESSAGE_COUNT][2] = {
#define MESSAGE(name, english, chinese) {english, chinese},
#include "base/message.def"
#undef MESSAGE
};

static const enum message levels[] = {
    [DIAG_ERROR] = MESSAGE_LEVEL_ERROR,
    [DIAG_WARNING] = MESSAGE_LEVEL_WARNING,
    [DIAG_NOTE] = MESSAGE_LEVEL_NOTE,
};

void diags_init(struct diags *diags, struct arena *arena)
{
	*diags = (struct diags){.arena = arena};
}

struct diag *diags_add(struct diags *diags, enum diag_level level, enum message message,
                       struct str file, const struct str arguments[DIAG_ARGUMENTS])
{
	struct diag *diag = ARENA_NEW(diags->arena, struct diag);
	diag->level = level;
	diag->message = message;
	diag->file = arena_copy(diags->arena, file);
	for (int i = 0; i < DIAG_ARGUMENTS; i++) {
		diag->arguments[i] = arena_copy(diags->arena, arguments[i]);
	}
	if (diags->last) {
		diags->last->next = diag;
	} else {
		diags->first = diag;
	}
	diags->last = diag;
	diags->errors += level == DIAG_ERROR;
	return diag;
}

static void append_message(struct buf *buf, enum message message,
                           const struct str arguments[DIAG_ARGUMENTS], enum language language)
{
	for (const char *c = words[message][language]; *c; c++) {
		if (c[0] == '{' && c[1] >= '0' && c[1] < '0' + DIAG_ARGUMENTS && c[2] == '}') {
			buf_append(buf, arguments[c[1] - '0']);
			c += 2;
		} else {
			buf_append_byte(buf, *c);
		}
	}
}

struct str message_text(enum message message, const struct str arguments[DIAG_ARGUMENTS],
                        enum language language, struct arena *arena)
{
	struct buf buf;
	buf_init(&buf);
	append_message(&buf, message, arguments, language);
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}

struct str diag_text(const struct diag *diag, enum language language, struct arena *arena)
{
	struct buf buf;
	buf_init(&buf);
	if (diag->file.size > 0) {
		buf_append(&buf, diag->file);
		if (diag->line > 0) {
			buf_format(&buf, ":%u", diag->line);
			if (diag->column > 0) {
				buf_format(&buf, ":%u", diag->column);
			}
		}
		buf_append(&buf, STR(": "));
	}
	buf_append(&buf, str_from(words[levels[diag->level]][language]));
	buf_append(&buf, STR(": "));
	append_message(&buf, diag->message, diag->arguments, language);
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}
