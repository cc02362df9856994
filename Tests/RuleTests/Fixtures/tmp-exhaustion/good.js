const fs = require("node:fs");
const crypto = require("node:crypto");

exports.handler = async () => {
  const path = `/tmp/${crypto.randomUUID()}`;
  fs.writeFileSync(path, "report");
  fs.unlinkSync(path);
};
