import Core
import Testing

@testable import Secrets

@Suite struct AssignmentTests {
  @Test(arguments: [
    ("a.py", "DB_PASSWORD = \"Zq8wLm2x\""),
    ("a.py", "password: str = 'Zq8wLm2x'"),
    ("a.py", "connect(host, password=b\"Zq8wLm2x\")"),
    ("a.py", "app.secret_key = 'Zq8wLm2xZq8wLm2y'"),
    ("a.py", "config['api_key'] = 'Zq8wLm2xKp4'"),
    ("a.py", "pw = os.environ.get('DB_PASSWORD', 'Zq8wLm2x')"),
    ("a.py", "password = os.getenv('OTHER', 'Zq8wLm2x')"),
    ("a.py", "password = os.getenv('OTHER') or 'Zq8wLm2x'"),
    ("a.py", "if password == 'Zq8wLm2x':"),
    ("a.js", "const secret = process.env.JWT_SECRET || 'Zq8wLm2xKp4';"),
    ("a.ts", "const apiKey: string = `Zq8wLm2xKp4`;"),
    ("a.ts", "const c = { clientSecret: 'Zq8wLm2xKp4' };"),
    ("a.js", "jwt.sign({ sub: user.id }, 'hush-hush', { expiresIn: 60 })"),
    ("a.py", "token = jwt.encode(dict(a=1, b=[2, 3]), \"hush-hush\", algorithm=\"HS256\")"),
    ("a.js", "crypto.createHmac('sha256', 'hush-hush').update(body)"),
    ("serverless.yml", "  environment:\n    DB_PASSWORD: Zq8wLm2x # for now\n"),
    ("template.yaml", "  - Name: DB_PASSWORD\n    Value: Zq8wLm2x\n"),
    ("task.json", "{ \"name\": \"DB_PASSWORD\", \"value\": \"Zq8wLm2x\" }"),
    ("template.yaml", "  DbPassword:\n    Type: String\n    Default: Zq8wLm2x\n"),
    ("template.json", "\"DbPassword\": {\n  \"Type\": \"String\",\n  \"Default\": \"Zq8wLm2x\"\n}"),
    ("variables.tf", "variable \"db_password\" {\n  default = \"Zq8wLm2x\"\n}"),
    ("main.tf", "  secret_key = \"Zq8wLm2xKp4tVb6n\""),
    (".env", "STRIPE_TOKEN=Zq8wLm2xKp4\r\n"),
    ("config.toml", "password = \"Zq8wLm2x\""),
    ("Dockerfile", "ENV DB_PASSWORD Zq8wLm2x"),
    ("Dockerfile", "ARG DB_PASSWORD=Zq8wLm2x"),
    ("Dockerfile", "ENV STAGE=live DB_PASSWORD=Zq8wLm2x REGION=eu-west-1"),
    ("Dockerfile", "ENV DB_PASSWORD=Zq8wLm2x STAGE=live"),
    ("run.sh", "export DB_PASSWORD=Zq8wLm2x"),
  ])
  func literalIsFound(_ path: String, _ text: String) {
    let found = scan(path, text)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.kind == .assignment && $0.confidence >= .medium })
    let value = found.first.map { located($0, in: text) } ?? ""
    #expect(value.hasPrefix("Zq8wLm2x") || value == "hush-hush")
  }

  @Test(arguments: [
    ("a.py", "password = get_password()"), ("a.py", "password = password_field"), ("a.py", "PASSWORD = ''"),
    ("a.py", "secret_name = 'prod/db/credentials'"), ("a.py", "token_url = 'https://auth.shop.io/token'"),
    ("a.py", "SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:1:secret:x'"), ("a.py", "api_key = '<your-key>'"),
    ("a.py", "password = 'xxxxxxxx'"), ("a.py", "password = '${DB_PASSWORD}'"),
    ("a.py", "ACCESS_TOKEN = 'access_token'"),
    ("a.py", "password_hash = 'Zq8wLm2x'"), ("a.py", "print('Enter password: '); name = 'Zq8wLm2x'"),
    ("a.py", "# password = 'Zq8wLm2x'"), ("a.py", "raise Error('invalid password=' + 'Zq8wLm2x')"),
    ("a.py", "next_token = 'Zq8wLm2xKp4'"), ("a.py", "partition_key = 'Zq8wLm2xKp4'"),
    ("a.py", "api_key = 'example-key-123'"), ("a.py", "credentials = 'same-origin'"),
    ("a.py", "q = 'select * from t where password = %s'"), ("a.py", "jwt.decode(token, key, algorithms=['HS256'])"),
    ("a.js", "if (typeof password === 'string') {}"),
    ("a.js", "const labels = { password: 'Password', token: 'Token' };"),
    ("a.js", "const t = { type: 'password', tokenType: 'Bearer' };"), ("a.js", "jwt.sign(payload, process.env.KEY)"),
    ("a.js", "const label = { passwordHint: 'At least 8 characters' }"),
    ("a.js", "fetch(u, { credentials: 'include' })"),
    ("a.js", "headers['x-api-key-header'] = 'Zq8wLm2xKp4'"), ("locales/de.json", "{ \"password\": \"Kennwort1\" }"),
    ("template.yaml", "  MasterUserPassword: !Ref DbPassword\n"),
    ("template.yaml", "  DbPassword:\n    Type: String\n"),
    ("template.yaml", "  Password: '{{resolve:secretsmanager:db:SecretString:password}}'\n"),
    ("template.yaml", "  GenerateSecret: false\n"), ("template.yaml", "  ApiKeyRequired: true\n"),
    ("template.yaml", "  DbSecret: orders-db-secret\n"), ("workflow.yml", "  TOKEN: ${{ secrets.TOKEN }}\n"),
    ("README.md", "password = 'Zq8wLm2x'"), (".env.example", "PASSWORD=your-password"),
    ("paginators.json", "{ \"output_token\": \"LastEvaluatedTableName\" }"),
  ])
  func nothingToReport(_ path: String, _ text: String) {
    #expect(scan(path, text).isEmpty)
  }

  @Test(arguments: [
    ("a.py", "TMP_PW = 'changeme!'"), ("stack.yml", "  POSTGRES_PASSWORD: postgres\n"),
    ("a.swift", "password: Lambda.env(\"DB_PASSWORD\") ?? \"secret\""),
    ("template.yaml", "  Email:\n    Description: \"Default password: 'changeme!' (change it)\"\n"),
  ])
  func defaultCredential(_ path: String, _ text: String) {
    let found = scan(path, text)
    #expect(found.map(\.kind) == [.defaultCredential])
    #expect(found.map(\.confidence) == [.medium])
  }

  @Test(arguments: ["compose.yml", "docker-compose.dev.yml", ".github/workflows/ci.yml", ".gitlab-ci.yml"])
  func databasesOfDevelopersAndPipelinesWeighLittle(_ path: String) {
    #expect(scan(path, "  POSTGRES_PASSWORD: postgres\n").map(\.confidence) == [.low])
  }

  @Test func wordsGivenToPasswordsAreOfLowConfidence() {
    #expect(scan("a.py", "password = 'swordfish'").map(\.confidence) == [.low])
    #expect(scan("a.py", "TEST_PASSWORD = 'Zq8wLm2x'").map(\.confidence) == [.low])
    #expect(scan("a.py", "password = 'Zq8wLm2x' + suffix").map(\.confidence) == [.low])
  }

  @Test func knownFormatWinsOverTheNameItIsGivenTo() {
    let found = scan("a.py", "api_key = '\(Invented.stripeKey)'")
    #expect(found.map(\.kind) == [.knownFormat])
  }

  @Test func compiledLinesAreNotRead() {
    let filler = String(repeating: "var a=1;", count: 200)
    #expect(scan("bundle.js", filler + "password='Zq8wLm2x';" + filler).isEmpty)
  }

  @Test(arguments: [
    "password", "password =", "password = '", "secret: \"", "jwt.sign(", "jwt.sign(a,", "://", "s://a:", "-----BEGIN",
    "Basic ", "password = os.environ.get(", "ENV PASSWORD", "variable \"db_password\" {", "Name: PASSWORD",
    "\u{0}\u{0}pass\u{0}word=\"\u{FF}", "AKIA",
  ])
  func truncatedInputIsSurvived(_ text: String) {
    for path in ["a.py", "a.yaml", "a.json", "Dockerfile", ".env", "a.tf"] {
      #expect(scan(path, text).isEmpty)
    }
  }
}

@Suite struct LiteralPrefilterTests {
  @Test func findsEveryLiteralAtEveryOffsetInAnyCase() {
    let literals = ["pass", "token", "_key", "-----begin", "passport"]
    let filter = LiteralPrefilter(literals)
    for (index, literal) in literals.enumerated() {
      for padding in 0..<9 {
        let text =
          String(repeating: ".", count: padding) + literal.uppercased() + String(repeating: ".", count: 8 - padding)
        var hits: [Int] = []
        filter.scan(Array(text.utf8)) { if $0.literal == index { hits.append($0.start) } }
        #expect(hits == [padding])
      }
    }
  }

  @Test func shortInputHasNoHits() {
    for length in 0..<4 {
      LiteralPrefilter(["pass"]).scan(Array("pas".utf8.prefix(length))) { _ in Issue.record("a hit in too few bytes") }
    }
  }
}
