/* The words of the messages of base/, and how arguments are put into those of any message. */
#include "base/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "base/message.def"
#undef MESSAGE

void message_append(struct buf *buf, const struct message *message,
                    const struct str arguments[MESSAGE_ARGUMENTS], enum language language)
{
	for (const char *c = message->words[language]; *c; c++) {
		if (c[0] == '{' && c[1] >= '0' && c[1] < '0' + MESSAGE_ARGUMENTS && c[2] == '}') {
			buf_append(buf, arguments[c[1] - '0']);
			c += 2;
		} else {
			buf_append_byte(buf, *c);
		}
	}
}

struct str message_text(const struct message *message,
                        const struct str arguments[MESSAGE_ARGUMENTS], enum language language,
                        struct arena *arena)
{
	struct buf buf;
	buf_init(&buf);
	message_append(&buf, message, arguments, language);
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}
