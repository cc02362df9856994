#if os(Linux)
  import CGuardKernel

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// A call that waits for the guard's answer.
  struct PendingCall: Sendable {
    var id: UInt64
    var call: SystemCall?
    var arguments: [UInt64]
    var thread: Int32

    var process: RemoteProcess { RemoteProcess(thread: thread) }
  }

  /// What becomes of a call.
  enum CallAnswer: Equatable {
    /// It is carried out by the kernel, with what its memory holds then.
    case proceed
    /// It is not carried out and gives this, a negative error number among others.
    case result(Int64)
    /// Another thread answers.
    case later

    static func fail(_ error: Int32) -> CallAnswer { .result(-Int64(error)) }
  }

  /// The kernel's end of the confinement. https://man7.org/linux/man-pages/man2/seccomp_unotify.2.html
  struct CallListener: Sendable {
    let descriptor: Int32

    /// Waits for a call; nil once no confined process is left.
    func receive() -> PendingCall? {
      while true {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, -1) > 0 else {
          if errno == EINTR { continue }
          return nil
        }
        if entry.revents & Int16(POLLIN) == 0 { return nil }
        var call = cordon_call()
        let outcome = cordon_receive_call(descriptor, &call)
        if outcome == 0 { return PendingCall(call) }
        // The caller was killed between the two calls, or a signal came.
        if outcome != -ENOENT, outcome != -EINTR { return nil }
      }
    }

    func answer(_ id: UInt64, _ answer: CallAnswer) {
      var reply = cordon_answer(id: id, value: 0, error: 0, flags: 0)
      switch answer {
      case .proceed: reply.flags = 1
      case .result(let value) where value < 0: reply.error = Int32(truncatingIfNeeded: value)
      case .result(let value): reply.value = value
      case .later: return
      }
      // It fails only when the caller is gone, and then nobody needs the answer.
      _ = cordon_answer_call(descriptor, &reply)
    }

    func isWaiting(_ id: UInt64) -> Bool { cordon_is_waiting(descriptor, id) != 0 }
  }

  extension PendingCall {
    fileprivate init(_ call: cordon_call) {
      id = call.id
      self.call = SystemCall.named(call.number)
      thread = Int32(bitPattern: call.thread)
      arguments = withUnsafeBytes(of: call.arguments) { Array($0.bindMemory(to: UInt64.self)) }
    }
  }
#endif
