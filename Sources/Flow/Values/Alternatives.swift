// Values of which a value is one.

extension ValueStore {
  private static let mostAlternatives = 16
  private static let mostTexts = 32

  /// Values that are used in different ways are kept side by side. Nothing known of one beside something known of the
  /// other keeps what is known: a parameter that is a client in one call and unknown in another is looked at as a client.
  mutating func joinUnion(_ left: ValueNode, _ right: ValueNode, _ both: TaintsID) -> ValueID {
    var all: [ValueID] = []
    var rest = TaintsID.none
    for node in [left, right] {
      if case .union(let id) = node.shape {
        all.append(contentsOf: alternatives(id))
        rest = taints.union(rest, node.taints)
      } else if isOpaque(node.shape), !isConstantText(node), node.shape != .unknown || node.taints.isEmpty {
        rest = taints.union(rest, node.taints)
      } else {
        all.append(make(node))
      }
    }
    return unionOfDistinct(all, rest, both)
  }

  private mutating func unionOfDistinct(_ values: [ValueID], _ rest: TaintsID, _ all: TaintsID) -> ValueID {
    var distinct: [ValueID] = []
    for value in values {
      let shape = shape(value)
      if let index = distinct.firstIndex(where: { self.shape($0) == shape || isPlain(self.shape($0)) && isPlain(shape) }
      ) {
        distinct[index] = join(distinct[index], value)
      } else {
        distinct.append(value)
      }
    }
    let limit = distinct.allSatisfy { isConstantText(self[$0]) } ? Self.mostTexts : Self.mostAlternatives
    if distinct.count > limit {
      return unknown(distinct.reduce(all) { taints.union($0, deepTaints($1)) })
    }
    distinct.sort { $0.index < $1.index }
    return union(distinct, rest)
  }
}
