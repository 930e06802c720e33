/* The messages of diff/; their words are in message.def. */
#ifndef ZHINAN_DIFF_MESSAGE_H
#define ZHINAN_DIFF_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "diff/message.def"
#undef MESSAGE

#endif
