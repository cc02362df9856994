#ifndef CORDON_CATALOG_H
#define CORDON_CATALOG_H

#include <stddef.h>

/// The compiled catalogue: catalog.bin, written by `make regenerate` from the files under Catalog/.
const unsigned char *_Nullable cordon_catalog(size_t *_Nonnull length);

#endif
