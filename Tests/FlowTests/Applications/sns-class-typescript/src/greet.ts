import type { SNSEvent } from "aws-lambda";

export async function handler(event: SNSEvent) {
  for (const record of event.Records) {
    const user = JSON.parse(record.Sns.Message);
    const answer = await fetch(user.page); // flow: ssrf from Register
    console.log(answer.status);
  }
}
