/* The words of the messages of audit/. */
#include "audit/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "audit/message.def"
#undef MESSAGE
