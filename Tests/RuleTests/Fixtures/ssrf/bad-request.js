exports.handler = async (event, context) => {
  const request = new Request(event.address, { method: "POST", body: "{}" });
  await fetch(request); // finding: ssrf
};
