// SHA-256 by libcrypto: the digest of `length` bytes at `bytes` into 32 bytes at `digest`; false if the library refuses.
#ifndef CHOUJIAN_SHA256_H
#define CHOUJIAN_SHA256_H

#include <stdbool.h>
#include <stddef.h>

bool sha256_digest(const void *bytes, size_t length, unsigned char *digest);

#endif
