const { app } = require("@azure/functions");
const { execSync } = require("child_process");

app.http("lookup", {
  authLevel: "function",
  handler: async (request, context) => {
    const host = request.query.get("host");
    context.log("looking up a host");
    return { body: execSync(`dig ${host}`) }; // finding: os-command-injection
  },
});

app.serviceBusQueue("pack", {
  queueName: "files",
  handler: (message) => execSync("gzip " + message.path), // finding: os-command-injection
});
