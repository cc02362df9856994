const AWS = require("aws-sdk");

const sqs = new AWS.SQS();

exports.handler = (event, context, callback) => {
  const params = {
    QueueUrl: process.env.QUEUE,
    MessageBody: "mail",
    MessageAttributes: {
      template: { DataType: "String", StringValue: event.queryStringParameters.template },
    },
  };
  sqs.sendMessage(params, (error) => callback(null, { statusCode: error ? 502 : 202 }));
};
