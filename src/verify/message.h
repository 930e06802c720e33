/* The messages of verify/; their words are in message.def. */
#ifndef ZHINAN_VERIFY_MESSAGE_H
#define ZHINAN_VERIFY_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "verify/message.def"
#undef MESSAGE

#endif
