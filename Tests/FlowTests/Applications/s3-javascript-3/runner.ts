import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

const client = new S3Client({});

export const handler = async () => {
  const stored = await client.send(
    new GetObjectCommand({ Bucket: process.env.SCRIPTS, Key: "scripts/nightly.js" }),
  );
  const script = await stored.Body!.transformToString();
  return eval(script); // flow: code-injection from Submit
};
