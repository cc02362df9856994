const functions = require("@google-cloud/functions-framework");
const { exec } = require("child_process");

functions.http("ping", (req, res) => {
  exec("ping -c 1 " + req.body.host, () => res.sendStatus(204)); // finding: os-command-injection
});

functions.cloudEvent("pack", (event) => {
  exec("gzip /tmp/" + event.data.name); // finding: os-command-injection
  exec("logger stored in " + event.data.bucket);
});
