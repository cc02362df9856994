import Core

extension MapBuilder {
  /// Functions whose own policy lets somebody outside the application invoke them.
  mutating func addPermissions() {
    for permission in application.permissions {
      guard let target = names.node(named: permission.function, where: { map.nodes[$0].kind == .function }),
        let (audience, label) = outsider(permission)
      else { continue }
      let source = entrance(audience, "invoke:\(label)", label, "may invoke", at: permission.place)
      connect(source, target, .trigger, label: "direct invocation", at: permission.place)
    }
  }

  /// Whom a permission lets in that no trigger of the application accounts for.
  private func outsider(_ permission: InvokePermission) -> (Audience, label: String)? {
    let principal = permission.principal.display
    if permission.urlAuthentication.value != nil { return nil }
    if principal == "*" {
      return permission.sourceArn.isAbsent && permission.sourceAccount.isAbsent ? (.anonymous, "Any caller") : nil
    }
    if let service = SharedServices.thing(of: principal) {
      let isBound = !permission.sourceArn.isAbsent || !permission.sourceAccount.isAbsent
      return isBound ? nil : (.account, "\(service) of any account")
    }
    if principal.hasSuffix(".amazonaws.com") || principal.contains("AWS::AccountId") { return nil }
    return (.account, principal)
  }

  /// Stores and channels that their own settings open to the outside.
  mutating func addOpenResources() {
    for bucket in application.buckets { open(bucket) }
    for queue in application.queues { open(queue.id, queue.policy, noun: "queue") }
    for topic in application.topics { open(topic.id, topic.policy, noun: "topic") }
    for bus in application.buses { open(bus.id, bus.policy, noun: "event bus") }
    for database in application.databases where database.isPublic.value == true {
      guard let target = node(database.id) else { continue }
      let place = database.isPublic.place
      let source = entrance(
        .anonymous, "network:\(database.id)", "Network", "to \(NodeNames.label(database.id))", at: place)
      let edge = connect(source, target, .access, label: "network", checks: ["database password"], at: place)
      map.edges[edge].reads = true
      map.edges[edge].writes = true
    }
  }

  private mutating func open(_ bucket: Bucket) {
    let block = bucket.publicAccessBlock
    if block?.restrictsBuckets.value != true, block?.blocksPolicies.value != true {
      open(bucket.id, bucket.policy, noun: "bucket")
    }
    guard block?.ignoresACLs.value != true, block?.blocksACLs.value != true, let acl = bucket.acl.value,
      let target = node(bucket.id)
    else { return }
    let canned = acl.filter { $0 != "-" }.lowercased()
    guard ["publicread", "publicreadwrite"].contains(canned) else { return }
    let source = entrance(
      .anonymous, "open:\(bucket.id)", "Open bucket", NodeNames.label(bucket.id), at: bucket.acl.place)
    let edge = connect(source, target, .access, label: "access list \(acl)", at: bucket.acl.place)
    map.edges[edge].reads = true
    map.edges[edge].writes = map.edges[edge].writes || canned == "publicreadwrite"
  }

  private mutating func open(_ id: String, _ policy: [PolicyStatement], noun: String) {
    guard let target = node(id) else { return }
    for statement in policy where statement.effect == .allow {
      for principal in statement.principals {
        guard let audience = audience(of: principal, in: statement) else { continue }
        let thing = SharedServices.thing(of: principal.value.display).map { "\($0) of any account" }
        let label = audience == .anonymous ? "Open \(noun)" : thing ?? principal.value.display
        let source = entrance(
          audience, audience == .anonymous ? "open:\(id)" : "open:\(id):\(label)", label, NodeNames.label(id),
          at: principal.place
        )
        let edge = connect(source, target, .access, at: principal.place)
        note(statement.actions, on: edge)
        let door = map.edges[edge].doors.count - 1
        map.edges[edge].doors[door].label = statement.actions.map(\.text.display).joined(separator: ", ")
        map.edges[edge].furtherPlaces += [statement.place] + statement.actions.map(\.place)
      }
    }
  }

  /// Who a principal of a resource's policy is, when it stands outside the application.
  private func audience(of principal: PolicyStatement.Principal, in statement: PolicyStatement) -> Audience? {
    if statement.conditions.contains(where: \.narrowsCallers) { return nil }
    if principal.isEveryone { return .anonymous }
    let text = principal.value.display
    if principal.type == "Service" {
      let acts = statement.conditions.isEmpty && SharedServices.thing(of: text) != nil
      return acts && !SharedServices.isRecorder(text) ? .account : nil
    }
    guard principal.type == "AWS", principal.value.resource == nil else { return nil }
    return text.contains("AWS::AccountId") || text.contains("cloudfront") ? nil : .account
  }

  /// Marks what actions of a policy read and write.
  mutating func note(_ actions: [PolicyStatement.Entry], on edge: Int) {
    for action in actions {
      let parts = action.text.display.split(separator: ":", maxSplits: 1)
      let directions = Operations.directions(parts.count > 1 ? String(parts[1]) : "*")
      map.edges[edge].reads = map.edges[edge].reads || directions.reads
      map.edges[edge].writes = map.edges[edge].writes || directions.writes
      let label = action.text.display
      if !map.edges[edge].labels.contains(label) { map.edges[edge].labels.append(label) }
    }
  }
}

extension PolicyStatement.Condition {
  /// Whether the condition limits who may call; one about transport or encryption does not.
  fileprivate var narrowsCallers: Bool {
    let key = self.key.lowercased()
    return !["aws:securetransport", "s3:x-amz-", "s3:tlsversion", "aws:referer", "aws:useragent"].contains {
      key.hasPrefix($0)
    }
  }
}
