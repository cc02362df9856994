import { DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";

export class Notes {
  private readonly client = new DynamoDBClient({});

  constructor(private readonly table: string) {}

  async add(id: string, title: string) {
    const Item = { id: { S: id }, title: { S: title } };
    await this.client.send(new PutItemCommand({ TableName: this.table, Item }));
  }

  async titles(id: string): Promise<string[]> {
    const found = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        KeyConditionExpression: "id = :id",
        ExpressionAttributeValues: { ":id": { S: id } },
      }),
    );
    return (found.Items ?? []).map((item) => item.title.S!);
  }
}
