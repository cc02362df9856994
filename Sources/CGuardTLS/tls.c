#define _POSIX_C_SOURCE 200809L
#include "CGuardTLS.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/error.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>
#include <mbedtls/x509_crt.h>

struct guard_tls_roots {
  mbedtls_x509_crt chain;
};

struct guard_tls {
  mbedtls_ssl_context ssl;
  mbedtls_ssl_config config;
  mbedtls_entropy_context entropy;
  mbedtls_ctr_drbg_context random;
  int descriptor;
  int64_t deadline;
};

static int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

guard_tls_roots *guard_tls_roots_make(const uint8_t *pem, size_t length) {
  guard_tls_roots *roots = calloc(1, sizeof *roots);
  if (!roots) return NULL;
  mbedtls_x509_crt_init(&roots->chain);
  // A positive result counts certificates of kinds that the library does not know; the others are good.
  if (mbedtls_x509_crt_parse(&roots->chain, pem, length) < 0 || roots->chain.version == 0) {
    guard_tls_roots_free(roots);
    return NULL;
  }
  return roots;
}

void guard_tls_roots_free(guard_tls_roots *roots) {
  mbedtls_x509_crt_free(&roots->chain);
  free(roots);
}

/// Waits until the socket is ready; zero or an error code.
static int await(const guard_tls *session, short events) {
  struct pollfd entry = {.fd = session->descriptor, .events = events};
  for (;;) {
    int64_t left = session->deadline - now_ms();
    if (left <= 0) return MBEDTLS_ERR_SSL_TIMEOUT;
    int count = poll(&entry, 1, (int)left);
    if (count > 0) return 0;
    if (count < 0 && errno != EINTR) return MBEDTLS_ERR_NET_POLL_FAILED;
  }
}

static int send_bytes(void *context, const unsigned char *bytes, size_t count) {
  const guard_tls *session = context;
  for (;;) {
    ssize_t sent = send(session->descriptor, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) return (int)sent;
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      int code = await(session, POLLOUT);
      if (code) return code;
    } else if (errno != EINTR) {
      return MBEDTLS_ERR_NET_SEND_FAILED;
    }
  }
}

static int receive_bytes(void *context, unsigned char *bytes, size_t count) {
  const guard_tls *session = context;
  for (;;) {
    ssize_t read = recv(session->descriptor, bytes, count, MSG_DONTWAIT);
    if (read >= 0) return (int)read;
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      int code = await(session, POLLIN);
      if (code) return code;
    } else if (errno != EINTR) {
      return MBEDTLS_ERR_NET_RECV_FAILED;
    }
  }
}

static int configure(guard_tls *session, const char *host, guard_tls_roots *roots) {
  int code = mbedtls_ctr_drbg_seed(&session->random, mbedtls_entropy_func, &session->entropy, NULL, 0);
  if (code) return code;
  code = mbedtls_ssl_config_defaults(&session->config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM,
                                     MBEDTLS_SSL_PRESET_DEFAULT);
  if (code) return code;
  mbedtls_ssl_conf_authmode(&session->config, MBEDTLS_SSL_VERIFY_REQUIRED);
  mbedtls_ssl_conf_min_version(&session->config, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_3);
  mbedtls_ssl_conf_ca_chain(&session->config, &roots->chain, NULL);
  mbedtls_ssl_conf_rng(&session->config, mbedtls_ctr_drbg_random, &session->random);
  code = mbedtls_ssl_setup(&session->ssl, &session->config);
  if (code) return code;
  mbedtls_ssl_set_bio(&session->ssl, session, send_bytes, receive_bytes, NULL);
  return mbedtls_ssl_set_hostname(&session->ssl, host);
}

guard_tls *guard_tls_open(int descriptor, const char *host, guard_tls_roots *roots, int wait_ms, int *code) {
  guard_tls *session = calloc(1, sizeof *session);
  if (!session) {
    *code = MBEDTLS_ERR_SSL_ALLOC_FAILED;
    return NULL;
  }
  session->descriptor = descriptor;
  session->deadline = now_ms() + wait_ms;
  mbedtls_ssl_init(&session->ssl);
  mbedtls_ssl_config_init(&session->config);
  mbedtls_entropy_init(&session->entropy);
  mbedtls_ctr_drbg_init(&session->random);
  *code = configure(session, host, roots);
  if (!*code) *code = mbedtls_ssl_handshake(&session->ssl);
  if (!*code) return session;
  guard_tls_close(session);
  return NULL;
}

void guard_tls_close(guard_tls *session) {
  // What is left to say to the other side may wait no time at all.
  session->deadline = 0;
  mbedtls_ssl_close_notify(&session->ssl);
  mbedtls_ssl_free(&session->ssl);
  mbedtls_ssl_config_free(&session->config);
  mbedtls_ctr_drbg_free(&session->random);
  mbedtls_entropy_free(&session->entropy);
  free(session);
}

int guard_tls_read(guard_tls *session, uint8_t *bytes, size_t count, int wait_ms) {
  session->deadline = now_ms() + wait_ms;
  int code;
  do code = mbedtls_ssl_read(&session->ssl, bytes, count);
  while (code == MBEDTLS_ERR_SSL_WANT_READ || code == MBEDTLS_ERR_SSL_WANT_WRITE);
  return code == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY ? 0 : code;
}

int guard_tls_write(guard_tls *session, const uint8_t *bytes, size_t count, int wait_ms) {
  session->deadline = now_ms() + wait_ms;
  int code;
  do code = mbedtls_ssl_write(&session->ssl, bytes, count);
  while (code == MBEDTLS_ERR_SSL_WANT_READ || code == MBEDTLS_ERR_SSL_WANT_WRITE);
  return code;
}

int guard_tls_has_pending(guard_tls *session) { return mbedtls_ssl_get_bytes_avail(&session->ssl) > 0; }

void guard_tls_reason(int code, char *text, size_t size) { mbedtls_strerror(code, text, size); }
