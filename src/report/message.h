/* The messages of report/; their words are in message.def. */
#ifndef ZHINAN_REPORT_MESSAGE_H
#define ZHINAN_REPORT_MESSAGE_H

#include "base/message.h"

#define MESSAGE MESSAGE_DECLARE
#include "report/message.def"
#undef MESSAGE

#endif
