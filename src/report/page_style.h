/* The style sheet of pages. */
#ifndef ZHINAN_REPORT_PAGE_STYLE_H
#define ZHINAN_REPORT_PAGE_STYLE_H

/* For a screen and for print, light and dark, wide and narrow. It loads nothing, and holds no
 * character that XML would want escaped. */
extern const char page_style[];

#endif
