import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";

export class Bus {
  constructor(private readonly client = new EventBridgeClient({})) {}

  async publish(type: string, detail: unknown) {
    const entry = { EventBusName: process.env.BUS_NAME, Source: "users", DetailType: type, Detail: JSON.stringify(detail) };
    await this.client.send(new PutEventsCommand({ Entries: [entry] }));
  }
}
