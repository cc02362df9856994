const AWS = require("aws-sdk");

const s3 = new AWS.S3();

exports.handler = async (event) => {
  const { target } = JSON.parse(event.body);
  await s3
    .copyObject({ Bucket: process.env.SITE, CopySource: `${process.env.SITE}/draft.html`, Key: target })
    .promise();
  return { statusCode: 200 };
};
