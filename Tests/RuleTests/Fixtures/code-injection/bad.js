exports.handler = async (event) => {
  const result = eval(event.queryStringParameters.formula); // finding: code-injection
  return { statusCode: 200, body: String(result) };
};
