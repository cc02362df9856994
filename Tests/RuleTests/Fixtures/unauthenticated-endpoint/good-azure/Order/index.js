module.exports = async (context, req) => { context.res = { body: "ok" }; };
