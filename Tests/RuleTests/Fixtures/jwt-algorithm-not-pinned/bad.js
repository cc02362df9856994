const jwt = require("jsonwebtoken");

exports.handler = async (event) => {
  const claims = jwt.verify(event.headers.Authorization, process.env.PUBLIC_CERTIFICATE); // finding: jwt-algorithm-not-pinned
  return { statusCode: 200, body: claims.sub };
};
