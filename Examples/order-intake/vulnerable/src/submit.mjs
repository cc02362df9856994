// POST /orders: a signed-in customer orders something. The order waits in a bucket until it is booked.

import { randomUUID } from "node:crypto";

import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

export const handler = async (event) => {
  const customer = event.requestContext.authorizer.claims.sub;
  const { article, quantity } = JSON.parse(event.body);
  const id = randomUUID();
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.ORDERS_BUCKET,
      Key: `orders/${id}.json`,
      Body: JSON.stringify({ id, customer, article, quantity }),
      ContentType: "application/json",
    }),
  );
  return { statusCode: 202, body: JSON.stringify({ id }) };
};
