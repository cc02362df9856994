const { KinesisClient, PutRecordsCommand } = require("@aws-sdk/client-kinesis");

const kinesis = new KinesisClient({});

exports.handler = async (event) => {
  const clicks = JSON.parse(event.body).clicks;
  const Records = clicks.map((click) => ({
    PartitionKey: "web",
    Data: Buffer.from(JSON.stringify({ page: click.page })),
  }));
  await kinesis.send(new PutRecordsCommand({ StreamARN: process.env.CLICKS, Records }));
  return { statusCode: 202 };
};
