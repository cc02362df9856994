/// The architectures that functions run on.
package enum Architecture: CaseIterable, Sendable {
  case x86_64, arm64

  /// What the kernel writes into a call's data. https://man7.org/linux/man-pages/man2/seccomp.2.html
  package var auditValue: UInt32 {
    switch self {
    case .x86_64: 0xC000_003E
    case .arm64: 0xC000_00B7
    }
  }

  package static var current: Architecture {
    #if arch(arm64)
      .arm64
    #else
      .x86_64
    #endif
  }
}

/// The system calls that confinement looks at, by the names of the kernel's tables.
package enum SystemCall: String, CaseIterable, Sendable {
  case clone, fork, vfork, clone3, execve, execveat
  case socket, connect, sendto, sendmsg, sendmmsg, recvfrom
  case open, creat, openat, openat2
  case truncate, rename, renameat, renameat2, mkdir, mkdirat, rmdir, unlink, unlinkat, link, linkat, symlink, symlinkat
  case mknod, mknodat
  case ptrace
  case processVMReadv = "process_vm_readv"
  case processVMWritev = "process_vm_writev"
  case pidfdGetfd = "pidfd_getfd"
  case ioUringSetup = "io_uring_setup"

  /// The call's number; nil where the architecture has no such call.
  package func number(on architecture: Architecture) -> UInt32? {
    let pair = Self.numbers[self]
    return architecture == .x86_64 ? pair?.x86_64 : pair?.arm64
  }

  /// The call of a number on the architecture that this runs on.
  static func named(_ number: Int32) -> SystemCall? { byNumber[number] }

  private static let byNumber: [Int32: SystemCall] = {
    var result: [Int32: SystemCall] = [:]
    for call in allCases { if let number = call.number(on: .current) { result[Int32(number)] = call } }
    return result
  }()

  /// https://github.com/torvalds/linux/blob/master/arch/x86/entry/syscalls/syscall_64.tbl and
  /// https://github.com/torvalds/linux/blob/master/scripts/syscall.tbl
  private static let numbers: [SystemCall: (x86_64: UInt32, arm64: UInt32?)] = [
    .clone: (56, 220), .fork: (57, nil), .vfork: (58, nil), .clone3: (435, 435), .execve: (59, 221),
    .execveat: (322, 281), .socket: (41, 198), .connect: (42, 203), .sendto: (44, 206), .sendmsg: (46, 211),
    .sendmmsg: (307, 269), .recvfrom: (45, 207), .open: (2, nil), .creat: (85, nil), .openat: (257, 56),
    .openat2: (437, 437), .truncate: (76, 45), .rename: (82, nil), .renameat: (264, 38), .renameat2: (316, 276),
    .mkdir: (83, nil), .mkdirat: (258, 34), .rmdir: (84, nil), .unlink: (87, nil), .unlinkat: (263, 35),
    .link: (86, nil), .linkat: (265, 37), .symlink: (88, nil), .symlinkat: (266, 36), .mknod: (133, nil),
    .mknodat: (259, 33), .ptrace: (101, 117), .processVMReadv: (310, 270), .processVMWritev: (311, 271),
    .pidfdGetfd: (438, 438), .ioUringSetup: (425, 425),
  ]
}
