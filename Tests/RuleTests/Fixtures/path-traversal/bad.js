const fs = require("fs");

exports.handler = async (event) => {
  const text = fs.readFileSync("/tmp/" + event.queryStringParameters.file, "utf8"); // finding: path-traversal
  return { statusCode: 200, body: text };
};
