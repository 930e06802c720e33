/* The messages of grammar/; their words are in message.def. */
#ifndef ZHINAN_GRAMMAR_MESSAGE_H
#define ZHINAN_GRAMMAR_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "grammar/message.def"
#undef MESSAGE

#endif
