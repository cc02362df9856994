#ifndef CORDON_PAGE_H
#define CORDON_PAGE_H

#include <stddef.h>

/// The style sheet of HTML reports: page.css.
const unsigned char *_Nonnull cordon_page_style(size_t *_Nonnull length);

/// The script of HTML reports: page.js.
const unsigned char *_Nonnull cordon_page_script(size_t *_Nonnull length);

#endif
