import GuardCrypto
import GuardInspection
import GuardProxy
import Synchronization

/// State in a table of DynamoDB, changed by conditional writes alone. The table's key is a text named `id`; `expires` holds
/// seconds since 1970, for the table's own time to live.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
package final class DynamoStore: StateStore {
  private let client: CloudClient
  private let table: String
  private let prefix: String
  private let patience: Int
  /// What a counter's last window came to, by the window's name; it does not change any more.
  private let closed = Mutex<[String: Int]>([:])

  /// More changes at the same moment than tries mean that the bucket is empty anyhow.
  private static let tries = 3
  /// Items hold 400 KB at most, and base64 takes a third more.
  private static let answerLimit = 256 << 10

  /// - Parameters:
  ///   - prefix: stands before every name.
  ///   - patience: milliseconds that a question may take.
  package init(
    table: String, account: CloudAccount, prefix: String, patience: Int
  ) throws(ServiceFailure) {
    account.network.prepare(try account.address(of: .dynamoDB))
    client = try CloudClient(.dynamoDB, account)
    self.table = table
    self.prefix = prefix + ":"
    self.patience = patience
  }

  // MARK: Writes

  private struct Update {
    var expression: String
    var condition = ""
    var values: [DynamoValue]
    var returns = "NONE"
  }

  private enum Written {
    case done(JSONDocument)
    /// The condition did not hold; the item as it stands.
    case refused(JSONDocument?)
  }

  private func update(_ name: String, _ update: Update, _ deadline: Deadline) throws(ServiceFailure) -> Written {
    var body = JSONText()
    body.object { body in
      writeKey(name, &body)
      body.field("UpdateExpression", update.expression)
      writeCondition(update.condition, update.values, &body)
      body.field("ReturnValues", update.returns)
    }
    return try write("UpdateItem", body, deadline)
  }

  private func writeKey(_ name: String, _ body: inout JSONText) {
    body.field("TableName", table)
    body.object("Key") { $0.object("id") { $0.field("S", prefix + name) } }
  }

  private func writeCondition(_ condition: String, _ values: [DynamoValue], _ body: inout JSONText) {
    if !condition.isEmpty {
      body.field("ConditionExpression", condition)
      body.field("ReturnValuesOnConditionCheckFailure", "ALL_OLD")
    }
    guard !values.isEmpty else { return }
    body.object("ExpressionAttributeValues") { body in for value in values { value.write(&body) } }
  }

  private func write(
    _ operation: String, _ body: JSONText, _ deadline: Deadline
  ) throws(ServiceFailure) -> Written {
    do {
      return .done(try client.call(operation, body, deadline))
    } catch .refused("ConditionalCheckFailedException", let answer) {
      return .refused(JSONDocument(answer)?["Item"])
    }
  }

  private var seconds: Int { WallClock.milliseconds / 1000 }

  // MARK: Buckets

  /// A bucket is the time at which it will be full again, in microseconds. One that is not full moves on by a token; one that
  /// is full, or new, starts from now.
  package func take(_ bucket: String, _ rate: BucketRate) throws(ServiceFailure) -> Bool {
    let deadline = Deadline(milliseconds: patience)
    for _ in 0..<Self.tries {
      let now = WallClock.milliseconds * 1000
      let limit = now + rate.allowance - rate.interval
      let end = DynamoValue(":end", .number(now / 1_000_000 + rate.allowance / 1_000_000 + 60))
      let step = DynamoValue(":step", .number(rate.interval))
      let moved = Update(
        expression: "SET refill = refill + :step, expires = :end", condition: "refill >= :now AND refill <= :limit",
        values: [step, end, DynamoValue(":now", .number(now)), DynamoValue(":limit", .number(limit))])
      guard case .refused(let item) = try update("bucket:\(bucket)", moved, deadline) else { return true }
      if let full = item?["refill"]?["N"]?.text.flatMap(Int.init), full > limit { return false }
      let started = Update(
        expression: "SET refill = :full, expires = :end", condition: "attribute_not_exists(id) OR refill < :now",
        values: [
          DynamoValue(":full", .number(now + rate.interval)), end, DynamoValue(":now", .number(now)),
        ])
      if case .done = try update("bucket:\(bucket)", started, deadline) { return true }
    }
    return false
  }

  // MARK: Claims

  package func claim(_ name: String, _ claim: Claim) throws(ServiceFailure) -> ClaimOutcome {
    let end = seconds + claim.seconds
    let wanted = Update(
      expression: "SET finger = :finger, holder = :holder, phase = :run, expires = :end REMOVE answer",
      condition: "attribute_not_exists(id) OR expires <= :now OR (holder = :holder AND phase = :run)",
      values: [
        DynamoValue(":finger", .text(claim.fingerprint)), DynamoValue(":holder", .text(claim.owner)),
        DynamoValue(":run", .text("run")), DynamoValue(":end", .number(end)), DynamoValue(":now", .number(seconds)),
      ])
    switch try update("claim:\(name)", wanted, Deadline(milliseconds: patience)) {
    case .done: return .taken
    case .refused(let item): return try Self.outcome(item)
    }
  }

  private static func outcome(_ item: JSONDocument?) throws(ServiceFailure) -> ClaimOutcome {
    guard let fingerprint = item?["finger"]?["S"]?.text, let phase = item?["phase"]?["S"]?.text else {
      throw .malformed("a claim")
    }
    if phase == "run" { return .held(fingerprint: fingerprint) }
    let answer = item?["answer"]?["B"]?.text.flatMap { Base64.decode(Array($0.utf8).span) }
    return .done(fingerprint: fingerprint, answer: answer)
  }

  package func complete(
    _ name: String, _ claim: Claim, answer: [UInt8]?, seconds lifetime: Int
  ) throws(ServiceFailure) {
    var values = [
      DynamoValue(":finger", .text(claim.fingerprint)), DynamoValue(":holder", .text(claim.owner)),
      DynamoValue(":end", .number(seconds + lifetime)), DynamoValue(":done", .text("end")),
    ]
    var expression = "SET finger = :finger, holder = :holder, phase = :done, expires = :end"
    if let answer, answer.count <= Self.answerLimit {
      expression += ", answer = :answer"
      values.append(DynamoValue(":answer", .bytes(answer)))
    }
    let condition = "attribute_not_exists(id) OR holder = :holder"
    _ = try update(
      "claim:\(name)", Update(expression: expression, condition: condition, values: values),
      Deadline(milliseconds: patience))
  }

  package func release(_ name: String, _ claim: Claim) throws(ServiceFailure) {
    var body = JSONText()
    let values = [DynamoValue(":holder", .text(claim.owner)), DynamoValue(":run", .text("run"))]
    body.object { body in
      writeKey("claim:\(name)", &body)
      writeCondition("holder = :holder AND phase = :run", values, &body)
    }
    _ = try write("DeleteItem", body, Deadline(milliseconds: patience))
  }

  // MARK: Counters

  package func add(
    _ amount: Int, to counter: String, seconds length: Int
  ) throws(ServiceFailure) -> (current: Int, previous: Int) {
    let deadline = Deadline(milliseconds: patience)
    let window = seconds / length
    let added = Update(
      expression: "ADD tally :amount SET expires = :end",
      values: [DynamoValue(":amount", .number(amount)), DynamoValue(":end", .number((window + 3) * length))],
      returns: "UPDATED_NEW")
    let name = "count:\(counter):"
    guard case .done(let document) = try update(name + String(window), added, deadline),
      let current = document["Attributes"]?["tally"]?["N"]?.text.flatMap(Int.init)
    else { throw .malformed("a counter") }
    return (current, try total(name + String(window - 1), deadline))
  }

  private func total(_ name: String, _ deadline: Deadline) throws(ServiceFailure) -> Int {
    if let known = closed.withLock({ $0[name] }) { return known }
    var body = JSONText()
    body.object { writeKey(name, &$0) }
    let item = try client.call("GetItem", body, deadline)["Item"]
    let total = item?["tally"]?["N"]?.text.flatMap(Int.init) ?? 0
    closed.withLock { closed in
      if closed.count > 64 { closed = [:] }
      closed[name] = total
    }
    return total
  }
}

/// A named value of an expression. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
private struct DynamoValue {
  enum Content {
    case text(String)
    case number(Int)
    case bytes([UInt8])
  }

  var name: String
  var content: Content

  init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }

  func write(_ body: inout JSONText) {
    body.object(name) { body in
      switch content {
      case .text(let text): body.field("S", text)
      case .number(let number): body.field("N", String(number))
      case .bytes(let bytes): body.field("B", Base64.encode(bytes))
      }
    }
  }
}
