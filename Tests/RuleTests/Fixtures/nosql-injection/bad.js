const { MongoClient } = require("mongodb");
const client = new MongoClient(process.env.MONGO_URL);

exports.handler = async (event) => {
  const body = JSON.parse(event.body);
  const users = client.db("shop").collection("users");
  const user = await users.findOne({ name: body.name, password: body.password }); // finding: nosql-injection
  return { statusCode: user ? 200 : 401 };
};
