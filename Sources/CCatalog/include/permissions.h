#ifndef CORDON_PERMISSIONS_H
#define CORDON_PERMISSIONS_H

#include <stddef.h>

/// What is known of AWS's permissions: permissions.bin, written by `make regenerate` from the files under Catalog/aws/iam/.
const unsigned char *_Nullable cordon_permissions(size_t *_Nonnull length);

#endif
