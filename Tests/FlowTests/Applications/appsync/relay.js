exports.handler = async (event) => {
  for (const record of event.Records) {
    const { path } = JSON.parse(record.body);
    const query = "mutation Print($path: String!) { print(path: $path) }";
    await fetch(process.env.GRAPH, { method: "POST", body: JSON.stringify({ query, variables: { path } }) });
  }
};
