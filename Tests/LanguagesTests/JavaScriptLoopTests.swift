import Testing

/// Loops that nothing in them can end.
@Suite struct JavaScriptLoopTests {
  @Test(arguments: [
    "while (true) { a(b); }",
    "for (;;) { try { poll(); } catch (e) { log(e); } }",
    "do { x.push(1); } while (1);",
    "let i = 0; while (i < n) { x.push(1); }",
    "while (true) { switch (x) { case 1: a.b(); break; } }",
    "while (true) { list.forEach((x) => { return x; }); }",
  ])
  func endlessLoopsAreNoted(_ source: String) {
    #expect(javaScriptNotes(source).contains { $0.hasPrefix("infinite-loop") })
  }

  @Test(arguments: [
    "while (true) { if (a()) break; }",
    "function f() { for (;;) { const x = a(); if (x) return x; } }",
    "function* f() { while (true) { yield next(); } }",
    "let i = 0; while (i < n) { i++; }",
    "for (let i = 0; i < n; i++) {}",
    "while (queue.length) { queue.shift(); }",
    "while (m = r.exec(s)) { a(m); }",
    "async function f() { while (!done) { await sleep(10); } }",
    "while (x) { advance(); }",
    "out: while (true) { for (;;) { break out; } }",
  ])
  func loopsThatEndAreNot(_ source: String) {
    #expect(javaScriptNotes(source).isEmpty)
  }

  // MARK: Pages

  @Test(arguments: [
    "do { r = await db.scan(params).promise(); add(r.Items); } while (r.LastEvaluatedKey);",
    "do { r = await s3.send(new ListObjectsV2Command({ Bucket: b })); } while (r.IsTruncated);",
    "let t; let k; do { r = await c.list({ NextToken: t }); k = r.NextToken; } while (k);",
    "let r = await db.scan({ T: 1 }); while (typeof r.LastEvaluatedKey !== 'undefined') { r = await db.scan({ T: 1 }); }",
  ])
  func pagesThatNeverAdvanceAreNoted(_ loop: String) {
    #expect(javaScriptNotes("async function f(params) { let r; \(loop) }").contains { $0.hasPrefix("infinite-loop") })
  }

  @Test(arguments: [
    "do { r = await db.scan(params).promise(); params.ExclusiveStartKey = r.LastEvaluatedKey; } while (r.LastEvaluatedKey);",
    "let t; do { r = await c.list({ NextToken: t }); t = r.NextToken; } while (t);",
    "let k; do { r = await page(k); k = r.LastEvaluatedKey; } while (k);",
    "do { r = await s3.list({ Bucket: b, ContinuationToken: r && r.NextContinuationToken }); } while (r.IsTruncated);",
    "do { r = await c.list({ ...p, NextToken }); NextToken = r.NextToken; } while (NextToken);",
  ])
  func pagesThatAdvanceAreNot(_ loop: String) {
    #expect(javaScriptNotes("async function f(params) { let r, NextToken; \(loop) }").isEmpty)
  }
}
