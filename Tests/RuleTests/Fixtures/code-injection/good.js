exports.handler = async (event) => {
  const constant = eval("1 + 1");
  const data = JSON.parse(event.body);
  return { statusCode: 200, body: JSON.stringify({ constant, name: data.name }) };
};
