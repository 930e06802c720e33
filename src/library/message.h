/* The messages of library/; their words are in message.def. */
#ifndef ZHINAN_LIBRARY_MESSAGE_H
#define ZHINAN_LIBRARY_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "library/message.def"
#undef MESSAGE

#endif
