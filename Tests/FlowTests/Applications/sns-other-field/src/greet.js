exports.handler = async (event) => {
  for (const record of event.Records) {
    const user = JSON.parse(record.Sns.Message);
    await fetch(user.page);
  }
};
