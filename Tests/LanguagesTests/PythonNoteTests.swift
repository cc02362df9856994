import Testing

/// Notes on the structure of the code, which the rules on errors and on endless loops read.
@Suite struct PythonNoteTests {
  private func handler(_ clause: String, _ body: String) -> [String] {
    pythonNotes("def f():\n    try:\n        g()\n    \(clause):\n        \(body)\n")
  }

  @Test func bareHandlersAreNotedUnlessTheyRaise() {
    #expect(handler("except", "log()") == ["bare-except at 4"])
    #expect(handler("except", "raise") == [])
    #expect(handler("except Exception", "log()") == [])
  }

  @Test func emptyHandlersAreNotedUnlessTheExceptionIsExpected() {
    #expect(handler("except Exception", "pass") == ["swallowed-exception at 4: Exception"])
    #expect(handler("except (KeyError, OSError) as e", "...") == ["swallowed-exception at 4: (KeyError, OSError)"])
    #expect(handler("except", "pass") == ["bare-except at 4", "swallowed-exception at 4"])
    #expect(handler("except (KeyError, ValueError)", "pass") == [])
    #expect(handler("except s3.exceptions.NoSuchKey", "pass") == [])
    #expect(handler("except Exception", "x = None") == [])
    #expect(handler("except Exception", "return None") == [])
  }

  @Test func suppressionIsASwallowedException() {
    #expect(
      pythonNotes("with contextlib.suppress(Exception):\n    g()\n") == ["swallowed-exception at 1: Exception"])
    #expect(pythonNotes("with suppress(FileNotFoundError):\n    g()\n") == [])
  }

  @Test func endsOfTheProcessAreNotedInFunctions() {
    #expect(pythonNotes("def f():\n    sys.exit(1)\n") == ["process-exit-on-error at 2: sys.exit"])
    #expect(pythonNotes("try:\n    g()\nexcept E as e:\n    exit()\n") == ["process-exit-on-error at 4: exit"])
    #expect(pythonNotes("sys.exit(1)\n") == [])
    #expect(pythonNotes("def f():\n    def exit(): pass\n    exit()\n") == [])
  }

  @Test func aNoteInAFinallyBodyIsWrittenOnce() {
    let source = """
      def f():
          try:
              return g()
          finally:
              sys.exit(1)
      """
    #expect(pythonNotes(source) == ["process-exit-on-error at 5: sys.exit"])
  }

  @Test(arguments: [
    ("while True:\n    g()", "nothing in the loop ends it"),
    ("while n > 0:\n    print(m)", "the loop never changes n"),
    ("while 'LastEvaluatedKey' in r:\n    r = t.scan(Limit=n)", "every round makes the same request"),
    (
      "while True:\n    r = c.list(NextToken=token)\n    new = r['NextToken']\n    if not new:\n        break",
      "every round sends the same NextToken"
    ),
  ])
  func endlessLoopsAreNoted(_ loop: String, _ reason: String) {
    #expect(pythonNotes(loop + "\n") == ["infinite-loop at 1: " + reason])
  }

  @Test(arguments: [
    "while True:\n    if g():\n        break",
    "while True:\n    for x in y:\n        return x",
    "while True:\n    yield g()",
    "while n:\n    n -= 1",
    "while queue:\n    queue.pop()",
    "while not done():\n    g()",
    "while self.running:\n    g()",
    "while 'LastEvaluatedKey' in r:\n    r = t.scan(ExclusiveStartKey=r['LastEvaluatedKey'])",
    "while 'NextToken' in r:\n    args['NextToken'] = r['NextToken']\n    r = c.list(**args)",
    "while True:\n    r = c.list(NextToken=token)\n    token = r.get('NextToken')\n    if not token:\n        break",
    "while status != 'DONE':\n    status = c.get_status(Id=id)",
    "try:\n    while True:\n        g(next(xs))\nexcept StopIteration:\n    pass",
  ])
  func loopsThatEndAreNot(_ loop: String) {
    #expect(pythonNotes(loop + "\n") == [])
  }
}
