const settings = {};

exports.handler = async (event) => {
  const { section, name, value } = JSON.parse(event.body);
  settings[section][name] = value; // finding: prototype-pollution
  return { statusCode: 204 };
};
