/* The messages of cmd/; their words are in message.def. */
#ifndef ZHINAN_CMD_MESSAGE_H
#define ZHINAN_CMD_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "cmd/message.def"
#undef MESSAGE

#endif
