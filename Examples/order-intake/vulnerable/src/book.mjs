// Books each order that arrives in the bucket, for the customer whom the file names.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";

const s3 = new S3Client({});
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const largestOrder = 4096;

export const handler = async (event) => {
  for (const record of event.Records) {
    const order = await read(record.s3.bucket.name, decodeURIComponent(record.s3.object.key));
    await book(order);
  }
};

async function read(bucket, key) {
  const range = `bytes=0-${largestOrder - 1}`;
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }));
  return JSON.parse(await object.Body.transformToString());
}

// An event may be delivered twice; the condition books an order once.
async function book({ id, customer, article, quantity }) {
  try {
    await table.send( // finding: execution-flow-bypass
      new PutCommand({
        TableName: process.env.BOOKINGS_TABLE,
        Item: { id, customer, article, quantity },
        ConditionExpression: "attribute_not_exists(id)",
      }),
    );
  } catch (error) {
    if (error.name !== "ConditionalCheckFailedException") throw error;
  }
}
