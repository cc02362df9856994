#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a thread that waits for a descriptor finds.
enum Readiness {
  case ready
  case otherClosed

  /// Waits until a descriptor has something to read, or until another one is closed by its peer.
  static func wait(for descriptor: Int32, watching other: Int32) -> Readiness {
    var entries = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: other, events: peerClosed, revents: 0),
    ]
    while true {
      let count = poll(&entries, nfds_t(entries.count), -1)
      if count < 0, errno != EINTR { return .ready }
      if entries[0].revents != 0 { return .ready }
      if entries[1].revents != 0 { return .otherClosed }
    }
  }

  static func isWritable(_ descriptor: Int32, within milliseconds: Int) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, Int32(clamping: milliseconds)) > 0
  }

  static func isReadable(_ descriptor: Int32, within milliseconds: Int) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, Int32(clamping: milliseconds)) > 0
  }
}

#if canImport(Darwin)
  private let peerClosed = Int16(POLLHUP)
#else
  /// POLLRDHUP, which the headers hide behind a feature macro. https://man7.org/linux/man-pages/man2/poll.2.html
  private let peerClosed: Int16 = 0x2000
#endif
