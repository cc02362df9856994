const { app } = require("@azure/functions");

app.http("keyed", { authLevel: "function", handler: async () => ({ body: "ok" }) });
app.timer("nightly", { schedule: "0 0 * * * *", handler: async () => {} });
