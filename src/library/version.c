/* Which library it is. */
#include "library/zhinan.h"

const char *zhinan_version(void)
{
	return ZHINAN_VERSION;
}
