/* The messages of batch/; their words are in message.def. */
#ifndef ZHINAN_BATCH_MESSAGE_H
#define ZHINAN_BATCH_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "batch/message.def"
#undef MESSAGE

#endif
