const { execSync } = require("child_process");

exports.handler = async ({ path }) => {
  execSync("convert " + path); // flow: os-command-injection from Front
};
