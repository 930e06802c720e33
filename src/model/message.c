/* The words of the messages of model/. */
#include "model/message.h"

#define MESSAGE MESSAGE_DEFINE
#include "model/message.def"
#undef MESSAGE
