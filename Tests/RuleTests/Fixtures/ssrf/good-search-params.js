exports.handler = async (event) => {
  const url = new URL("https://api.example.org/items");
  Object.entries(event.queryStringParameters).forEach(([name, value]) => url.searchParams.set(name, value));
  const response = await fetch(url.toString());
  return { statusCode: response.status };
};
