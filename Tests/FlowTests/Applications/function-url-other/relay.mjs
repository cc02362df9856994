import axios from "axios";

export const handler = async (event) => {
  for (const record of event.Records) {
    const { path } = JSON.parse(record.body);
    await axios.post(process.env.PRINTER, { path }, { timeout: 5000 });
  }
};
