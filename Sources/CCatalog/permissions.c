#include "permissions.h"

static const unsigned char bytes[] = {
#embed "permissions.bin"
};

const unsigned char *cordon_permissions(size_t *length) {
  *length = sizeof(bytes);
  return bytes;
}
