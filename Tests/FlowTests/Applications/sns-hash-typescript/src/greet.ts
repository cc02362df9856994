import { execSync } from "node:child_process";

export async function handler(event: { Records: { Sns: { Message: string } }[] }) {
  for (const record of event.Records) {
    execSync(`greet ${JSON.parse(record.Sns.Message).id}`);
  }
}
