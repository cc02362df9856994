import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

const client = new S3Client({});

export const handler = async (event: APIGatewayProxyEventV2) => {
  const input = { Bucket: process.env.SCRIPTS, Key: "scripts/nightly.js", Body: event.body };
  await client.send(new PutObjectCommand(input));
  return { statusCode: 202 };
};
