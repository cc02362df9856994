const { execSync } = require("child_process");

exports.handler = async (event) => {
  for (const record of event.Records) {
    const click = JSON.parse(Buffer.from(record.kinesis.data, "base64").toString());
    execSync("count " + click.page); // flow: os-command-injection from Track
  }
};
