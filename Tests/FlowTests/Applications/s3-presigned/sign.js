import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const client = new S3Client({});

export const handler = async (event) => {
  const command = new PutObjectCommand({
    Bucket: process.env.UPLOADS,
    Key: `${event.queryStringParameters.folder}/${Date.now()}`,
  });
  return { statusCode: 200, body: await getSignedUrl(client, command, { expiresIn: 60 }) };
};
