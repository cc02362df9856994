import { Notifier } from "./notifier";

const notifier = new Notifier(process.env.TOPIC!);

export async function handler(event: { body: string }) {
  await notifier.notify(JSON.parse(event.body).name);
  return { statusCode: 201 };
}
