const crypto = require("crypto");

exports.handler = async () => {
  const cipher = crypto.createCipheriv("aes-256-gcm", process.env.KEY, crypto.randomBytes(12));
  return { statusCode: 200, body: cipher.update("text", "utf8", "hex") };
};
