#if os(Linux)
  import CGuardKernel
  import GuardProxy

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// The process of a thread that waits for an answer. What is read of it counts only while it still waits.
  struct RemoteProcess {
    /// The thread that called.
    let thread: Int32

    // MARK: Memory

    /// - Returns: nil where the caller has no such memory; the call fails with EFAULT then.
    func read(_ address: UInt64, _ count: Int) -> [UInt8]? {
      if count == 0 { return [] }
      guard address != 0 else { return nil }
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
        guard let base = buffer.baseAddress else { return }
        done = max(0, cordon_read_memory(thread, address, base, count))
      }
      return bytes.count == count ? bytes : nil
    }

    func write(_ bytes: [UInt8], to address: UInt64) -> Bool {
      bytes.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress else { return true }
        return cordon_write_memory(thread, address, base, buffer.count) == buffer.count
      }
    }

    /// A text that ends with a zero; nil when it does not end within what a path may have.
    func readText(_ address: UInt64) -> String? {
      var bytes: [UInt8] = []
      while bytes.count < 4096 {
        // A read that crosses into memory that is not there gives nothing, so each stays within a page.
        let position = address &+ UInt64(bytes.count)
        guard let piece = read(position, min(256, 4096 - Int(position % 4096))) else { return nil }
        if let end = piece.firstIndex(of: 0) { return String(decoding: bytes + piece[..<end], as: UTF8.self) }
        bytes += piece
      }
      return nil
    }

    // MARK: Descriptors

    /// A copy of one of its descriptors, which stays the same open socket whatever the process does to the number.
    /// - Returns: the copy, or the negative error number.
    func copy(_ descriptor: UInt64) -> Int32 {
      let number = Int32(truncatingIfNeeded: descriptor)
      var process = cordon_open_process(thread)
      // Before Linux 6.9 only a process' first thread stands for it.
      if process < 0, let leader { process = cordon_open_process(leader) }
      guard process >= 0 else { return process }
      defer { close(process) }
      return cordon_copy_descriptor(process, number)
    }

    // MARK: What /proc says

    /// The process that the thread belongs to.
    var leader: Int32? {
      guard let status = try? LocalFile.read("/proc/\(thread)/status") else { return nil }
      for line in status.split(separator: UInt8(ascii: "\n")) where line.starts(with: "Tgid:".utf8) {
        return Int32(String(decoding: line.dropFirst(5).drop { $0 == 9 || $0 == 32 }, as: UTF8.self))
      }
      return nil
    }

    /// The name that the process goes by.
    var command: String {
      let bytes = (try? LocalFile.read("/proc/\(thread)/comm")) ?? []
      return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
  }
#endif
