import { execSync } from "node:child_process";

export const handler = async (event) => {
  const { path } = JSON.parse(event.body);
  execSync(`print ${path}`);
  return { statusCode: 204 };
};
