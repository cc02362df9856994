const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, BatchWriteCommand } = require("@aws-sdk/lib-dynamodb");

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

exports.handler = async (event) => {
  const notes = JSON.parse(event.body).notes;
  await client.send(new BatchWriteCommand({
    RequestItems: {
      [process.env.NOTES]: notes.map((note) => ({ PutRequest: { Item: { id: "1", title: note.title } } })),
    },
  }));
  return { statusCode: 201 };
};
