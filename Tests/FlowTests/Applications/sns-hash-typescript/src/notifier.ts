import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { createHash } from "node:crypto";

export class Notifier {
  private readonly client = new SNSClient({});

  constructor(private readonly topic: string) {}

  async notify(name: string) {
    const id = createHash("sha256").update(name).digest("hex");
    await this.client.send(new PublishCommand({ TopicArn: this.topic, Message: JSON.stringify({ id }) }));
  }
}
