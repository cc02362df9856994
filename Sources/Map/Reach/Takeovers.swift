import Core

/// A function in which outsiders run what they like: what its role may start is then theirs to start.
struct Takeover {
  var path: TaintPath
  /// The action that the role allows: "lambda:InvokeFunction".
  var action: String

  /// Whether this audience can send the data that takes the function over.
  func isOpen(to audience: Audience) -> Bool {
    switch path.source.controller {
    case .anonymous: true
    case .user: audience != .anonymous
    case .producer, .service, .deployer: false
    }
  }
}

/// What the functions that can be taken over may start.
struct Takeovers {
  /// By the node that is started.
  private(set) var hops: [(target: Int, hop: WaysIn.Hop)] = []

  init(_ builder: MapBuilder) {
    let application = builder.application
    let authority = Authority(builder.map, builder.names)
    var seen: Set<String> = []
    for path in application.evidence.paths where Self.isTakeover(path) {
      for id in path.functions where seen.insert("\(id) \(path.source.controller)").inserted {
        guard let source = builder.node(id), let function = application.function(id),
          let role = application.role(of: function)
        else { continue }
        for start in authority.starts(allowedBy: role) where start.node != source {
          let takeover = Takeover(path: path, action: start.action)
          hops.append((start.node, WaysIn.Hop(source: source, takeover: takeover)))
        }
      }
    }
  }

  /// Whether who sends the data runs code of their own.
  private static func isTakeover(_ path: TaintPath) -> Bool {
    [.code, .shell, .deserialization, .template].contains(path.sink) && path.confidence > .low
      && [.event, .wholeEvent].contains(path.source.kind)
  }
}
