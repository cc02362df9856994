import Core
import Privilege
import Regenerate
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The root of the repository.
let repository = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" }

/// The table of permissions that is compiled from Catalog/aws/iam/.
@Suite struct PermissionTableTests {
  private let table = PermissionTable.builtIn

  @Test("the compiled table is fresh; `make regenerate` refreshes it")
  func freshness() throws {
    let stale = try PermissionGenerator().files(root: repository).filter { !$0.isFresh(root: repository) }
    #expect(stale.map(\.path) == [], "run `make regenerate`")
  }

  @Test(arguments: [
    ("s3:GetObject", AccessLevel.read, ["accesspointobject", "object"]), ("dynamodb:PutItem", .write, ["table"]),
    ("iam:AttachRolePolicy", .permissions, ["role"]), ("sqs:TagQueue", .tagging, ["queue"]),
    ("s3:ListAllMyBuckets", .list, []), ("KMS:decrypt", .read, ["key"]),
  ])
  func actions(name: String, level: AccessLevel, types: [String]) throws {
    let (service, action) = try #require(table.action(name))
    #expect(action.types.map { service.types[$0].name } == types)
    #expect([level, .write].contains(action.level))
  }

  @Test("wildcards are expanded against the table")
  func wildcards() {
    var set = ActionSet()
    set.insert(ActionPattern("dynamodb:*Item"), from: table)
    let names = table.service("dynamodb").map { set.actions(of: $0).map(\.name) } ?? []
    #expect(Set(names).isSuperset(of: ["GetItem", "PutItem", "BatchWriteItem", "ConditionCheckItem"]))
    #expect(!names.contains("Scan"))
    set.remove(ActionPattern("dynamodb:Batch*"), from: table)
    #expect(set.count == names.count - 2)
  }

  @Test("what NotAction leaves is everything else")
  func complement() {
    var all = ActionSet()
    all.insert(ActionPattern("*"), from: table)
    var rest = ActionSet()
    rest.insert(allBut: [ActionPattern("iam:*"), ActionPattern("s3:Get*")], from: table)
    var named = ActionSet()
    for pattern in ["iam:*", "s3:Get*"] { named.insert(ActionPattern(pattern), from: table) }
    #expect(rest.count + named.count == all.count)
    #expect(all.count > 18_000)
  }

  @Test("operations of the services that functions call lead to actions that exist")
  func operations() throws {
    let text = try #require(FileManager.default.contents(atPath: "\(repository)/Catalog/aws/iam/operations.txt"))
    var service = ""
    var unknown: [String] = []
    var count = 0
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "service" {
        service = words[1]
        continue
      }
      count += words.count
      let names = words.map { $0.split(separator: "=").first.map(String.init) ?? "" }
      unknown += names.filter { table.needs(ofOperation: $0, of: service) == nil }.map { "\(service).\($0)" }
    }
    #expect(count > 9_000)
    #expect(unknown.count * 100 < count, "\(unknown)")
  }

  @Test("a policy that AWS manages is known with what it grants")
  func managed() throws {
    let policy = try #require(table.managedPolicy("AWSLambdaBasicExecutionRole"))
    #expect(Set(policy.statements.flatMap(\.actions)).isSuperset(of: ["logs:CreateLogStream", "logs:PutLogEvents"]))
    #expect(table.managedPolicies.count > 150)
  }

  @Test("at least sixty ways to gain rights are known, each of actions that exist")
  func escalations() {
    #expect(EscalationPath.all.count >= 60)
    #expect(Set(EscalationPath.all.map { Set($0.actions) }).count == EscalationPath.all.count)
    for path in EscalationPath.all { #expect(path.actions.allSatisfy { table.action($0) != nil }, "\(path.actions)") }
  }
}
