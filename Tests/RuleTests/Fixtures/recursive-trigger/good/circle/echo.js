const { SNSClient, PublishCommand } = require("@aws-sdk/client-sns");

const sns = new SNSClient({});

// Fired by a queue that the topic fills; what has been told three times is not told again.
exports.handler = async (event) => {
  for (const record of event.Records) {
    const { text, times } = JSON.parse(record.body);
    if (times >= 3) continue;
    await sns.send(new PublishCommand({
      TopicArn: process.env.NEWS,
      Message: JSON.stringify({ text, times: times + 1 }),
    }));
  }
};
