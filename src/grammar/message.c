/* The words of the messages of grammar/. */
#include "grammar/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "grammar/message.def"
#undef MESSAGE
