import Privilege

/// Reads actions.txt: services, their resource types, and their actions by level.
enum ActionListing {
  static func services(in text: String) throws -> [ServiceActions] {
    var services: [ServiceActions] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "service", words.count == 2 {
        services.append(ServiceActions(prefix: words[1], types: [], actions: []))
      } else if let last = services.indices.last {
        try add(words, to: &services[last])
      }
    }
    return services
  }

  private static func add(_ words: [String], to service: inout ServiceActions) throws {
    if words[0] == "type", words.count == 3 {
      service.types.append(.init(name: words[1], arn: words[2]))
      return
    }
    guard let level = AccessLevel(name: words[0]) else {
      throw PermissionProblem(path: "actions.txt", message: "no access level: \(words[0])")
    }
    let halves = words.dropFirst().split(separator: ":", maxSplits: 1)
    let written = halves.count > 1 ? Array(halves[1]) : []
    let isAboutResources = written.contains { !$0.hasSuffix("?") }
    let types = try written.map { $0.filter { $0 != "?" } }.map { name in
      guard let index = service.types.firstIndex(where: { $0.name == name }) else {
        throw PermissionProblem(path: "actions.txt", message: "\(service.prefix) has no type \(name)")
      }
      return index
    }
    for name in halves.first ?? [] {
      service.add(.init(name: name, level: level, types: types, isAboutResources: isAboutResources))
    }
  }
}

/// Reads waiters.txt: a waiter needs what the operation needs that it repeats.
enum WaiterListing {
  static func add(_ text: String, to facts: inout PermissionFacts) {
    var service = ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "service", words.count == 2 {
        service = words[1]
        continue
      }
      for halves in words.map({ $0.split(separator: "=").map(String.init) }) where halves.count == 2 {
        _ = facts.add(.waiter, "\(service).\(halves[0].lowercased())", [halves[1]])
      }
    }
  }
}

/// Reads operations.txt: the prefix of each service's actions, and the operations whose action is a method.
enum OperationListing {
  static func add(_ text: String, to facts: inout PermissionFacts) throws {
    var current = (service: "", prefix: "")
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "service", words.count == 3 {
        current = (words[1], words[2])
        _ = facts.add(.service, current.service, [current.prefix])
        continue
      }
      for word in words {
        let halves = word.split(separator: "=").map(String.init)
        if halves.count == 2 { addMethod(halves[0], halves[1], current, to: &facts) }
      }
    }
  }

  /// Services whose actions are the methods of their addresses: "apigateway:GET".
  private static func addMethod(
    _ name: String, _ method: String, _ current: (service: String, prefix: String), to facts: inout PermissionFacts
  ) {
    _ = facts.add(.operation, "\(current.service).\(name.lowercased())", ["\(current.prefix):\(method) on *"])
  }
}
