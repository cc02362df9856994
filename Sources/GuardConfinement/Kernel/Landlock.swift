#if os(Linux)
  import CGuardKernel

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// Rules that the kernel itself keeps, without any race. https://docs.kernel.org/userspace-api/landlock.html
  enum Landlock {
    /// Rights over files by the version that brought them.
    private enum Right {
      static let writeFile: UInt64 = 1 << 1
      /// Removing and making of files, folders, sockets, pipes, devices and links.
      static let change: UInt64 = 0x1FF0
      static let refer: UInt64 = 1 << 13
      static let truncate: UInt64 = 1 << 14
      static let scopeSignals: UInt64 = 1 << 1
    }

    /// Puts this process and all that come of it under the rules.
    /// - Parameter paths: what may be written; nil leaves files alone.
    /// - Returns: false where the kernel has no Landlock, or none that helps here.
    static func enter(writable paths: [String]?) -> Bool {
      let version = cordon_landlock_version()
      guard version > 0 else { return false }
      let rights = paths == nil ? 0 : handled(version)
      // Signals are kept inside, so that nothing confined can end the guard.
      let scopes = version >= 6 ? Right.scopeSignals : 0
      guard rights | scopes != 0 else { return false }
      let rules = cordon_landlock_create(rights, scopes, version)
      guard rules >= 0 else { return false }
      defer { close(rules) }
      for path in paths ?? [] { allow(path, rights, rules) }
      for device in FilePaths.devices where rights != 0 { allow(device, rights, rules) }
      return cordon_landlock_enter(rules) == 0
    }

    private static func handled(_ version: Int32) -> UInt64 {
      var rights = Right.writeFile | Right.change
      if version >= 2 { rights |= Right.refer }
      if version >= 3 { rights |= Right.truncate }
      return rights
    }

    /// A path that is not there cannot be written to either.
    private static func allow(_ path: String, _ rights: UInt64, _ rules: Int32) {
      let descriptor = open(path, FilePaths.pathOnly | O_CLOEXEC)
      guard descriptor >= 0 else { return }
      defer { close(descriptor) }
      if cordon_landlock_allow(rules, descriptor, rights) != 0 {
        // Files take only the rights that files have.
        _ = cordon_landlock_allow(rules, descriptor, rights & (Right.writeFile | Right.truncate))
      }
    }
  }
#endif
