const { exec } = require("child_process");
const { promisify } = require("util");

const run = promisify(exec);

exports.handler = async (event) => {
  const [{ s3: notified }] = event.Records;
  await run("indexer --page " + notified.object.key); // flow: os-command-injection from Publish
};
