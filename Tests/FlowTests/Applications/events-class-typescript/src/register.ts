import { Bus } from "./bus";

const bus = new Bus();

export const handler = async (event: { body: string }) => {
  const user = JSON.parse(event.body);
  await bus.publish("registered", { name: user.name, avatar: user.avatar });
  return { statusCode: 201 };
};
