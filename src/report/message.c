/* The words of the messages of report/. */
#include "report/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "report/message.def"
#undef MESSAGE
