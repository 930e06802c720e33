/* The words of the messages of batch/. */
#include "batch/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "batch/message.def"
#undef MESSAGE
