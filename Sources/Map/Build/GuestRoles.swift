import Core

extension MapBuilder {
  /// What the roles of identity pools let their holders start: guests, whom nobody asks anything, and signed-in users.
  /// https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
  mutating func addIdentityPools() {
    for pool in application.identityPools {
      if pool.allowsGuests.value == true { add(pool, .anonymous, pool.guestRole, "Guests of the pool", checks: []) }
      add(pool, .user, pool.userRole, "Users of the pool", checks: ["sign-in"])
    }
  }

  private mutating func add(
    _ pool: IdentityPool, _ audience: Audience, _ role: Known<Text>, _ title: String, checks: [String]
  ) {
    guard let id = role.value?.resource, let role = application.role(id) else { return }
    for start in Authority(map, names).starts(allowedBy: role) {
      let source = entrance(audience, "pool:\(pool.id)", title, NodeNames.label(pool.id), at: pool.place)
      let isCall = map.nodes[start.node].kind == .function || map.nodes[start.node].kind == .workflow
      let edge = connect(
        source, start.node, isCall ? .trigger : .access, label: start.action, checks: checks, at: start.place)
      map.edges[edge].writes = true
    }
  }
}
