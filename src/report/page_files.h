/* The files of pages, src/report/page/: templates, style sheets and scripts. Each function gives the bytes of the file
 * of its name, which live for ever: page_frame_css() those of frame.css. Tabs at the beginning of a line of a style sheet or
 * script are indents: pages leave them out. */
#ifndef ZHINAN_REPORT_PAGE_FILES_H
#define ZHINAN_REPORT_PAGE_FILES_H

#include "base/str.h"

struct str page_frame_html(void);
struct str page_frame_css(void);
struct str page_frame_js(void);
struct str page_report_html(void);
struct str page_report_css(void);
struct str page_report_js(void);
struct str page_tools_css(void);
struct str page_scan_css(void);
struct str page_scan_js(void);
struct str page_said_js(void);
struct str page_find_js(void);
struct str page_changes_html(void);
struct str page_changes_css(void);
struct str page_years_html(void);
struct str page_years_css(void);
struct str page_years_js(void);
struct str page_changes_js(void);

#endif
