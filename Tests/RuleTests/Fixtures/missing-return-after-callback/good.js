exports.handler = (event, context, callback) => {
  if (!event.headers.Authorization) {
    return callback(null, { statusCode: 401 });
  }
  if (event.headers.Authorization === "") {
    callback(null, { statusCode: 401 });
    return;
  }
  callback(null, { statusCode: 200, body: "all orders" });
};
