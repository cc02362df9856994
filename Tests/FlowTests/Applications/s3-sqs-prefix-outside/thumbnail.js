const { exec } = require("child_process");

exports.handler = async (event) => {
  const keys = event.Records.flatMap((message) => {
    const notification = JSON.parse(message.body);
    return (notification.Records ?? []).map((record) => record.s3.object.key);
  });
  for (const key of keys) {
    exec(`thumbnail "${key}"`);
  }
};
