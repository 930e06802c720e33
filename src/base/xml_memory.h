/* libxml2 where it finds no memory: it may say so, or go on without a name, an attribute or the rest of a document, which
 * then passes for a whole one. While it works for us the process ends instead.
 *
 * What libxml2 allocates with belongs to the process, and so to a host of the library, which may have set it and may read
 * XML itself. So what is there goes on to do the work, and is only looked at: of this thread, and between these two
 * calls. */
#ifndef ZHINAN_BASE_XML_MEMORY_H
#define ZHINAN_BASE_XML_MEMORY_H

/* Around each use of libxml2 that makes anything; they may nest. */
void xml_memory_watch(void);
void xml_memory_end(void);

#endif
