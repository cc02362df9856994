import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

const sqs = new SQSClient({});

export const handler = async (event: APIGatewayProxyEventV2) => {
  const addresses: string[] = JSON.parse(event.body!).addresses;
  const entries = addresses.map((address, index) => ({
    Id: String(index),
    MessageBody: JSON.stringify({ address }),
  }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: process.env.QUEUE_URL, Entries: entries }));
  return { statusCode: 202 };
};
