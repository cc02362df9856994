import Testing

/// Checks of data in Python: what counts on which branch, and what only looks like a check.
@Suite struct PythonValidationTests {
  /// A handler whose statements stand before `run(name)`.
  private static func program(_ statements: String, ends: String) -> Code {
    let indented = statements.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return .python(
      """
      import os, re, uuid, sys
      NAMES = ["a", "b"]
      KINDS = {"a": 1, "b": 2}
      PATTERN = re.compile(r"^[a-z]+$")
      def is_valid(x):
          return x in NAMES
      def is_word(x):
          if not re.fullmatch(r"\\w+", x):
              return False
          return True
      def check(x):
          if x not in NAMES:
              raise ValueError(x)
      def check_or_none(x):
          return x if x in NAMES else None
      def looks_at(x):
          if x not in NAMES:
              print("odd")
          return True
      def fail():
          raise ValueError("no")
      def handler(event, context):
          name = event["name"]
      \(indented)
      \(ends)
      """)
  }

  @Test(arguments: [
    "if name not in NAMES:\n    return", "if name not in ('a', 'b'):\n    raise ValueError()",
    "if name not in KINDS:\n    return", "if name not in {'a', 'b'}:\n    return",
    "if not name.isdigit():\n    return", "if not name.isalnum():\n    return 1",
    "if not re.match(r'^[a-z]+$', name):\n    return", "if not re.fullmatch('[a-z]+', name):\n    return",
    "if re.match(r'^[a-z]+$', name) is None:\n    return", "if not PATTERN.match(name):\n    return",
    "if not re.search(r'\\A[a-z]{1,9}\\Z', name):\n    return", "if name != 'a':\n    return",
    "if name != 'a' and name != 'b':\n    return", "if not (name == 'a' or name == 'b'):\n    return",
    "if not is_valid(name):\n    return", "if not is_word(name):\n    return", "check(name)", "check(x=name)",
    "name = check_or_none(name)", "if is_valid(name) is False:\n    return", "if is_valid(name) == False:\n    return",
    "valid = name in NAMES\nif not valid:\n    return", "assert name in NAMES",
    "if not name or name not in NAMES:\n    return", "if name not in NAMES:\n    fail()",
    "if name not in NAMES:\n    sys.exit(1)", "if name not in NAMES:\n    name = 'a'",
    "name = name if name in NAMES else 'a'", "name = KINDS.get(name, 0)", "name = int(name)",
    "try:\n    int(name)\nexcept ValueError:\n    return", "try:\n    uuid.UUID(name)\nexcept ValueError:\n    return",
    "match = re.match(r'^[a-z]+$', name)\nif match is None:\n    return", "while name not in NAMES:\n    name = 'a'",
    "if not isinstance(name, int):\n    return",
    "for allowed in NAMES:\n    if name == allowed:\n        break\nelse:\n    return",
    "if event['name'] not in NAMES:\n    return\nname = event['name']",
    "match name:\n    case 'a' | 'b': pass\n    case _: return",
  ])
  func checksThatCount(statements: String) {
    expectFlows(Self.program(statements, ends: "    os.system(str(name))"))
  }

  @Test(arguments: [
    "pass", "if name in NAMES:\n    return", "if name not in NAMES:\n    print('odd')", "if name == 'a':\n    return",
    "if not re.match(r'[a-z]+', name):\n    return", "if not re.search('[a-z]', name):\n    return",
    "if not re.match(r'^[a-z]+', name):\n    return", "if not re.match('^.*$', name):\n    return",
    "if not re.match(r'^(a|.*)$', name):\n    return", "if re.match(r'^[a-z]+$', name):\n    return",
    "if not re.match(r'^a$|b', name):\n    return", "if len(name) > 10:\n    return", "if not name:\n    return",
    "if name is None:\n    return", "if name.startswith('a'):\n    return", "if not isinstance(name, str):\n    return",
    "if name not in NAMES and False:\n    return", "if name not in NAMES and len(name) > 5:\n    return",
    "if name in NAMES or True:\n    pass", "looks_at(name)", "if not looks_at(name):\n    return",
    "is_valid(name)", "try:\n    check(name)\nexcept ValueError:\n    pass",
    "try:\n    int(name)\nexcept ValueError:\n    pass",
    "if name not in event['names']:\n    return", "if name not in [name]:\n    return", "if ';' in name:\n    return",
    "if name not in 'abc':\n    return", "if event['other'] not in NAMES:\n    return",
    "other = 'a'\nif other not in NAMES:\n    return", "if event.get('ok'):\n    check(name)", "re.compile('^[a-z]+$')",
    "if name != event['other']:\n    return", "if not name.islower():\n    return",
    "check(name)\nname = event['other']", "name.isdigit()", "if not any(c.isalnum() for c in name):\n    return",
  ])
  func checksThatDoNotCount(statements: String) {
    expectFlows(Self.program(statements, ends: "    os.system(str(name))  # reaches shell"))
  }

  @Test func onlyTheBranchBehindTheCheckIsClean() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            name = event["name"]
            if name in ("a", "b"):
                os.system(name)
            else:
                os.system(name)  # reaches shell
            os.system(name)  # reaches shell
        """))
  }

  @Test func aPatternCleansWhatItsCharactersAllow() {
    expectFlows(
      .python(
        """
        import os, re
        def handler(event, context):
            name = event["name"]
            if not re.fullmatch(r"[a-z/.]+", name):
                return
            os.system("cat " + name)
            open("/tmp/" + name)  # reaches path
        """))
  }

  @Test func aCheckOfOneFieldSaysNothingOfAnother() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            if event["a"] not in ("x", "y"):
                return
            os.system(event["a"])
            os.system(event["b"])  # reaches shell
        """))
  }
}
