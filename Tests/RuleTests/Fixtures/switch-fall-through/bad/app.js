exports.handler = async (event) => {
  let done = [];
  switch (event.queryStringParameters.action) {
    case "quote":
      done.push("quoted");
    case "delete":
      done.push("deleted");
      break;
  }
  return { statusCode: 200, body: done.join() };
};
