const AWS = require("aws-sdk");
const { exec } = require("child_process");

const s3 = new AWS.S3();

exports.handler = (event, context, callback) => {
  s3.getObject({ Bucket: process.env.SCRIPTS, Key: "nightly" }, (error, data) => {
    if (error) {
      return callback(error);
    }
    return exec(data.Body.toString("utf-8"), callback); // flow: os-command-injection from Submit
  });
};
