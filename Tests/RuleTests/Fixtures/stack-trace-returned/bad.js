exports.handler = async (event) => {
  try {
    return { statusCode: 200, body: JSON.parse(event.body).name };
  } catch (error) {
    return { statusCode: 500, body: error.stack }; // finding: stack-trace-returned
  }
};
