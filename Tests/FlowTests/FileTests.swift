import Testing

/// What is written to a file comes back when the file is read.
@Suite struct FileTests {
  @Test func contentComesBackFromTheSamePath() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            with open("/tmp/a", "w") as file:
                file.write(event["text"])
            with open("/tmp/b", "w") as file:
                file.write("fixed")
            os.system(open("/tmp/a").read())  # reaches shell
            os.system(open("/tmp/b").read())
            os.system(open("/tmp/c").read())
        """))
  }

  @Test func pathsArePutTogetherFromTheirParts() {
    expectFlows(
      .python(
        """
        import os
        def handler(event, context):
            open("/tmp/a", "w").write(event["text"])
            os.system(open(os.path.join("/tmp", "a")).read())  # reaches shell
            os.system(open(os.path.join("/tmp", "b")).read())
        """))
  }

  @Test func contentComesBackInJavaScript() {
    expectFlows(
      .javascript(
        """
        const fs = require('fs');
        const { execSync } = require('child_process');
        const PATH = '/tmp/a';
        exports.handler = async (event) => {
          fs.writeFileSync(PATH, event.text);
          execSync(fs.readFileSync('/tmp/a', 'utf8'));  // reaches shell
          execSync(fs.readFileSync('/tmp/b', 'utf8'));
          await fs.promises.writeFile('/tmp/c', event.text);
          execSync(await fs.promises.readFile('/tmp/c', 'utf8'));  // reaches shell
        };
        """))
  }

  @Test func downloadsFillTheFileTheyName() {
    expectFlows(
      .python(
        """
        import boto3, os
        s3 = boto3.client("s3")
        def handler(event, context):
            s3.download_file("b", "k", "/tmp/script")
            os.system(open("/tmp/script").read())  # reaches shell
        """))
  }
}
