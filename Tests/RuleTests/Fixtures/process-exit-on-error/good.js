exports.handler = async (event) => {
  if (!event.body) {
    throw new Error("no body");
  }
  return { statusCode: 200 };
};
