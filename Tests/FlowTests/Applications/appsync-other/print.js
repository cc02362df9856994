const { execSync } = require("child_process");

exports.handler = async (event) => {
  execSync("print " + event.arguments.path);
  return true;
};
