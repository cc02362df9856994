import Core

/// Tells which packages the files of a folder mention at all. A package that no file names is imported by none; one that is
/// named may be loaded in a way that is not seen: by a framework, by a setting.
struct Mentions {
  private let files: [SourceFile]

  init(_ tree: FileTree, below folder: String) {
    files = tree.files(below: folder).filter { file in
      let name = Path.name(of: file.path)
      return !ManifestNames.isManifest(file.path) && !name.contains("lock") && name != "npm-shrinkwrap.json"
        && !["md", "txt", "rst"].contains(Path.pathExtension(of: name))
    }
  }

  /// Whether there is code to be judged by.
  var isEmpty: Bool { !files.contains { ["py", "js", "mjs", "cjs", "ts"].contains(Path.pathExtension(of: $0.path)) } }

  func mention(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return files.contains { Self.occurs(bytes, in: $0.bytes) }
  }

  private static func occurs(_ name: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let first = name.first, bytes.count >= name.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      while position <= bytes.count - name.count {
        if bytes[position] == first, matches(name, bytes, at: position) { return true }
        position += 1
      }
      return false
    }
  }

  private static func matches(_ name: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    for index in name.indices where bytes[position + index] != name[index] { return false }
    return true
  }
}

/// Packages that work without being named in code: drivers that a library picks, servers, build tools, and what other
/// packages bring along, which a frozen list of requirements names as well.
enum SilentPackages {
  private static let names: Set<String> = [
    "attrs", "awscli", "aws-sam-cli", "boto3", "botocore", "certifi", "cffi", "chardet", "charset-normalizer", "click",
    "colorama", "core-js", "cryptography", "cx-oracle", "docutils", "gunicorn", "h11", "html5lib", "httpcore", "idna",
    "itsdangerous", "jinja2", "jmespath", "lxml", "markupsafe", "mangum", "mysql2", "mysqlclient", "numpy", "oauthlib",
    "constructs", "dnspython", "dotenv", "node-gyp", "node-sass", "packaging", "pg", "pg-hstore", "pip", "psycopg2",
    "psycopg2-binary", "pyasn1", "pycparser", "pymysql", "pyparsing",
    "python-dateutil", "pytz", "react-scripts", "rimraf", "rxjs", "source-map-support", "cross-env", "reflect-metadata",
    "regenerator-runtime", "requests-oauthlib", "rsa", "s3transfer",
    "setuptools", "six", "soupsieve", "sqlite3", "tedious", "tslib", "typescript", "typing-extensions", "tzdata",
    "urllib3", "uvicorn", "webencodings", "werkzeug", "wheel", "zipp",
  ]
  private static let prefixes = [
    "@types/", "@babel/", "babel-", "eslint", "serverless", "webpack", "@aws-sdk/", "aws-sdk", "ts-", "esbuild", "jest",
    "aws-cdk", "@emotion/",
  ]

  static func contains(_ name: String) -> Bool {
    names.contains(name.lowercased()) || prefixes.contains { name.hasPrefix($0) }
  }
}
