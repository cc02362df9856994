#include "constructs.h"

static const unsigned char bytes[] = {
#embed "constructs.bin"
};

const unsigned char *cordon_constructs(size_t *length) {
  *length = sizeof(bytes);
  return bytes;
}
