/* The messages of archive/; their words are in message.def. */
#ifndef ZHINAN_ARCHIVE_MESSAGE_H
#define ZHINAN_ARCHIVE_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "archive/message.def"
#undef MESSAGE

#endif
