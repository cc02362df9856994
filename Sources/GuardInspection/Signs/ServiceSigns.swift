/// Addresses that hand out a machine's credentials, and schemes that turn a fetch into another protocol.
enum ServiceSigns {
  static let all: [Sign] =
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
    Sign.list(
      .url, "metadata-address",
      """
      //169.254.169.254 //169.254.170.2 //[fd00:ec2::254] //metadata.google.internal //100.100.100.200 \
      //metadata.azure.com //192.0.0.192 //instance-data/ //169.254.170.23
      """)
    + Sign.list(.url, "scheme", "gopher:// dict:// tftp:// ldap:// ldaps:// jar:http netdoc: sftp:// jar:file")
    + [
      Sign(.url, "runtime-address", "/2018-06-01/runtime/"), Sign(.url, "metadata-path", "/latest/meta-data"),
      Sign(.url, "metadata-path", "/computemetadata/v1"),
      Sign(.shell, "server-side-include", "<!--#exec"), Sign(.shell, "server-side-include", "<!--#include"),
      Sign(.shell, "function-import", "() { :"), Sign(.shell, "function-import", "(){:"),
      Sign(.shell, "function-import", "() {:"),
      Sign(.shell, "field-separator", "${ifs"), Sign(.shell, "field-separator", "$ifs"),
      Sign(.shell, "shell-path", "/bin/sh"),
      Sign(.shell, "shell-path", "/bin/bash"), Sign(.shell, "shell-path", "/bin/dash"),
      Sign(.shell, "shell-path", "/bin/cat"),
      Sign(.shell, "shell-path", "/bin/nc"), Sign(.shell, "shell-path", "/bin/ls"),
      Sign(.shell, "shell-path", "/usr/bin/id"),
      Sign(.shell, "shell-path", "/bin/ping"), Sign(.shell, "shell-path", "/usr/bin/wget"),
      Sign(.shell, "shell-path", "/usr/bin/curl"), Sign(.shell, "network-device", "/dev/tcp/"),
      Sign(.shell, "network-device", "/dev/udp/"), Sign(.shell, "windows-shell", "cmd.exe"),
      Sign(.shell, "windows-shell", "cmd /c"), Sign(.shell, "windows-shell", "powershell -"),
      Sign(.shell, "windows-shell", "powershell.exe"), Sign(.shell, "redirection", "2>&1"),
      Sign(.shell, "redirection", ">/dev/null"),
      Sign(.header, "header", "\r\nset-cookie:"), Sign(.header, "header", "\nset-cookie:"),
      Sign(.header, "header", "\r\nlocation:"), Sign(.header, "header", "\nlocation:"),
      Sign(.header, "header", "\r\nhttp/1."),
      Sign(.header, "header", "\r\ncontent-type:"), Sign(.header, "header", "\r\ncontent-length:"),
      Sign(.header, "header", "\rset-cookie:"), Sign(.header, "header", "\nbcc:"),
      Sign(.header, "header", "\r\ntransfer-encoding:"),
    ]
}
