const { app } = require("@azure/functions");

app.http("open", { authLevel: "anonymous", handler: async () => ({ body: "ok" }) }); // finding: unauthenticated-endpoint
app.http("unsaid", { handler: async () => ({ body: "ok" }) }); // finding: unauthenticated-endpoint
