#ifndef CORDON_GUARD_KERNEL_H
#define CORDON_GUARD_KERNEL_H

// System calls that the C library has no functions for, or only variadic ones, which Swift cannot call. Every function
// gives what the kernel gave, or the negative error number. Layouts are written out here, so that old headers will do.

#ifdef __linux__

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// One instruction of a packet filter. https://www.kernel.org/doc/html/latest/networking/filter.html
struct cordon_instruction {
  uint16_t code;
  uint8_t if_true;
  uint8_t if_false;
  uint32_t value;
};

/// A call that waits for an answer. https://man7.org/linux/man-pages/man2/seccomp_unotify.2.html
struct cordon_call {
  uint64_t id;
  uint32_t thread;
  uint32_t flags;
  int32_t number;
  uint32_t architecture;
  uint64_t instruction;
  uint64_t arguments[6];
};

/// The answer: a value, a negative error number, or the flag that the call goes on.
struct cordon_answer {
  uint64_t id;
  int64_t value;
  int32_t error;
  uint32_t flags;
};

/// Whether the kernel hands calls over to another process, in the layouts above.
int cordon_can_supervise(void);
/// Puts this thread and all that comes of it under a filter. Gives the descriptor that calls are received from.
int cordon_install_filter(const struct cordon_instruction *_Nonnull program, uint16_t count);
int cordon_receive_call(int listener, struct cordon_call *_Nonnull call);
int cordon_answer_call(int listener, const struct cordon_answer *_Nonnull answer);
/// Whether the caller still waits; everything read of its process before is then of that process.
int cordon_is_waiting(int listener, uint64_t id);

ssize_t cordon_read_memory(pid_t process, uint64_t from, void *_Nonnull to, size_t count);
ssize_t cordon_write_memory(pid_t process, uint64_t to, const void *_Nonnull from, size_t count);
int cordon_open_process(pid_t process);
/// A descriptor of another process as one of this process.
int cordon_copy_descriptor(int process, int descriptor);
/// Lets another process look into this one where Yama asks for that.
/// https://docs.kernel.org/admin-guide/LSM/Yama.html
int cordon_let_trace(pid_t process);
/// Keeps processes without privileges from looking into this one.
int cordon_hide_memory(void);

/// https://docs.kernel.org/userspace-api/landlock.html
int cordon_landlock_version(void);
int cordon_landlock_create(uint64_t file_rights, uint64_t scopes, int version);
int cordon_landlock_allow(int rules, int path, uint64_t rights);
int cordon_landlock_enter(int rules);

/// The numbers that this architecture's headers have, to compare tables with; negative where it has no such call.
int cordon_number_of(const char *_Nonnull name);

#endif
#endif
