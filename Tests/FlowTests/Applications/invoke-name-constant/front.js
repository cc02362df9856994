const { callResizer } = require("./lib/remote");

exports.handler = async (event) => {
  const { path } = JSON.parse(event.body);
  return { statusCode: 200, body: await callResizer({ path }) };
};
