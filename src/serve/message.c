/* The words of the messages of serve/. */
#include "serve/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "serve/message.def"
#undef MESSAGE
