/* The words of the messages of archive/. */
#include "archive/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "archive/message.def"
#undef MESSAGE
