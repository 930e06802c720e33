/* The words of the messages of verify/. */
#include "verify/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "verify/message.def"
#undef MESSAGE
