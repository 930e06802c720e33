/* The words of the messages of base/, and how arguments are put into those of any message. */
#include "base/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "base/message.def"
#undef MESSAGE

/* The argument that stands at a place of a message's words; NULL: none does. */
static const struct str *argument_at(const char *c, const struct str arguments[MESSAGE_ARGUMENTS])
{
	bool is_one = c[0] == '{' && c[1] >= '0' && c[1] < '0' + MESSAGE_ARGUMENTS && c[2] == '}';
	return is_one ? &arguments[c[1] - '0'] : NULL;
}

static bool is_ascii(char c)
{
	return ((unsigned char)c & 0x80) == 0;
}

/* In Chinese a blank stands beside a number or a Latin word and not between two Chinese words: whether one at a
 * place of a message's words, beside an argument, is in the way. */
static bool is_blank_between(const struct buf *buf, size_t start, const char *c,
                             const struct str arguments[MESSAGE_ARGUMENTS])
{
	struct str before = buf_str(buf);
	const struct str *next = argument_at(c + 1, arguments);
	char first = !next ? c[1] : next->size > 0 ? next->data[0] : ' ';
	return *c == ' ' && before.size > start && !is_ascii(before.data[before.size - 1]) &&
	       !is_ascii(first);
}

void message_append(struct buf *buf, const struct message *message,
                    const struct str arguments[MESSAGE_ARGUMENTS], enum language language)
{
	size_t start = buf_str(buf).size;
	bool is_behind = false; /* an argument stands right before */
	for (const char *c = message->words[language]; *c; c++) {
		const struct str *argument = argument_at(c, arguments);
		if (argument) {
			buf_append(buf, *argument);
			c += 2;
		} else if (language == LANGUAGE_ENGLISH ||
		           !(is_behind || argument_at(c + 1, arguments)) ||
		           !is_blank_between(buf, start, c, arguments)) {
			buf_append_byte(buf, *c);
		}
		is_behind = argument != NULL;
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

const struct message *message_named(const struct named_message *named, size_t count,
                                    struct str name)
{
	for (size_t i = 0; i < count; i++) {
		if (str_equal(str_from(named[i].name), name)) {
			return named[i].message;
		}
	}
	return NULL;
}
