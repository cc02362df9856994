import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

export class Notifier {
  private readonly client = new SNSClient({});

  constructor(private readonly topic: string) {}

  async notify(subject: string, payload: unknown) {
    await this.client.send(
      new PublishCommand({ TopicArn: this.topic, Subject: subject, Message: JSON.stringify(payload) }),
    );
  }
}
