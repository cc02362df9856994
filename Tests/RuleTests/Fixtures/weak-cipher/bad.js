const crypto = require("crypto");

exports.handler = async () => {
  const cipher = crypto.createCipheriv("des-ede3-cbc", process.env.KEY, process.env.IV); // finding: weak-cipher
  return { statusCode: 200, body: cipher.update("text", "utf8", "hex") };
};
