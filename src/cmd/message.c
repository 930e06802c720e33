/* The words of the messages of cmd/. */
#include "cmd/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "cmd/message.def"
#undef MESSAGE
