const _ = require("lodash");

const defaults = { size: 10, colour: "blue" };

exports.handler = async (event) => {
  const options = _.merge({}, defaults, JSON.parse(event.body)); // finding: prototype-pollution
  return { statusCode: 200, body: String(options.size) };
};
