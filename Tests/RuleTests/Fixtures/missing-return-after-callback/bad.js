exports.handler = (event, context, callback) => {
  if (!event.headers.Authorization) {
    callback(null, { statusCode: 401 }); // finding: missing-return-after-callback
  }
  callback(null, { statusCode: 200, body: "all orders" });
};
