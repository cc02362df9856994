/// Files that attacks read and wrappers that they read them through.
enum FileSigns {
  static let all: [Sign] =
    systemFiles + wrappers + Sign.list(.path, "secret-file", secrets)

  private static let systemFiles: [Sign] =
    Sign.list(
      .path, "system-file",
      """
      /etc/passwd /etc/shadow /etc/hosts /etc/group /etc/issue /etc/sudoers /etc/ssh /etc/mysql /etc/apache /etc/httpd \
      /etc/nginx /etc/php /etc/motd /etc/crontab /etc/fstab /etc/resolv.conf /etc/master.passwd /etc/security \
      /proc/self /proc/version /proc/cpuinfo /proc/net /proc/mounts /proc/1/ /var/run/secrets \
      \\windows\\system32 \\winnt\\ \\windows\\win.ini /windows/win.ini /windows/system32 c:\\boot.ini c:/boot.ini \
      /boot.ini \\boot.ini %systemroot% %windir% \\repair\\sam web-inf/ web-inf\\ meta-inf/
      """)
    + [
      Sign(.path, "system-file", "boot.ini", .wordEnd, startsWord: false),
      Sign(.path, "system-file", "win.ini", .wordEnd),
      Sign(.path, "system-file", "etc/passwd"), Sign(.path, "system-file", "etc\\passwd"),
      Sign(.path, "system-file", "/.bash_history"), Sign(.path, "system-file", "global.asa", .wordEnd),
    ]

  private static let wrappers: [Sign] = [
    Sign(.path, "stream-wrapper", "php://"), Sign(.path, "stream-wrapper", "file:///"),
    Sign(.path, "stream-wrapper", "expect://"), Sign(.path, "stream-wrapper", "zip://"),
    Sign(.path, "stream-wrapper", "phar://"), Sign(.path, "stream-wrapper", "glob://"),
    Sign(.path, "stream-wrapper", "data://text"), Sign(.path, "stream-wrapper", "data:text/plain;base64"),
    Sign(.path, "stream-wrapper", "compress.zlib://"), Sign(.path, "stream-wrapper", "ogg://"),
    Sign(.path, "filter-chain", "convert.iconv."), Sign(.path, "filter-chain", "convert.base64-"),
  ]

  /// What holds keys in functions and on the machines of those who write them.
  private static let secrets = """
    /.aws/credentials /.ssh/id_ /.ssh/authorized_keys /.git/config /.git/head /.env /.htpasswd /.htaccess /.npmrc \
    /.docker/config.json /wp-config.php /.kube/config
    """
}
