import { execSync } from "node:child_process";

export const handler = async (event) => {
  for (const record of event.Records) {
    const key = decodeURIComponent(record.s3.object.key.replace(/\+/g, " "));
    execSync(`file ${key}`); // flow: os-command-injection from Sign
  }
};
