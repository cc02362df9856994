import { settings } from "settings-library";

export const handler = async (event: { jobId: string }) => {
  const { instance } = await settings.read();
  const response = await fetch(`${instance}/services/data/jobs/${encodeURIComponent(event.jobId)}/results`);
  return { status: response.status };
};
