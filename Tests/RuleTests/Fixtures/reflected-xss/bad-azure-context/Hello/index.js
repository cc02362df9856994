module.exports = async function (context, req) {
  context.res = {
    headers: { "Content-Type": "text/html" },
    body: `<p>${req.query.name}</p>`, // finding: reflected-xss
  };
};
