const fs = require("fs");

exports.handler = async (event) => {
  for (const record of event.Records) {
    const { template } = record.messageAttributes;
    const page = fs.readFileSync(`/opt/templates/${template.stringValue}`, "utf-8"); // flow: path-traversal from Put
    console.log(page.length);
  }
};
