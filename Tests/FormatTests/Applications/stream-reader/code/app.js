const https = require('https');

exports.handler = async (event) => {
  for (const record of event.Records) {
    https.get(record.dynamodb.NewImage.callback.S);
  }
};
