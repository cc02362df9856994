const fs = require("fs");
const path = require("path");

exports.handler = async (event) => {
  const name = path.basename(event.queryStringParameters.file);
  const text = fs.readFileSync(path.join("/tmp", name), "utf8");
  const terms = fs.readFileSync("terms.txt", "utf8");
  return { statusCode: 200, body: text + terms };
};
