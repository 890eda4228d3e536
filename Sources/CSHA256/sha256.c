#include "sha256.h"

#include <openssl/evp.h>

bool sha256_digest(const void *bytes, size_t length, unsigned char *digest) {
  return EVP_Digest(bytes, length, digest, NULL, EVP_sha256(), NULL) == 1;
}
