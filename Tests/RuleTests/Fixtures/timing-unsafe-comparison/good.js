const crypto = require("crypto");

exports.handler = async (event) => {
  const expected = crypto.createHmac("sha256", process.env.WEBHOOK_SECRET).update(event.body).digest();
  const given = Buffer.from(event.headers["x-signature"], "hex");
  if (given.length !== expected.length || !crypto.timingSafeEqual(given, expected)) {
    return { statusCode: 401 };
  }
  return { statusCode: 204 };
};
