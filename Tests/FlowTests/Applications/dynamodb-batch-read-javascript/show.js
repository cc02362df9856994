const { execSync } = require("node:child_process");
const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, BatchGetCommand } = require("@aws-sdk/lib-dynamodb");

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

exports.handler = async () => {
  const table = process.env.NOTES;
  const found = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: [{ id: "1" }] } } }));
  for (const note of found.Responses[table]) execSync("render " + note.title);  // flow: os-command-injection from Save
};
