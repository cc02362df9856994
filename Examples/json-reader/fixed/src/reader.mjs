// Reads each uploaded JSON file and stores the profile that is in it.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";

const s3 = new S3Client({});
const profiles = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const largestProfile = 8192;

export const handler = async (event) => {
  for (const record of event.Records) {
    const bucket = record.s3.bucket.name;
    const key = decodeURIComponent(record.s3.object.key.replace(/\+/g, " "));
    const profile = await read(bucket, key);
    await profiles.send(
      new PutCommand({
        TableName: process.env.PROFILES_TABLE,
        Item: { username: profile.username, city: profile.city },
      }),
    );
  }
};

async function read(bucket, key) {
  const range = `bytes=0-${largestProfile - 1}`;
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }));
  return profileFrom(await object.Body.transformToString());
}

// JSON.parse reads data and runs nothing. What is not a profile goes no further: the event fails and is kept.
function profileFrom(text) {
  const { username, city } = JSON.parse(text);
  if (typeof username !== "string" || !/^[a-z0-9_]{3,32}$/.test(username)) {
    throw new Error("not a profile: username");
  }
  if (typeof city !== "string" || city.length > 100) {
    throw new Error("not a profile: city");
  }
  return { username, city };
}
