/// Where operating systems and servers keep what attacks read.
enum SystemPaths {
  private static let roots: [StaticString] = [
    "/etc/", "/proc/", "/sys/", "/var/log", "/var/www", "/var/adm", "/var/lib", "/var/mail", "/var/spool", "/var/run",
    "/var/apache", "/var/cpanel", "/var/mysql", "/var/local", "/usr/local", "/usr/lib", "/usr/share", "/usr/etc",
    "/usr/pkg", "/usr/bin", "/usr/sbin", "/usr/ports", "/root/", "/boot/", "/dev/", "/opt/", "/private/etc",
    "/private/var",
    "/library/", "/applications/", "/system/library", "/volumes/", "/home/", "/bin/", "/sbin/", "/apache", "/php",
    "/xampp",
    "/windows/", "/winnt/", "/web/conf", "/www/", "/wamp", "/mysql", "/logs/", "/log/", "/mnt/", "/srv/", "/tmp/",
    "/users/",
    "/inetpub/", "/program files", "/docume", "/nginx", "/data/", "/conf", "/etc", "/default/", "/httpd", "/lib/",
  ]

  /// Roots that ordinary addresses on a site start with as well; there, the file's name decides.
  private static let shared: Set<String> = [
    "/data/", "/www/", "/logs/", "/log/", "/lib/", "/home/", "/users/", "/library/", "/applications/", "/tmp/", "/mnt/",
    "/srv/", "/opt/", "/dev/", "/volumes/", "/php", "/apache", "/mysql", "/nginx", "/conf", "/default/", "/docume",
    "/httpd", "/web/conf", "/windows/", "/boot/", "/wamp", "/sys/", "/bin/", "/var/lib",
  ]

  private static let files: [StaticString] = [
    ".conf", ".ini", ".log", "passwd", "shadow", "access_log", "error_log", ".err", "hosts", ".bash", ".ssh", ".cnf",
    "httpd", "php.ini", ".asa", ".profile", "history", "environ", "cmdline", ".sam", "\\sam", "/sam", ".key", ".pem",
    ".cfg", ".config", "syslog", "messages", ".dat", "ntuser", ".evt", ".bak", "my.cnf", ".frm", ".myd", ".xml",
    ".plist",
  ]

  /// Whether a path from the root, drive letter or not, leads to a place of the system's.
  static func root(_ text: Span<UInt8>) -> Bool {
    let hasDrive = text.byte(1) == UInt8(ascii: ":")
    let path = hasDrive ? text.extracting(2..<text.count) : text
    for root in roots where begins(path, root) {
      let isShared = shared.contains("\(root)")
      return !isShared || files.contains { text.contains($0) }
    }
    return hasDrive && files.contains { text.contains($0) }
  }

  /// Compares with either kind of slash.
  private static func begins(_ path: Span<UInt8>, _ root: StaticString) -> Bool {
    let length = root.utf8CodeUnitCount
    guard path.count >= length else { return false }
    return root.withUTF8Buffer { wanted in
      for index in 0..<length {
        let byte = path[index] == UInt8(ascii: "\\") ? UInt8(ascii: "/") : ASCII.lowercased(path[index])
        if byte != wanted[index] { return false }
      }
      return true
    }
  }

  /// Whether a text names a file that only attacks ask for.
  static func tail(_ text: Span<UInt8>) -> Bool {
    let names: [StaticString] = [
      "etc/", "etc\\", "boot.ini", "win.ini", "passwd", "shadow", "system32", "windows/", "windows\\", "winnt", "proc/",
      ".ssh",
      ".aws", ".env", "web-inf", ".log", ".conf", ".ini", ".htaccess", "{file}", "hosts", "issue", "cmd.exe",
    ]
    return names.contains { text.contains($0) }
  }
}
