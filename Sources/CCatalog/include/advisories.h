#ifndef CORDON_ADVISORIES_H
#define CORDON_ADVISORIES_H

#include <stddef.h>

/// The compiled advisories: advisories.bin, written by `make regenerate` from the files under Catalog/advisories/.
const unsigned char *_Nullable cordon_advisories(size_t *_Nonnull length);

#endif
