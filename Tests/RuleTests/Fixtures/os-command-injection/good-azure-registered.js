const { app } = require("@azure/functions");
const { execFileSync, execSync } = require("child_process");

const FORMATS = ["png", "jpeg"];

app.http("lookup", {
  authLevel: "function",
  handler: async (request) => {
    const format = request.query.get("format");
    if (!FORMATS.includes(format)) return { status: 400 };
    execSync("convert in.tiff out." + format);
    return { body: execFileSync("dig", ["--", request.query.get("host")]) };
  },
});
