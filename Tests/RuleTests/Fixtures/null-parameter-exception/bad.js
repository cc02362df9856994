exports.handler = async (event) => ({
  statusCode: 200,
  body: event.queryStringParameters.name, // finding: null-parameter-exception
});
