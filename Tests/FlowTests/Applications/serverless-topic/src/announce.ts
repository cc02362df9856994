import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

const sns = new SNSClient({});

export const handler = async (event: { body: string }) => {
  const { path } = JSON.parse(event.body);
  await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: JSON.stringify({ path }) }));
  return { statusCode: 202 };
};
