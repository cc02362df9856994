exports.handler = async (event) => {
  const url = new URL(event.queryStringParameters.target);
  url.searchParams.set("key", "1");
  const response = await fetch(url.toString()); // finding: ssrf
  return { statusCode: response.status };
};
