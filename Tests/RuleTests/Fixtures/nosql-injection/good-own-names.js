const { DynamoDBDocumentClient, UpdateCommand } = require("@aws-sdk/lib-dynamodb");
const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

// The names of the fields are the code's own; the values are bound.
function assignments(fields) {
  let text = "SET ";
  for (const name in fields) {
    text += `${name} = :${name},`;
  }
  return text.slice(0, -1);
}

exports.handler = async (event) => {
  const { email, colour } = JSON.parse(event.body);
  const fields = { email, colour };
  const names = Object.keys(fields).map((name) => `${name} = :${name}`).join(", ");
  for (const expression of [assignments(fields), "SET " + names]) {
    await documents.send(
      new UpdateCommand({
        TableName: "people",
        Key: { id: event.requestContext.authorizer.claims.sub },
        UpdateExpression: expression,
        ExpressionAttributeValues: { ":email": String(email), ":colour": String(colour) },
      }),
    );
  }
  return { statusCode: 204 };
};
