/* The words of the messages of library/. */
#include "library/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "library/message.def"
#undef MESSAGE
