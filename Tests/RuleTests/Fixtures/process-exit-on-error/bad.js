exports.handler = async (event) => {
  if (!event.body) {
    process.exit(1); // finding: process-exit-on-error
  }
  return { statusCode: 200 };
};
