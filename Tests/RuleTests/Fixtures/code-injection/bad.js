exports.handler = async (event) => {
  const result = eval(event.queryStringParameters.formula); // missing: code-injection
  return { statusCode: 200, body: String(result) };
};
