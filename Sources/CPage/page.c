#include "page.h"

static const unsigned char style[] = {
#embed "page.css"
};

static const unsigned char script[] = {
#embed "page.js"
};

const unsigned char *cordon_page_style(size_t *length) {
  *length = sizeof(style);
  return style;
}

const unsigned char *cordon_page_script(size_t *length) {
  *length = sizeof(script);
  return script;
}
