/* The members of an OFD file, which is a ZIP archive, within the limits of the process. */
#ifndef ZHINAN_OFD_PACKAGE_H
#define ZHINAN_OFD_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why a file is not read. */
enum trouble { TROUBLE_NONE, TROUBLE_DAMAGED, TROUBLE_LOCKED, TROUBLE_LARGE, TROUBLE_DEEP };

struct package;
struct member;

/* Loads what names and texts in the encodings of China need, which is in files: to be called before these are out of
 * reach. */
void package_prepare(void);

/* Opens an archive whose bytes stay where they are. All that is read of it together has at most `unpacked` bytes.
 * NULL if it is damaged. */
struct package *package_open(const void *data, size_t size, uint64_t unpacked);
void package_close(struct package *package);

/* The first trouble that there was with an archive or with what is in it; later ones are mostly its consequences. */
enum trouble package_trouble(const struct package *package);
void package_fail(struct package *package, enum trouble trouble);

/* Counts bytes that are made of what was unpacked, as if they were unpacked too. */
void package_spend(struct package *package, uint64_t bytes);

/* A location as seen from a folder, without "." and "..", and without a slash before it; to be freed with g_free. What
 * leads out of the archive ends at its root. */
char *package_join(const char *folder, const char *location);

/* The folder of a member, to be freed with g_free. */
char *package_folder(const char *name);

/* The name of the member that a location means which stands in a member of `folder`, a part of the document in `root`;
 * to be freed with g_free. NULL: there is none. */
char *package_find(const struct package *package, const char *root, const char *folder,
                   const char *location);

/* Opens a member by the name that package_find gave, reads its next bytes (0 at its end, or where there is trouble), and
 * closes it. */
struct member *member_open(struct package *package, const char *name);
size_t member_read(struct member *member, void *out, size_t size);
void member_close(struct member *member);

#endif
