import Core

/// A database with an address on the internet.
struct PublicDatabase: Rule {
  static let info = RuleInfo(
    id: "public-database", risk: .insecureDeployment, title: "database reachable from the internet", severity: .high,
    cwe: 284,
    why: """
      Only the password stands between everybody and the data. Functions do not need this: they reach the \
      database inside the network.
      """,
    fix: "Set `PubliclyAccessible: false` and put the functions into the database's network.")

  func check(_ application: Application, into findings: inout Findings) {
    for database in application.databases where database.isPublic.value == true {
      findings.add(
        finding(
          database.type.hasSuffix("dataset")
            ? "anybody may read dataset \(database.id)" : "database \(database.id) has an address on the internet",
          at: database.isPublic.place ?? database.place,
          subjects: [database.id],
          fix: application.advice(
            application.advice(
              "Set `PubliclyAccessible: false` and put the functions into the database's network",
              terraform: "Set `publicly_accessible = false` and put the functions into the database's network"),
            google: "Allow the addresses and accounts of those who use it, or connect through the private network",
            azure: "Set `public_network_access_enabled = false` and connect through a private endpoint")))
    }
  }
}
