exports.handler = async () => ({
  statusCode: 200,
  body: JSON.stringify({ stage: process.env.STAGE }),
});
