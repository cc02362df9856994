#define _GNU_SOURCE
#include "CGuardKernel.h"

#ifdef __linux__

#include <errno.h>
#include <linux/ioctl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

_Static_assert(sizeof(struct cordon_instruction) == 8, "struct sock_filter");
_Static_assert(sizeof(struct cordon_call) == 80, "struct seccomp_notif");
_Static_assert(sizeof(struct cordon_answer) == 24, "struct seccomp_notif_resp");

enum {
  set_filter = 1,
  action_available = 2,
  notification_sizes = 3,
  new_listener = 1 << 3,
  wait_killable = 1 << 5,
};

// Numbers that are the same everywhere and that older headers lack.
enum {
  nr_pidfd_open = 434,
  nr_pidfd_getfd = 438,
  nr_landlock_create_ruleset = 444,
  nr_landlock_add_rule = 445,
  nr_landlock_restrict_self = 446,
};

static int outcome(long result) { return result < 0 ? -errno : (int)result; }

int cordon_can_supervise(void) {
  uint16_t sizes[3] = {0};
  uint32_t action = 0x7fc00000;
  if (syscall(__NR_seccomp, action_available, 0, &action) != 0) return -errno;
  if (syscall(__NR_seccomp, notification_sizes, 0, sizes) != 0) return -errno;
  return sizes[0] == sizeof(struct cordon_call) && sizes[1] == sizeof(struct cordon_answer) ? 0 : -EOVERFLOW;
}

int cordon_install_filter(const struct cordon_instruction *program, uint16_t count) {
  struct {
    uint16_t count;
    const struct cordon_instruction *program;
  } filter = {count, program};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;
  // Where the kernel knows it, a call that was handed over is not begun anew by a signal.
  long listener = syscall(__NR_seccomp, set_filter, new_listener | wait_killable, &filter);
  if (listener < 0 && errno == EINVAL) listener = syscall(__NR_seccomp, set_filter, new_listener, &filter);
  return outcome(listener);
}

int cordon_receive_call(int listener, struct cordon_call *call) {
  memset(call, 0, sizeof *call);
  return outcome(ioctl(listener, _IOWR('!', 0, struct cordon_call), call));
}

int cordon_answer_call(int listener, const struct cordon_answer *answer) {
  return outcome(ioctl(listener, _IOWR('!', 1, struct cordon_answer), answer));
}

int cordon_is_waiting(int listener, uint64_t id) { return ioctl(listener, _IOW('!', 2, uint64_t), &id) == 0; }

ssize_t cordon_read_memory(pid_t process, uint64_t from, void *to, size_t count) {
  struct iovec local = {to, count}, remote = {(void *)(uintptr_t)from, count};
  ssize_t done = process_vm_readv(process, &local, 1, &remote, 1, 0);
  return done < 0 ? -errno : done;
}

ssize_t cordon_write_memory(pid_t process, uint64_t to, const void *from, size_t count) {
  struct iovec local = {(void *)from, count}, remote = {(void *)(uintptr_t)to, count};
  ssize_t done = process_vm_writev(process, &local, 1, &remote, 1, 0);
  return done < 0 ? -errno : done;
}

int cordon_open_process(pid_t process) { return outcome(syscall(nr_pidfd_open, process, 0)); }

int cordon_copy_descriptor(int process, int descriptor) {
  return outcome(syscall(nr_pidfd_getfd, process, descriptor, 0));
}

int cordon_let_trace(pid_t process) { return outcome(prctl(0x59616d61 /* PR_SET_PTRACER */, process, 0, 0, 0)); }

int cordon_hide_memory(void) { return outcome(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)); }

int cordon_landlock_version(void) { return outcome(syscall(nr_landlock_create_ruleset, NULL, 0, 1)); }

int cordon_landlock_create(uint64_t file_rights, uint64_t scopes, int version) {
  struct {
    uint64_t files, network, scopes;
  } rules = {file_rights, 0, scopes};
  // Older kernels refuse what is longer than the structure they know only where it is not zero.
  size_t size = version >= 6 ? sizeof rules : sizeof rules.files;
  return outcome(syscall(nr_landlock_create_ruleset, &rules, size, 0));
}

int cordon_landlock_allow(int rules, int path, uint64_t rights) {
  struct __attribute__((packed)) {
    uint64_t rights;
    int32_t path;
  } beneath = {rights, path};
  return outcome(syscall(nr_landlock_add_rule, rules, 1, &beneath, 0));
}

int cordon_landlock_enter(int rules) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;
  return outcome(syscall(nr_landlock_restrict_self, rules, 0));
}

static const struct {
  const char *name;
  int number;
} numbers[] = {
#define CALL(name) {#name, __NR_##name}
#ifdef __x86_64__
    CALL(open),     CALL(creat),    CALL(fork),     CALL(vfork),     CALL(rename),   CALL(mkdir),
    CALL(rmdir),    CALL(unlink),   CALL(link),     CALL(symlink),   CALL(mknod),
#endif
    CALL(openat),   CALL(connect),  CALL(sendto),   CALL(sendmsg),   CALL(sendmmsg), CALL(recvfrom),
    CALL(socket),   CALL(clone),    CALL(execve),   CALL(execveat),  CALL(ptrace),   CALL(process_vm_readv),
    CALL(process_vm_writev),        CALL(truncate), CALL(renameat2), CALL(mkdirat),  CALL(unlinkat),
    CALL(linkat),   CALL(symlinkat), CALL(mknodat), CALL(renameat),
#ifdef __NR_clone3
    CALL(clone3),
#endif
#ifdef __NR_openat2
    CALL(openat2),
#endif
#ifdef __NR_io_uring_setup
    CALL(io_uring_setup),
#endif
#ifdef __NR_pidfd_getfd
    CALL(pidfd_getfd),
#endif
};

int cordon_number_of(const char *name) {
  for (size_t index = 0; index < sizeof numbers / sizeof numbers[0]; index++)
    if (strcmp(numbers[index].name, name) == 0) return numbers[index].number;
  return -1;
}

#else
typedef int cordon_nothing_here;
#endif
