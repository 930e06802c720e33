/* Where PCRE2 takes its memory from: where there is none the process ends, since a pattern that was not compiled or
 * matched for that would pass for one that is broken, or matches nothing. */
#ifndef ZHINAN_GRAMMAR_PATTERN_MEMORY_H
#define ZHINAN_GRAMMAR_PATTERN_MEMORY_H

struct pcre2_real_general_context_8;
struct pcre2_real_compile_context_8;

/* For all that PCRE2 makes; and, for patterns, the same. They are made once and never freed. */
struct pcre2_real_general_context_8 *pattern_memory(void);
struct pcre2_real_compile_context_8 *pattern_compile_memory(void);

#endif
