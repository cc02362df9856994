const crypto = require("crypto");

exports.handler = async (event) => {
  const expected = crypto.createHmac("sha256", process.env.WEBHOOK_SECRET).update(event.body).digest("hex");
  if (event.headers["x-signature"] !== expected) { // finding: timing-unsafe-comparison
    return { statusCode: 401 };
  }
  return { statusCode: 204 };
};
