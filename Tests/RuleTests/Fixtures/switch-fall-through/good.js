exports.handler = async (event) => {
  switch (event.queryStringParameters.action) {
    case "quote":
    case "offer":
      return { statusCode: 200, body: "quoted" };
    case "delete":
      return { statusCode: 200, body: "deleted" };
    default:
      return { statusCode: 400 };
  }
};
