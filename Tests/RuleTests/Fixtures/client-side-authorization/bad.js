exports.handler = async (event) => {
  const order = JSON.parse(event.body);
  if (order.isAdmin) {  // finding: client-side-authorization
    return { statusCode: 200, body: "every order" };
  }
  if (event.headers["x-role"]) return { statusCode: 202 };
  const { role } = event.queryStringParameters;
  if (role === "manager") {  // finding: client-side-authorization
    return { statusCode: 200, body: "the orders of the shop" };
  }
  return { statusCode: 403 };
};
