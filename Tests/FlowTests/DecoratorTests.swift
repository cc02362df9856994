import Core
import Testing

/// Functions around functions.
@Suite struct DecoratorTests {
  @Test func aDecoratorOfTheProgramPassesItsArgumentsOn() {
    expectFlows(
      .python(
        """
        import os, functools
        def logged(function):
            @functools.wraps(function)
            def inner(*args, **kwargs):
                return function(*args, **kwargs)
            return inner
        @logged
        def handler(event, context):
            os.system(event["name"])  # reaches shell
        """))
  }

  @Test func aDecoratorThatChangesTheEvent() {
    expectFlows(
      .python(
        """
        import os, json
        def parsed(function):
            def inner(event, context):
                return function(json.loads(event["body"]), context)
            return inner
        @parsed
        def handler(body, context):
            os.system(body["command"])  # reaches shell
        """))
  }

  @Test func aDecoratorWithArguments() {
    expectFlows(
      .python(
        """
        import os
        def retry(times):
            def decorate(function):
                def inner(event, context):
                    for _ in range(times):
                        function(event, context)
                return inner
            return decorate
        @retry(times=3)
        def handler(event, context):
            os.system(event["name"])  # reaches shell
        """))
  }

  @Test(arguments: [
    "from aws_lambda_powertools import Logger\nlogger = Logger()\n@logger.inject_lambda_context",
    "from aws_lambda_powertools import Tracer\ntracer = Tracer()\n@tracer.capture_lambda_handler",
    "from aws_xray_sdk.core import xray_recorder\n@xray_recorder.capture('x')",
    "import unknown_package\n@unknown_package.decorate(level=3)", "import contextlib\n@contextlib.suppress(KeyError)",
  ])
  func decoratorsOfLibrariesKeepTheHandler(decorator: String) {
    let head = decorator.split(separator: "\n").count
    let text = "import os\n\(decorator)\ndef handler(event, context):\n    os.system(event['name'])"
    let found = Code.python(text).solved().flows(to: [.shell], from: [.event])
    #expect(found == ["app.py:\(head + 3) shell"])
  }

  @Test(arguments: [
    "const middy = require('@middy/core'); exports.handler = middy(work);",
    "const middy = require('@middy/core'); exports.handler = middy(work).use(require('@middy/http-json-body-parser')());",
    "const middy = require('@middy/core'); exports.handler = middy().use({}).handler(work);",
    "const wrap = (f) => async (event, context) => { try { return await f(event, context); } catch (e) { return 1; } };"
      + " exports.handler = wrap(work);",
    "const wrap = (f) => (...all) => f(...all); exports.handler = wrap(wrap(work));",
    "const pipe = (...fs) => (x) => fs.reduce((v, f) => f(v), x); exports.handler = pipe((e) => e, work);",
    "const steps = { work }; exports.handler = (event) => steps['work'](event);",
    "const steps = { work }; exports.handler = (event) => steps[event.kind](event);",
    "exports.handler = (event) => { switch (event.kind) { case 'a': return work(event); default: return 1; } };",
    "class Handler { constructor(f) { this.f = f; } handle(event) { return this.f(event); } }"
      + " const h = new Handler(work); exports.handler = h.handle.bind(h);",
    "class Handler { handle = async (event) => work(event); } exports.handler = new Handler().handle;",
    "exports.handler = async function (event) { return work.call(this, event); };",
    "module.exports = { handler: work };", "module.exports.handler = exports.other = work;",
    "exports.handler = require('some-wrapper')(work);",
  ])
  func wrappedHandlersReceiveTheEvent(text: String) {
    expectFlows(
      .javascript(
        """
        const { execSync } = require('child_process');
        const work = async (event) => {
          execSync(event.name);  // reaches shell
        };
        \(text)
        """))
  }

  @Test func routesOfAFrameworkAreEntries() {
    expectFlows(
      .javascript(
        """
        const express = require('express');
        const serverless = require('serverless-http');
        const { execSync } = require('child_process');
        const app = express();
        const log = (request, response, next) => { next(); };
        app.get('/files/:name', log, (request, response) => {
          execSync('cat ' + request.params.name);  // reaches shell
          execSync('cat ' + request.query.name);  // reaches shell
          response.send('done');
        });
        exports.handler = serverless(app);
        """, triggers: [.apiGatewayREST]))
  }

  @Test func routesOfAPythonFrameworkAreEntries() {
    expectFlows(
      .python(
        """
        import os
        from flask import Flask, request
        app = Flask(__name__)
        @app.route("/files/<name>")
        def show(name):
            os.system("cat " + name)  # reaches shell
            os.system("cat " + request.args["name"])  # reaches shell
            return "done"
        @app.before_request
        def check():
            os.system("true")
        def handler(event, context):
            return None
        """, triggers: [.apiGatewayREST]))
  }
}
