const settings = new Map();
const allowed = ["theme", "language"];
const chosen = {};

exports.handler = async (event) => {
  const { name, value } = JSON.parse(event.body);
  settings.set(name, value);
  if (allowed.includes(name)) {
    chosen[name] = value;
  }
  return { statusCode: 204 };
};
