/* What the program says to a person, in each of its languages. A folder has the messages that it
 * needs in its own message.def, one row each, so that a changed word is that folder's alone:
 *
 *   MESSAGE(NAME, "English", "Chinese")      used as &MESSAGE_NAME
 *
 * {0} to {3} are arguments. A message says what is wrong and, where it can, what to do. */
#ifndef ZHINAN_BASE_MESSAGE_H
#define ZHINAN_BASE_MESSAGE_H

#include "base/arena.h"
#include "base/buf.h"

enum language { LANGUAGE_ENGLISH, LANGUAGE_CHINESE, LANGUAGE_COUNT };

struct message {
	const char *words[LANGUAGE_COUNT];
};

#define MESSAGE_DECLARE(name, english, chinese) extern const struct message MESSAGE_##name;
#define MESSAGE_DEFINE(name, english, chinese)                                                     \
	const struct message MESSAGE_##name = {{english, chinese}};

#define MESSAGE MESSAGE_DECLARE
#include "base/message.def"
#undef MESSAGE

enum { MESSAGE_ARGUMENTS = 4 };

/* A message's words in a language with its {0}... filled in. In the arena. */
struct str message_text(const struct message *message,
                        const struct str arguments[MESSAGE_ARGUMENTS], enum language language,
                        struct arena *arena);

/* The same, appended to a buffer. */
void message_append(struct buf *buf, const struct message *message,
                    const struct str arguments[MESSAGE_ARGUMENTS], enum language language);

/* A message and its name, for those that a template or a table names. A list of all that a folder has:
 *
 *   static const struct named_message named[] = {
 *   #define MESSAGE MESSAGE_WITH_NAME
 *   #include "report/message.def"
 *   #undef MESSAGE
 *   }; */
struct named_message {
	const char *name;
	const struct message *message;
};
#define MESSAGE_WITH_NAME(name, english, chinese) {#name, &MESSAGE_##name},

/* The message of a name among `count`; NULL where there is none. */
const struct message *message_named(const struct named_message *named, size_t count,
                                    struct str name);

#endif
