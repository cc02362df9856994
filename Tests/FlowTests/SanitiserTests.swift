import Testing

/// A sanitiser makes data harmless for the sinks it is meant for, and for no other.
@Suite struct SanitiserTests {
  @Test func quotingForTheShellDoesNotQuoteForSQL() {
    expectFlows(
      .python(
        """
        import os, shlex, sqlite3
        db = sqlite3.connect("/tmp/x.db")
        def handler(event, context):
            name = shlex.quote(event["name"])
            os.system("cat " + name)
            db.execute("SELECT * FROM t WHERE a = '" + name + "'")  # reaches sql
            open(name)  # reaches path
        """))
  }

  @Test func escapingHTMLDoesNotQuoteForTheShell() {
    expectFlows(
      .python(
        """
        import os, html
        def handler(event, context):
            os.system("echo " + html.escape(event["name"]))  # reaches shell
        """))
  }

  @Test func theLastPartOfAPathIsNoPath() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            name = os.path.basename(event["name"])
            open("/tmp/" + name)
            os.system("cat /tmp/" + name)  # reaches shell
            open(os.path.join("/tmp", event["name"]))  # reaches path
            open(os.path.normpath("/tmp/" + event["name"]))  # reaches path
        """))
  }

  @Test func theLastPartOfAPathIsNoPathInJavaScript() {
    expectFlows(
      .javascript(
        """
        const fs = require('fs');
        const path = require('path');
        exports.handler = async (event) => {
          fs.readFileSync(path.join('/tmp', path.basename(event.name)));
          fs.readFileSync(path.join('/tmp', event.name));  // reaches path
          fs.readFileSync(path.resolve('/tmp', event.name));  // reaches path
        };
        """))
  }

  @Test func encodedPartsStayInTheirPart() {
    expectFlows(
      .javascript(
        """
        const axios = require('axios');
        exports.handler = async (event) => {
          await axios.get('https://api.example.com/u/' + encodeURIComponent(event.id));
          await axios.get('https://api.example.com/u/' + event.id);  // reaches url-parameter
        };
        """))
  }

  @Test func boundParametersAreNoStatement() {
    expectFlows(
      .python(
        """
        import sqlite3
        db = sqlite3.connect("/tmp/x.db")
        def handler(event, context):
            db.execute("SELECT * FROM t WHERE a = ?", (event["a"],))
            db.execute("SELECT * FROM t WHERE a = %s" % event["a"])  # reaches sql
            db.cursor().execute(f"DELETE FROM t WHERE a = {event['a']}")  # reaches sql
        """))
  }

  @Test func boundParametersAreNoStatementInJavaScript() {
    expectFlows(
      .javascript(
        """
        const mysql = require('mysql');
        const db = mysql.createConnection({});
        exports.handler = (event, context, callback) => {
          db.query('SELECT * FROM t WHERE a = ?', [event.a], callback);
          db.query('SELECT * FROM t WHERE a = ' + mysql.escape(event.a), callback);
          db.query(`SELECT * FROM t WHERE a = '${event.a}'`, callback);  // reaches sql
        };
        """))
  }

  @Test func argumentListsNeedNoShell() {
    expectFlows(
      .python(
        """
        import subprocess
        def handler(event, context):
            subprocess.run(["cat", "--", event["name"]], shell=False)  # reaches argument
            subprocess.run("cat " + event["name"], shell=True)  # reaches shell
            subprocess.run(["cat", "/tmp/file"])
        """))
  }

  @Test func aSanitiserInsideAHelper() {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        const number = (x) => parseInt(x, 10);
        const same = (x) => x;
        exports.handler = async (event) => {
          execSync('seq ' + number(event.n));
          execSync('seq ' + same(event.n));  // reaches shell
        };
        """))
  }

  @Test(arguments: [
    #"re.sub(r"[^a-z0-9]", "", name)"#, #"re.sub("[^A-Za-z0-9_]+", "_", name)"#,
    #""".join(c for c in name if c.isalnum())"#, #"str(uuid.UUID(name))"#,
    #"hashlib.sha256(name.encode()).hexdigest()"#,
    #"secure_filename(name)"#,
  ])
  func whatIsLeftIsHarmlessForAPath(expression: String) {
    expectFlows(
      .python(
        """
        import re, uuid, hashlib
        from werkzeug.utils import secure_filename
        def handler(event, context):
            name = event["name"]
            open("/tmp/" + \(expression))
        """))
  }

  @Test(arguments: [
    #"re.sub(r"[a-z]", "", name)"#, #"name.replace("a", "b")"#, #"re.sub(r"\s+", " ", name)"#,
    #"name.strip()"#, #"name[:100]"#, #"name.encode("utf-8").decode()"#,
  ])
  func replacementsThatTakeNothingAway(expression: String) {
    expectFlows(
      .python(
        """
        import os, re
        def handler(event, context):
            name = event["name"]
            os.system("cat " + \(expression))  # reaches shell
        """))
  }

  @Test(arguments: [
    "name.replace(/[^a-z0-9]/g, '')", "name.replace(/\\W/g, '')", "name.replace(/[^\\w]+/gi, '-')",
  ])
  func whatIsLeftIsHarmlessInJavaScript(expression: String) {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        exports.handler = async ({ name }) => { execSync('cat ' + \(expression)); };
        """))
  }

  @Test(arguments: [
    "name.replace(/[^a-z0-9]/, '')", "name.replace(/;/g, '')", "name.replace('..', '')",
    "name.replace(/[^a-z0-9]/g, name)",
  ])
  func replacementsThatLeaveSomething(expression: String) {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        exports.handler = async ({ name }) => {
          execSync('cat ' + \(expression));  // reaches shell
        };
        """))
  }
}
