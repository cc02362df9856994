const functions = require("@google-cloud/functions-framework");
const { BigQuery } = require("@google-cloud/bigquery");
const bigquery = new BigQuery();

functions.http("sales", async (req, res) => {
  const query = "SELECT * FROM shop.sales WHERE region = @region";
  const [rows] = await bigquery.query({ query, params: { region: req.query.region } });
  res.json({ count: rows.length });
});
