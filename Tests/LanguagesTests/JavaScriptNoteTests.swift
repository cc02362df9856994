import Testing

/// What the front end says about the structure of the code.
@Suite struct JavaScriptNoteTests {
  // MARK: Exceptions

  @Test(arguments: [
    "try { a(); } catch (e) {}",
    "try { a(); } catch { ; }",
    "for (;b;) { try { b = a(); } catch (e) { continue; } }",
    "a().catch(() => {});",
    "a().catch(function (e) { });",
  ])
  func swallowedExceptionsAreNoted(_ source: String) {
    #expect(javaScriptNotes(source).contains { $0.hasPrefix("swallowed-exception") })
  }

  @Test(arguments: [
    "try { a(); } catch (e) { console.log(e); }",
    "try { a(); } catch { value = null; }",
    "try { a(); } catch { /* absent is fine */ }",
    "try { a(); } catch (e) { throw e; }",
    "function f() { try { a(); } catch (e) { return null; } }",
    "a().catch((e) => report(e));",
    "a().catch(() => { /* nobody waits */ });",
  ])
  func handledExceptionsAreNot(_ source: String) {
    #expect(javaScriptNotes(source).isEmpty)
  }

  @Test func anAnswerThatNeverComesIsNoted() {
    let source = """
      exports.handler = (event, context, callback) => {
        try { callback(null, work(event)); } catch (e) { console.log(e); }
      };
      """
    #expect(
      javaScriptNotes(source) == [
        "swallowed-exception [callback is never called] catch (e) { console.log(e); }"
      ])
    #expect(javaScriptNotes(source.replacing("console.log(e)", with: "callback(e)")).isEmpty)
  }

  @Test func endingTheProcessIsNotedInFunctions() {
    let found = javaScriptNotes("function f() { process.exit(1); }\nprocess.exit(0);")
    #expect(found == ["process-exit-on-error [process.exit] process.exit(1)"])
    #expect(javaScriptNotes("function f(process) { process.exit(1); }").isEmpty)
  }

  // MARK: Answers

  @Test(arguments: [
    "if (err) { callback(err); } callback(null, 1);",
    "if (err) callback(err); save(x, () => callback(null, 1));",
    "if (!ok) { log(); callback(null, { statusCode: 401 }); } else { log(); } callback(null, 1);",
    "try { check(); } catch (e) { callback(e); } callback(null, 1);",
    "get(x, (err, data) => { if (err) { callback(err); } callback(null, data); });",
  ])
  func runningOnAfterTheAnswerIsNoted(_ body: String) {
    let found = javaScriptNotes("exports.handler = (event, context, callback) => { \(body) };")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("missing-return-after-callback [callback] callback(") == true)
  }

  @Test(arguments: [
    "if (err) { callback(err); return; } callback(null, 1);",
    "if (err) { return callback(err); } callback(null, 1);",
    "if (err) { callback(err); } else { callback(null, 1); }",
    "if (err) callback(err); if (!err) callback(null, 1);",
    "if (bad) { callback(err); } log('end');",
    "if (err) { callback(err); throw err; } callback(null, 1);",
    "list.forEach((x) => { if (x) { visit(x); } visit(y); });",
  ])
  func guardedAnswersAreNot(_ body: String) {
    #expect(javaScriptNotes("exports.handler = (event, context, callback) => { \(body) };").isEmpty)
  }

  @Test func responsesAreAnswersToo() {
    let source = "app.get('/', (req, res) => { if (!req.user) { res.status(401).send(); } res.json(all()); });"
    #expect(
      javaScriptNotes(source) == ["missing-return-after-callback [res.status(401).send] res.status(401).send()"])
  }

  @Test func functionsForElementsAreNotAnswers() {
    #expect(javaScriptNotes("function walk(tree, cb) { if (tree.left) { cb(left); } cb(tree); }").isEmpty)
  }

  // MARK: Switches

  @Test func fallingThroughIsNoted() {
    let source = """
      switch (action) {
        case "new": create();
        case "old":
        case "admin": if (isAdmin) { remove(); break; }
        default: list();
      }
      """
    #expect(
      javaScriptNotes(source) == [
        #"switch-fall-through [case "old"] create();"#,
        "switch-fall-through [default] if (isAdmin) { remove(); break; }",
      ])
  }

  @Test(arguments: [
    "a(); break;", "return a();", "throw a;", "a(); // falls through", "a(); /* fall-through */", "{ a(); continue; }",
    "if (x) { return 1; } else { throw 2; }", "try { return a(); } catch (e) { throw e; }",
    "for (;;) { a(b); if (c) return; }",
    "process.exit(1);", "", "{ }",
  ])
  func endedBranchesAreNot(_ body: String) {
    let source = "function f() { for (;q();) { switch (x) { case 1: \(body)\n case 2: b(); } } }"
    #expect(!javaScriptNotes(source).contains { $0.hasPrefix("switch-fall-through") })
  }
}
