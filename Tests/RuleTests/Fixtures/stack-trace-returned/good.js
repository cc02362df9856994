exports.handler = async (event) => {
  try {
    return { statusCode: 200, body: JSON.parse(event.body).name };
  } catch (error) {
    console.error(error.stack);
    return { statusCode: 500, body: "not possible" };
  }
};
