const { SNSClient, PublishCommand } = require("@aws-sdk/client-sns");

const client = new SNSClient({});

exports.handler = async (event) => {
  const { name } = JSON.parse(event.body);
  const message = { name, page: "https://example.com/welcome" };
  await client.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: JSON.stringify(message) }));
  return { statusCode: 201 };
};
