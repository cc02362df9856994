const { SNSClient, PublishCommand } = require("@aws-sdk/client-sns");

const sns = new SNSClient({});

// Fired by a queue that the topic fills.
exports.handler = async (event) => {
  await Promise.all(event.Records.map((record) =>
    sns.send(new PublishCommand({ TopicArn: process.env.NEWS, Message: record.body }))));  // finding: recursive-trigger
};
