const { InvokeCommand, LambdaClient } = require("@aws-sdk/client-lambda");

const lambda = new LambdaClient({});
const RESIZER = "shop-resizer";

exports.callResizer = async (job) => {
  const command = new InvokeCommand({ FunctionName: RESIZER, Payload: Buffer.from(JSON.stringify(job)) });
  await lambda.send(command);
  return "ok";
};
