exports.handler = async (event) => ({
  statusCode: 200,
  body: event.queryStringParameters?.name ?? "nobody",
});

exports.defaulted = async (event) => {
  const { name } = event.queryStringParameters || {};
  return { statusCode: 200, body: name };
};

exports.asked = async (event) => {
  if (!event.queryStringParameters) return { statusCode: 400 };
  return { statusCode: 200, body: event.queryStringParameters.name };
};
