const { execSync } = require("child_process");

exports.handler = async (event) => {
  execSync("print " + event.arguments.path); // flow: os-command-injection from Send
  return true;
};
