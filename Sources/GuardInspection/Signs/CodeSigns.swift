/// Calls into interpreters, and objects that only code that wants out of its place reaches for.
enum CodeSigns {
  static let all: [Sign] = php + node + python + java

  private static let php: [Sign] =
    [
      Sign(.code, "php-open", "<?php"), Sign(.code, "php-open", "<?="), Sign(.code, "php-info", "phpinfo()"),
      Sign(.code, "php-global", "$_get["), Sign(.code, "php-global", "$_post["),
      Sign(.code, "php-global", "$_request["),
      Sign(.code, "php-global", "$_server["), Sign(.code, "php-global", "$_cookie["),
      Sign(.code, "php-global", "$globals["),
      Sign(.code, "ruby-command", "%x("), Sign(.code, "ruby-command", "io.popen"),
      Sign(.code, "ruby-command", "kernel.exec"),
    ]
    + Sign.list(
      .code, "command-call",
      """
      system exec shell_exec passthru popen proc_open pcntl_exec eval assert create_function call_user_func \
      file_get_contents preg_replace array_map base64_decode gzinflate str_rot13 include require_once readfile fopen
      """, .literalCall)

  private static let node: [Sign] = [
    Sign(.code, "node-module", "child_process"), Sign(.code, "node-require", "require('fs"),
    Sign(.code, "node-require", "require(\"fs"), Sign(.code, "node-require", "require('http"),
    Sign(.code, "node-require", "require('net"), Sign(.code, "node-process", "process.mainmodule"),
    Sign(.code, "node-process", "process.binding"), Sign(.code, "node-process", "process.env"),
    Sign(.code, "node-process", "global.process"), Sign(.code, "node-process", "process.exit("),
    Sign(.code, "constructor-call", "constructor.constructor"), Sign(.code, "constructor-call", ".constructor("),
    Sign(.code, "constructor-call", "['constructor']"),
    Sign(.deserialization, "node-function", "_$$nd_func$$_"),
  ]

  private static let python: [Sign] = [
    Sign(.code, "python-import", "__import__"), Sign(.code, "python-internals", "__builtins__"),
    Sign(.code, "python-internals", "__globals__"), Sign(.code, "python-internals", "__subclasses__"),
    Sign(.code, "python-internals", "__class__"), Sign(.code, "python-internals", "__mro__"),
    Sign(.code, "python-internals", ".__init__."), Sign(.code, "python-internals", "__getitem__("),
    Sign(.code, "python-internals", "\\x5f\\x5f"), Sign(.code, "python-command", "os.system("),
    Sign(.code, "python-command", "os.popen("), Sign(.code, "python-command", "subprocess.popen("),
    Sign(.code, "python-command", "subprocess.call("), Sign(.code, "python-command", "subprocess.run("),
    Sign(.code, "python-command", "subprocess.check_output("),
    Sign(.code, "python-command", "linecache.os"), Sign(.code, "python-command", "exec(compile("),
    Sign(.code, "python-command", "commands.getoutput("),
  ]

  private static let java: [Sign] = [
    Sign(.code, "java-runtime", "getruntime()"), Sign(.code, "java-runtime", "runtime.getruntime"),
    Sign(.code, "java-runtime", "processbuilder"), Sign(.code, "java-class", "java.lang.runtime"),
    Sign(.code, "java-class", "java.lang.system)"), Sign(.code, "java-class", "java.lang.class"),
    Sign(.code, "java-class", "new java."),
    Sign(.code, "java-class", "javax.script"), Sign(.code, "java-class", "class.forname"),
    Sign(.code, "java-class", "getclass()"), Sign(.code, "java-class", ".getclass("),
    Sign(.code, "java-class", "class.classloader"), Sign(.code, "java-class", "freemarker.template.utility"),
    Sign(.code, "java-class", "java.util.scanner"),
    Sign(.code, "jndi", "${jndi"), Sign(.code, "jndi", "${${"), Sign(.code, "jndi", "${lower:"),
    Sign(.code, "jndi", "${upper:"), Sign(.code, "jndi", "${env:"), Sign(.code, "jndi", "${::-"),
    Sign(.code, "ognl", "#_memberaccess"), Sign(.code, "ognl", "@java."), Sign(.code, "ognl", "(#context"),
    Sign(.code, "ognl", "#cmd="), Sign(.code, "spring-expression", "t(java"),
    Sign(.code, "net-process", "system.diagnostics.process"),
  ]
}
