/* The files of the server's pages, src/serve/page/; see report/page_files.h. */
#ifndef ZHINAN_SERVE_PAGE_FILES_H
#define ZHINAN_SERVE_PAGE_FILES_H

#include "base/str.h"

struct str serve_frame_html(void);
struct str serve_start_html(void);
struct str serve_result_html(void);
struct str serve_message_html(void);
struct str serve_css(void);
struct str serve_js(void);
struct str serve_icon_svg(void);

#endif
