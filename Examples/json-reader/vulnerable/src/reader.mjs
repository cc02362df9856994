// Reads each uploaded JSON file and stores the profile that is in it.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";

const s3 = new S3Client({});
const profiles = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    const bucket = record.s3.bucket.name;
    const key = decodeURIComponent(record.s3.object.key.replace(/\+/g, " "));
    const profile = await read(bucket, key);
    await profiles.send(
      new PutCommand({
        TableName: process.env.PROFILES_TABLE,
        Item: { username: String(profile.username), city: String(profile.city) },
      }),
    );
  }
};

async function read(bucket, key) {
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const text = await object.Body.transformToString(); // finding: unbounded-read
  return eval("(" + text + ")"); // finding: code-injection
}
