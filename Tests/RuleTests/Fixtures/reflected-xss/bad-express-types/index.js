const functions = require("@google-cloud/functions-framework");

functions.http("html", (req, res) => {
  res.type("html");
  res.send(`<p>${req.query.name}</p>`); // finding: reflected-xss
});

functions.http("oneBranch", (req, res) => {
  if (req.query.plain) {
    res.type("text/plain");
  }
  res.send(req.query.name); // finding: reflected-xss
});

functions.http("image", (req, res) => {
  res.set({ "Content-Type": "image/svg+xml" });
  res.send(`<svg>${req.query.name}</svg>`); // finding: reflected-xss
});

functions.http("otherHeader", (req, res) => {
  res.set("Cache-Control", "no-store");
  res.end("<p>" + req.query.name); // finding: reflected-xss
});

functions.http("wrongEnd", (req, res) => {
  if (!req.query.name) {
    res.status(400).type("text").send("a name is missing");
    return;
  }
  res.send(`<p>${req.query.name}</p>`); // finding: reflected-xss
});
