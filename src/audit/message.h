/* The messages of audit/; their words are in message.def. */
#ifndef ZHINAN_AUDIT_MESSAGE_H
#define ZHINAN_AUDIT_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "audit/message.def"
#undef MESSAGE

#endif
