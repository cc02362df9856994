import Core
import Testing

@testable import Flow

/// The laws of abstract values that everything else relies on.
@Suite struct ValueStoreTests {
  /// A few values of every kind, some of them tainted.
  private static func samples(_ values: inout ValueStore) -> [ValueID] {
    let taint = Self.taint(&values, "a")
    let other = Self.taint(&values, "b")
    let name = values.symbols.intern("name")
    let clean = values.text("get ")
    let foul = values.text([.literal(values.symbols.intern("get ")), .unknown], taint)
    let object = values.setting(values.make(.object), name, to: foul)
    let list = values.storing(values.text("x"), in: values.make(.list))
    return [
      .bottom, .unknown, .null, clean, foul, object, list, values.make(.number(1)), values.make(.number(2), other),
      values.make(.boolean(true)), values.make(.boolean(nil)), values.unknown(taint), values.unknown(other),
      values.make(.typed(values.symbols.intern("aws:s3"))), values.make(.typed(values.symbols.intern("aws:sns"))),
      values.make(.member(values.symbols.intern("os.system"))), values.make(.instance(0)), values.make(.instance(1)),
      values.setting(object, values.symbols.intern("other"), to: list), values.setting(list, name, to: object),
    ]
  }

  private static func taint(_ values: inout ValueStore, _ label: String) -> TaintsID {
    let source = TaintSource(kind: .event, controller: .anonymous, label: label, place: Place(FileID(0), 0, 1))
    return values.taints.source(source, sinks: .all)
  }

  @Test func joiningIsIdempotentAndKeepsEveryTaint() {
    var values = ValueStore()
    let samples = Self.samples(&values)
    for one in samples {
      #expect(values.join(one, one) == one)
      for other in samples {
        let joined = values.join(one, other)
        #expect(values.join(joined, one) == joined)
        #expect(values.join(joined, other) == joined)
        let expected = values.taints.union(values.deepTaints(one), values.deepTaints(other))
        #expect(labels(of: joined, &values) == labels(of: expected, values))
      }
    }
  }

  @Test func joiningCommutesAsFarAsTaintsGo() {
    var values = ValueStore()
    let samples = Self.samples(&values)
    for one in samples {
      for other in samples {
        let (left, right) = (values.join(one, other), values.join(other, one))
        #expect(labels(of: left, &values) == labels(of: right, &values))
      }
    }
  }

  private func labels(of value: ValueID, _ values: inout ValueStore) -> Set<String> {
    labels(of: values.deepTaints(value), values)
  }

  private func labels(of taints: TaintsID, _ values: ValueStore) -> Set<String> {
    Set(values.taints[taints].map { values.taints.sources[Int($0.source)].label })
  }

  @Test func chainsOfJoinsEnd() {
    var values = ValueStore()
    var value = ValueID.bottom
    for number in 0..<500 {
      let field = values.symbols.intern("k\(number)")
      let object = values.setting(values.make(.object), field, to: values.text("v\(number)"))
      value = values.join(value, object)
    }
    #expect(values[value].fields.count <= 48)
    #expect(values[value].rest != .bottom)
  }

  @Test func commonPartsOfTextsStay() {
    var values = ValueStore()
    let one = values.text([.literal(values.symbols.intern("https://a/")), .unknown])
    let other = values.text([.literal(values.symbols.intern("https://a/")), .environment(values.symbols.intern("X"))])
    guard case .text(let id) = values.shape(values.join(one, other)) else {
      Issue.record("the join of two texts is a text")
      return
    }
    #expect(values.pieces(id) == [.literal(values.symbols.intern("https://a/")), .unknown])
  }

  @Test func neighbouringLiteralsAreOne() {
    var values = ValueStore()
    let parts = ["a", "", "b"].map { TextPiece.literal(values.symbols.intern($0)) }
    #expect(values.text(parts) == values.text("ab"))
  }

  @Test func cleaningReachesIntoParts() {
    var values = ValueStore()
    let taint = Self.taint(&values, "a")
    let name = values.symbols.intern("name")
    let object = values.setting(values.make(.object), name, to: values.unknown(taint))
    let cleaned = values.cleaning(object, of: SinkSet(.shell))
    #expect(values.taints[values.deepTaints(cleaned)].map { $0.sinks.contains(.shell) } == [false])
    #expect(values.taints[values.deepTaints(cleaned)].map { $0.sinks.contains(.sql) } == [true])
    #expect(values.deepTaints(values.cleaning(object, of: .all)).isEmpty)
  }

  @Test func settingOneFieldKeepsTheOthers() {
    var values = ValueStore()
    let (a, b) = (values.symbols.intern("a"), values.symbols.intern("b"))
    var object = values.setting(values.make(.object), b, to: values.text("1"))
    object = values.setting(object, a, to: values.text("2"))
    #expect(values.field(object, b) == values.text("1"))
    #expect(values.field(object, a) == values.text("2"))
    #expect(values.field(object, values.symbols.intern("c")) == .unknown)
  }

  @Test func waysAreCutAndSetsAreBounded() {
    var taints = TaintStore()
    var set = TaintsID.none
    for number in 0..<100 {
      let source = TaintSource(
        kind: .event, controller: .user, label: "s\(number)", place: Place(FileID(0), UInt32(number), 200))
      set = taints.union(set, taints.source(source, sinks: .all))
    }
    #expect(taints[set].count == 12)
    for step in 0..<200 { set = taints.extend(set, Place(FileID(0), UInt32(step), 200), .joined) }
    #expect(taints[set].allSatisfy { taints.way(of: $0).count <= 48 })
  }
}
