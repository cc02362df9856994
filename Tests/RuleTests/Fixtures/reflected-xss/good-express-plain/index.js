const functions = require("@google-cloud/functions-framework");

functions.http("chained", (req, res) => res.status(400).type("text/plain").send(`No ${req.query.name}`));

functions.http("headers", (req, res) => {
  res.writeHead(200, { "Content-Type": "application/json" });
  res.write(`{"name": "${req.query.name}"}`);
  res.end();
});

functions.http("everyBranch", (req, res) => {
  if (req.query.verbose) {
    res.set("Content-Type", "text/plain; charset=utf-8");
  } else {
    res.contentType("json");
  }
  res.send(req.query.name);
});

functions.http("callback", (req, res) => {
  res.setHeader("content-type", "text/csv");
  Promise.resolve(req.query.name).then((name) => res.send(name));
});
