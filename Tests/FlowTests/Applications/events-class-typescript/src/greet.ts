import { exec } from "node:child_process";

export const handler = async (event: { detail: { name: string; avatar: string } }) => {
  exec(`convert ${event.detail.avatar} /tmp/avatar.png`); // flow: os-command-injection from Register
};
