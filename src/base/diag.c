/* Lists of diags and their words. */
#include "base/diag.h"

#include "base/buf.h"
#include "base/escape.h"

static const struct message *const levels[] = {
    [DIAG_ERROR] = &MESSAGE_LEVEL_ERROR,
    [DIAG_WARNING] = &MESSAGE_LEVEL_WARNING,
    [DIAG_NOTE] = &MESSAGE_LEVEL_NOTE,
};

void diags_init(struct diags *diags, struct arena *arena)
{
	*diags = (struct diags){.arena = arena};
}

struct diag *diags_add(struct diags *diags, enum diag_level level, const struct message *message,
                       struct str file, const struct str arguments[DIAG_ARGUMENTS])
{
	struct diag *diag = ARENA_NEW(diags->arena, struct diag);
	diag->level = level;
	diag->message = message;
	diag->file = escape_text(diags->arena, file);
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
	const struct str level[MESSAGE_ARGUMENTS] = {
	    str_from(levels[diag->level]->words[language])};
	message_append(&buf, &MESSAGE_LEVEL_SAYS, level, language);
	struct str arguments[DIAG_ARGUMENTS];
	for (int i = 0; i < DIAG_ARGUMENTS; i++) {
		bool is_chinese = language == LANGUAGE_CHINESE && diag->chinese[i].size > 0;
		arguments[i] = is_chinese ? diag->chinese[i] : diag->arguments[i];
	}
	message_append(&buf, diag->message, arguments, language);
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}
