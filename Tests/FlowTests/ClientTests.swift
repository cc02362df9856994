import Core
import Testing

/// The type of a client is known wherever the client goes.
@Suite struct ClientTests {
  @Test(arguments: [
    // Made where it is used.
    """
    def handler(event, context):
        boto3.client("s3").get_object(Bucket="b", Key="k")
    """,
    // A module's variable.
    """
    client = boto3.client("s3")
    def handler(event, context):
        client.get_object(Bucket="b", Key="k")
    """,
    // Through a session and a factory with a parameter.
    """
    def make(service):
        return boto3.Session().client(service)
    def handler(event, context):
        make("s3").get_object(Bucket="b", Key="k")
    """,
    // A parameter.
    """
    def read(client):
        client.get_object(Bucket="b", Key="k")
    def handler(event, context):
        read(boto3.client("s3"))
    """,
    // A field of an object, set in the constructor.
    """
    class Store:
        def __init__(self):
            self.client = boto3.client("s3")
        def read(self):
            self.client.get_object(Bucket="b", Key="k")
    def handler(event, context):
        Store().read()
    """,
    // A field of the base class.
    """
    class Base:
        def __init__(self, service):
            self.client = boto3.client(service)
    class Store(Base):
        def __init__(self):
            super().__init__("s3")
        def read(self):
            self.client.get_object(Bucket="b", Key="k")
    def handler(event, context):
        Store().read()
    """,
    // A variable made on the first call.
    """
    client = None
    def get():
        global client
        if client is None:
            client = boto3.client("s3")
        return client
    def handler(event, context):
        get().get_object(Bucket="b", Key="k")
    """,
    // A property.
    """
    class Store:
        @property
        def client(self):
            return boto3.client("s3")
    def handler(event, context):
        Store().client.get_object(Bucket="b", Key="k")
    """,
    // A class's own field.
    """
    class Store:
        client = boto3.client("s3")
        @classmethod
        def read(cls):
            cls.client.get_object(Bucket="b", Key="k")
    def handler(event, context):
        Store.read()
    """,
    // A closure.
    """
    def reader():
        client = boto3.client("s3")
        def read(key):
            return client.get_object(Bucket="b", Key=key)
        return read
    def handler(event, context):
        reader()("k")
    """,
    // A dictionary.
    """
    clients = {"s3": boto3.client("s3"), "sns": boto3.client("sns")}
    def handler(event, context):
        clients["s3"].get_object(Bucket="b", Key="k")
    """,
    // A method as a value, and one that is bound.
    """
    def handler(event, context):
        read = boto3.client("s3").get_object
        read(Bucket="b", Key="k")
    """,
    // A resource's client.
    """
    def handler(event, context):
        boto3.resource("s3").meta.client.get_object(Bucket="b", Key="k")
    """,
  ])
  func python(text: String) {
    #expect(Code.python("import boto3\n" + text).solved().calls == ["s3.GetObject Bucket=b Key=k"])
  }

  private static let parameters = "{ Bucket: 'b', Key: 'k' }"

  @Test(arguments: [
    // The second SDK, with a callback and with a promise.
    "const AWS = require('aws-sdk'); exports.handler = (e, c, cb) => new AWS.S3().getObject(P, cb);",
    "const S3 = require('aws-sdk/clients/s3'); const s3 = new S3(); exports.handler = () => s3.getObject(P).promise();",
    // The third SDK: commands and the aggregated client.
    """
    const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
    const client = new S3Client({});
    exports.handler = async () => { await client.send(new GetObjectCommand(P)); };
    """,
    """
    const { S3 } = require('@aws-sdk/client-s3');
    exports.handler = async () => { await new S3({}).getObject(P); };
    """,
    """
    const s3sdk = require('@aws-sdk/client-s3');
    exports.handler = async () => {
      const command = new s3sdk.GetObjectCommand(P);
      const client = new s3sdk.S3Client();
      await client.send(command);
    };
    """,
    // A field of a class.
    """
    const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
    class Store {
      #client = new S3Client({});
      async read() { return this.#client.send(new GetObjectCommand(P)); }
    }
    exports.handler = async () => new Store().read();
    """,
    // A field that the base class's constructor sets.
    """
    const AWS = require('aws-sdk');
    class Base { constructor() { this.s3 = new AWS.S3(); } }
    class Store extends Base {
      constructor() { super(); }
      read() { return this.s3.getObject(P).promise(); }
    }
    exports.handler = async () => new Store().read();
    """,
    // Injected.
    """
    const AWS = require('aws-sdk');
    const make = ({ s3 }) => async () => s3.getObject(P).promise();
    exports.handler = make({ s3: new AWS.S3() });
    """,
    // Wrapped for tracing.
    """
    const AWSXRay = require('aws-xray-sdk');
    const AWS = AWSXRay.captureAWS(require('aws-sdk'));
    exports.handler = async () => { await new AWS.S3().getObject(P).promise(); };
    """,
    // The old way of writing classes.
    """
    const AWS = require('aws-sdk');
    function Store() { this.s3 = new AWS.S3(); }
    Store.prototype.read = function () { return this.s3.getObject(P).promise(); };
    exports.handler = async () => new Store().read();
    """,
    // An object with methods.
    """
    const AWS = require('aws-sdk');
    const store = { s3: new AWS.S3(), read() { return this.s3.getObject(P).promise(); } };
    exports.handler = async () => store.read();
    """,
    // Made lazily.
    """
    const AWS = require('aws-sdk');
    let s3;
    const client = () => { if (!s3) s3 = new AWS.S3(); return s3; };
    exports.handler = async () => client().getObject(P).promise();
    """,
    // A module that is there by default export, and a promise of it.
    """
    exports.handler = async () => {
      const { S3Client, GetObjectCommand } = await import('@aws-sdk/client-s3');
      await new S3Client({}).send(new GetObjectCommand(P));
    };
    """,
  ])
  func javaScript(text: String) {
    let code = Code.javascript("const P = \(Self.parameters);\n" + text)
    #expect(code.solved().calls == ["s3.GetObject Bucket=b Key=k"])
  }

  @Test func typescriptAcrossFiles() {
    let code = Code([
      "index.ts": """
      import { Store } from './lib/store';
      const store: Store = new Store('b');
      export const handler = async (event: unknown): Promise<void> => { await store.read('k'); };
      """,
      "lib/store.ts": """
      import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
      export class Store {
        constructor(private readonly bucket: string, private client = new S3Client({})) {}
        async read(key: string) {
          return this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
        }
      }
      """,
    ])
    #expect(code.solved().calls == ["s3.GetObject Bucket=b Key=k"])
  }

  @Test func otherTypesAreNotClients() {
    let code = Code.python(
      """
      import boto3
      class Fake:
          def get_object(self, **more):
              return None
      def handler(event, context):
          Fake().get_object(Bucket="b")
          event["client"].get_object(Bucket="b")
      """)
    #expect(code.solved().calls == [])
  }

  @Test func tablesAndDocumentsRunOperations() {
    let python = Code.python(
      """
      import boto3
      table = boto3.resource("dynamodb").Table("orders")
      def handler(event, context):
          table.put_item(Item={"id": "1"})
      """)
    #expect(python.solved().calls == ["dynamodb.PutItem TableName=orders"])
    let javascript = Code.javascript(
      """
      const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
      const { DynamoDBDocumentClient, PutCommand } = require('@aws-sdk/lib-dynamodb');
      const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
      exports.handler = async () => { await documents.send(new PutCommand({ TableName: 'orders', Item: {} })); };
      """)
    #expect(javascript.solved().calls == ["dynamodb.PutItem TableName=orders"])
  }
}
