/* The messages of model/; their words are in message.def. */
#ifndef ZHINAN_MODEL_MESSAGE_H
#define ZHINAN_MODEL_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "model/message.def"
#undef MESSAGE

#endif
