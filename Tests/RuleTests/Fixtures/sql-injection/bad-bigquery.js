const functions = require("@google-cloud/functions-framework");
const { BigQuery } = require("@google-cloud/bigquery");
const bigquery = new BigQuery();

functions.http("sales", async (req, res) => {
  const [rows] = await bigquery.query(`SELECT * FROM shop.sales WHERE region = '${req.query.region}'`); // finding: sql-injection
  const query = "SELECT * FROM shop.sales ORDER BY " + req.query.order;
  await bigquery.query({ query, location: "EU" }); // finding: sql-injection
  res.json({ count: rows.length });
});
