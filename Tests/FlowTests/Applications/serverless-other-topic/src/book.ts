import { execSync } from "node:child_process";

export const handler = async (event: { Records: { Sns: { Message: string } }[] }) => {
  const order = JSON.parse(event.Records[0].Sns.Message);
  execSync(`book ${order.path}`);
};
