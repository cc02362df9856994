#ifndef CORDON_GUARD_TLS_H
#define CORDON_GUARD_TLS_H

#include <stddef.h>
#include <stdint.h>

/// TLS for the few connections that the guard makes itself, over Mbed TLS, which is small enough to be carried along.
/// Swift sees no structure of the library.

/// The certificates that are trusted.
typedef struct guard_tls_roots guard_tls_roots;
/// One encrypted connection over a socket that somebody else owns.
typedef struct guard_tls guard_tls;

/// Reads all certificates of a file's text. NULL when there is none in it.
/// @param pem ends with a zero byte, which `length` counts.
guard_tls_roots *_Nullable guard_tls_roots_make(const uint8_t *_Nonnull pem, size_t length);
void guard_tls_roots_free(guard_tls_roots *_Nonnull roots);

/// Shakes hands and checks the other side's name.
/// @param wait_ms how long it may take in all.
/// @param code why it failed, for `guard_tls_reason`.
guard_tls *_Nullable guard_tls_open(int descriptor, const char *_Nonnull host, guard_tls_roots *_Nonnull roots,
                                    int wait_ms, int *_Nonnull code);
void guard_tls_close(guard_tls *_Nonnull session);

/// The number of bytes read or written, zero at the end, or a negative code.
int guard_tls_read(guard_tls *_Nonnull session, uint8_t *_Nonnull bytes, size_t count, int wait_ms);
int guard_tls_write(guard_tls *_Nonnull session, const uint8_t *_Nonnull bytes, size_t count, int wait_ms);

/// Whether bytes were decrypted that nobody has read yet.
int guard_tls_has_pending(guard_tls *_Nonnull session);

void guard_tls_reason(int code, char *_Nonnull text, size_t size);

#endif
