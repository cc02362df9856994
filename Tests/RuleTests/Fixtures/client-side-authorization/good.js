const AWS = require("aws-sdk");
const db = new AWS.DynamoDB.DocumentClient();

async function findRights(user) {
  const { Item } = await db.get({ TableName: process.env.RIGHTS, Key: { user } }).promise();
  return Item;
}

exports.handler = async (event) => {
  const order = JSON.parse(event.body);
  // What the platform verified decides, whatever the page sends beside it.
  const groups = event.requestContext.authorizer.claims["cognito:groups"];
  const isAdmin = groups.includes("admins");
  if (isAdmin) return { statusCode: 200, body: "every order" };
  // A role that is only shown decides nothing.
  const role = order.role || "guest";
  const rights = await findRights(event.requestContext.authorizer.claims.sub);
  if (rights.role === "manager") return { statusCode: 200, body: "the orders of the shop" };
  return { statusCode: 403, body: `not as ${role.length} letters` };
};
