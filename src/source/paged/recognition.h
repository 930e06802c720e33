/* From what was recognised in pictures to the characters of the text. */
#ifndef ZHINAN_SOURCE_PAGED_RECOGNITION_H
#define ZHINAN_SOURCE_PAGED_RECOGNITION_H

#include "source/derived/derived.h"
#include "source/paged/lines.h"

/* Gives the job's source, whose text is complete, the places of its characters on their pages, and the pictures of these. */
void paged_hand_on_recognition(struct reading_job *job, const struct paged_lines *lines,
                               const struct derived_origins *origins);

#endif
