import { unmarshall } from "@aws-sdk/util-dynamodb";
import { execSync } from "node:child_process";

export const handler = async (event) => {
  for (const { dynamodb } of event.Records) {
    const note = unmarshall(dynamodb.NewImage);
    execSync(`index ${note.title}`); // flow: os-command-injection from Save
  }
};
