#ifndef CORDON_CONSTRUCTS_H
#define CORDON_CONSTRUCTS_H

#include <stddef.h>

/// The models of the CDK's constructs: constructs.bin, written by `make regenerate` from the files under Catalog/cdk/.
const unsigned char *_Nullable cordon_constructs(size_t *_Nonnull length);

#endif
