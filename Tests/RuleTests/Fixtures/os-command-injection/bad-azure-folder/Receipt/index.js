const { exec } = require("child_process");

module.exports = async function (context, order) {
  exec(`receipt --number ${order.number}`); // finding: os-command-injection
};
