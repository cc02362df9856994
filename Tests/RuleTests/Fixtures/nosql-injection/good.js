const { MongoClient } = require("mongodb");
const client = new MongoClient(process.env.MONGO_URL);

exports.handler = async (event) => {
  const body = JSON.parse(event.body);
  const users = client.db("shop").collection("users");
  const user = await users.findOne({ name: String(body.name) });
  const open = await users.findOne({ state: "open" });
  return { statusCode: user && open ? 200 : 401 };
};
