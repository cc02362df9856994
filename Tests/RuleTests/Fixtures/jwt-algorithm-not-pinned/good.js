const jwt = require("jsonwebtoken");

exports.handler = async (event) => {
  const claims = jwt.verify(event.headers.Authorization, process.env.PUBLIC_CERTIFICATE, { algorithms: ["RS256"] });
  return { statusCode: 200, body: claims.sub };
};
