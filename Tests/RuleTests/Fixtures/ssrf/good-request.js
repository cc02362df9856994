exports.handler = async (event, context) => {
  const request = new Request(process.env.SERVICE, { method: "POST", body: JSON.stringify(event.order) });
  await fetch(request);
};
