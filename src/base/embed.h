/* Files that are part of the program: their bytes are put into it when it is built. */
#ifndef ZHINAN_BASE_EMBED_H
#define ZHINAN_BASE_EMBED_H

#include "base/str.h"

/* Declares and fills `name`, a view of the bytes of a file, whose path is seen from the top of the project. The
 * assembler reads the file; the Makefile says which objects depend on which files. */
#define EMBED(name, path)                                                                          \
	__asm__(".pushsection .rodata\n"                                                           \
	        ".balign 16\n" #name "_start:\n"                                                   \
	        ".incbin \"" path "\"\n" #name "_end:\n"                                           \
	        ".byte 0\n"                                                                        \
	        ".popsection\n");                                                                  \
	extern const char name##_start[] __attribute__((visibility("hidden")));                    \
	extern const char name##_end[] __attribute__((visibility("hidden")));                      \
	struct str name(void)                                                                      \
	{                                                                                          \
		return (struct str){name##_start, (size_t)(name##_end - name##_start)};            \
	}

#endif
