/* The words of the messages of source/. */
#include "source/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "source/message.def"
#undef MESSAGE
