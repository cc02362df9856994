/// Names of programs and shell commands.
enum CommandNames {
  static func strength(of name: WordHash) -> CommandWord.Strength { strengths[name] ?? .none }

  private static let strengths = WordTable(lists: [(CommandWord.Strength.weak, weak), (.strong, strong)])

  /// Names that are no words of a language.
  private static let strong = """
    id whoami uname ifconfig ipconfig netstat wget curl ncat netcat nc ls pwd chmod chown mkdir rm rmdir cp mv ps grep egrep \
    awk gawk sed xargs tcpdump nslookup traceroute tracert systeminfo sysinfo tasklist taskkill bash zsh ksh csh tcsh sh \
    gcc telnet tftp scp ssh rsync crontab useradd adduser lsof dmesg printenv arp iptables systemctl apt-get wmic certutil \
    bitsadmin powershell pwsh cmd regsvr32 rundll32 mshta cscript wscript schtasks vssadmin net1 nltest cacls icacls \
    mkfifo socat base64 xxd openssl busybox nohup sudo su uptime hostname findstr getmac whereis lsblk df du ip ss passwd \
    shutdown reboot pkill killall phpinfo printf dig tac rev nl od strings ftp perl python python2 python3 php ruby
    """

  /// Names that also occur in prose and in lists.
  private static let weak = """
    cat more less head tail echo sleep sort find type dir net time test date who w last env set export file cut split touch \
    ping host route eval exec source read print copy del move ren start call node java mail man nice kill at tee tr diff \
    view vi vim nano ed ex users finger history jobs alias which locate tar zip unzip gzip make git docker service mount \
    reg netsh sc attrib tree ver vol nmap fold expand paste join watch yes let function for if while case do then
    """
}

/// A text that is a command as a whole.
enum CommandLine {
  /// Names that are commands even without arguments.
  private static let unmistakable: Set<String> = [
    "whoami", "ifconfig", "ipconfig", "netstat", "systeminfo", "sysinfo", "tasklist", "uname", "ls", "pwd", "printenv",
  ]

  static func sign(of text: Span<UInt8>) -> String? {
    let start = text.skippingSpace(0)
    guard start < text.count, ASCII.isLetter(text[start]) || "/'\"".utf8.contains(text[start]),
      let word = CommandWord(text, from: start), word.strength != .none
    else { return nil }
    if word.isAlone(text), unmistakable.contains(word.name(text)) { return "command" }
    guard word.end < text.count, text[word.end] <= 0x20 else { return nil }
    switch word.strength {
    case .strong: return word.hasArguments(text) ? "command" : nil
    default: return isPlainlyCommand(text, word) ? "command" : nil
    }
  }

  /// Whether a text starts with the name of a program, which matters only where a shell reads it.
  static func startsWithCommand(_ text: Span<UInt8>) -> Bool {
    guard let word = CommandWord(text, from: 0) else { return false }
    return word.strength != .none && word.isEnded(text)
  }

  /// Whether a word of prose has arguments that only a command has.
  static func isPlainlyCommand(_ text: Span<UInt8>, _ word: CommandWord) -> Bool {
    let argument = text.skippingSpace(word.end)
    switch word.name(text) {
    case "sleep": return ASCII.isDigit(text.byte(argument)) && word.hasArguments(text)
    case "net":
      let verbs: [StaticString] = ["user", "view", "localgroup", "group", "share", "use ", "start"]
      return verbs.contains { text.matches($0, at: argument) }
    case "reg": return text.matches("add", at: argument) || text.matches("query", at: argument)
    case "netsh", "nmap": return true
    case "dir", "type", "cat", "more", "head", "tail", "find", "file", "less":
      return "/\\~%".utf8.contains(text.byte(argument)) || text.byte(argument + 1) == UInt8(ascii: ":")
    case "ping": return text.byte(argument) == UInt8(ascii: "-")
    case "echo": return text.contains(" > ") || text.contains(">/") || text.contains("<?")
    default: return false
    }
  }
}
