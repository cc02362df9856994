import axios from "axios";
import type { SQSEvent } from "aws-lambda";

export const handler = async (event: SQSEvent) => {
  await Promise.all(
    event.Records.map(async (record) => {
      const { address } = JSON.parse(record.body);
      await axios.get(address); // flow: ssrf from Put
    }),
  );
};
