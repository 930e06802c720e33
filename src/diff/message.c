/* The words of the messages of diff/. */
#include "diff/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "diff/message.def"
#undef MESSAGE
