// What Milo uses of OpenSSL's libcrypto (1.1.1 or later).
//
// The SHA256_* functions are marked deprecated since OpenSSL 3.0 in favour of EVP digests. For
// lines of a few hundred bytes EVP costs more (allocation, algorithm fetch) than the hash itself,
// so we keep these and silence the mark, here and nowhere else.
#ifndef MILO_CLIBCRYPTO_SHIM_H
#define MILO_CLIBCRYPTO_SHIM_H

#ifndef OPENSSL_SUPPRESS_DEPRECATED
#define OPENSSL_SUPPRESS_DEPRECATED
#endif

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <openssl/ts.h>
#include <openssl/x509_vfy.h>

// Why the last call failed, and leaves nothing behind in the thread's queue of errors. A macro in 1.1.1.
static inline int milo_take_error_reason(void) {
  unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  return ERR_GET_REASON(code);
}

#endif
