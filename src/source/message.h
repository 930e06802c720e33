/* The messages of source/; their words are in message.def. */
#ifndef ZHINAN_SOURCE_MESSAGE_H
#define ZHINAN_SOURCE_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "source/message.def"
#undef MESSAGE

#endif
