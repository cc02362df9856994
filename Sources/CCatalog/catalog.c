#include "catalog.h"

static const unsigned char bytes[] = {
#embed "catalog.bin"
};

const unsigned char *cordon_catalog(size_t *length) {
  *length = sizeof(bytes);
  return bytes;
}
