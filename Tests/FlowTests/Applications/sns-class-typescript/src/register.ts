import type { APIGatewayProxyEventV2 } from "aws-lambda";

import { Notifier } from "./notifier";

const notifier = new Notifier(process.env.TOPIC!);

export async function handler(event: APIGatewayProxyEventV2) {
  const { name, page } = JSON.parse(event.body ?? "{}");
  await notifier.notify("registered", { name, page });
  return { statusCode: 201 };
}
