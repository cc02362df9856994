const { execSync } = require('child_process');

exports.handler = async (event) => {
  const name = event.queryStringParameters.name;
  return { statusCode: 200, body: execSync(`host ${name}`).toString() };
};
