const AWS = require("aws-sdk");

const s3 = new AWS.S3();

exports.handler = (event, context, callback) => {
  const params = { Bucket: process.env.SCRIPTS, Key: "nightly", Body: event.body };
  s3.upload(params, (error) => {
    callback(null, { statusCode: error ? 500 : 202 });
  });
};
