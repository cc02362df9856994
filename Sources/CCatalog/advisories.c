#include "advisories.h"

static const unsigned char bytes[] = {
#embed "advisories.bin"
};

const unsigned char *cordon_advisories(size_t *length) {
  *length = sizeof(bytes);
  return bytes;
}
