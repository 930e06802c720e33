/* The messages of serve/; their words are in message.def. */
#ifndef ZHINAN_SERVE_MESSAGE_H
#define ZHINAN_SERVE_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "serve/message.def"
#undef MESSAGE

#endif
