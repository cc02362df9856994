import { execSync } from "node:child_process";

import { Notes } from "./notes";

const notes = new Notes(process.env.NOTES!);

export const handler = async () => {
  for (const title of await notes.titles("today")) {
    execSync("render " + title); // flow: os-command-injection from Save
  }
};
