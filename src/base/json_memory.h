/* Where yajl takes its memory from. */
#ifndef ZHINAN_BASE_JSON_MEMORY_H
#define ZHINAN_BASE_JSON_MEMORY_H

#include <yajl/yajl_common.h>

/* Where there is none the process ends: yajl itself does not look, and would write to NULL. */
extern const yajl_alloc_funcs json_memory;

#endif
