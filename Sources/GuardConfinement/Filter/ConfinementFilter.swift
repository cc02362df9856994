package import GuardPolicy

/// Which calls are asked about, refused or let pass, by the policy.
package struct ConfinementFilter {
  private let confinement: Confinement

  package init(_ confinement: Confinement) { self.confinement = confinement }

  package func program(on architecture: Architecture) -> [FilterInstruction] {
    FilterProgram.make(clauses, on: architecture, foreign: confinement.blocks ? .fail(ErrorNumber.noCall) : .allow)
  }

  var clauses: [(call: SystemCall, clauses: [FilterClause])] {
    var clauses: [(call: SystemCall, clauses: [FilterClause])] = []
    // Rings carry out calls that no filter sees. Programs that use them manage without.
    clauses.append((.ioUringSetup, [.always(.fail(ErrorNumber.noCall))]))
    if confinement.blocks { clauses += bridges }
    if confinement.children != .off { clauses += children }
    if confinement.connections != .off { clauses += network }
    if confinement.connections != .off || confinement.runtimeAPI != .off {
      clauses += [(.connect, [.always(.ask)]), (.sendto, sendTo)]
    }
    if confinement.writes != .off || confinement.sources != .off { clauses += openings }
    if confinement.writes != .off { clauses += changes }
    return clauses
  }

  /// Ways into the memory and the descriptors of other processes of the same user, among them the guard.
  private var bridges: [(call: SystemCall, clauses: [FilterClause])] {
    [.ptrace, .processVMReadv, .processVMWritev, .pidfdGetfd].map {
      ($0, [.always(.fail(ErrorNumber.notPermitted))])
    }
  }

  private var children: [(call: SystemCall, clauses: [FilterClause])] {
    [
      (.clone, [.hasAnyBit(0, of: Flag.cloneThread, .allow), .always(.ask)]),
      // Its flags stand in memory, where no filter reads. C libraries go on with clone.
      (.clone3, [.always(.fail(ErrorNumber.noCall))]),
      (.fork, [.always(.ask)]), (.vfork, [.always(.ask)]), (.execve, [.always(.ask)]), (.execveat, [.always(.ask)]),
    ]
  }

  /// Opens a connection as it sends, when the flag says so; the address is looked at either way.
  private var sendTo: [FilterClause] {
    let blocks = confinement.connections == .block || confinement.runtimeAPI == .block
    let fastOpen = FilterClause.hasAnyBit(3, of: Flag.fastOpen, .fail(ErrorNumber.notSupported))
    return (blocks ? [fastOpen] : []) + (confinement.connections != .off ? [.isPresent(4, .ask)] : [])
  }

  private var network: [(call: SystemCall, clauses: [FilterClause])] {
    let isBlocking = confinement.connections == .block
    let fastOpen = isBlocking ? [FilterClause.hasAnyBit(2, of: Flag.fastOpen, .fail(ErrorNumber.notSupported))] : []
    let fastOpenMany = isBlocking ? [FilterClause.hasAnyBit(3, of: Flag.fastOpen, .fail(ErrorNumber.notSupported))] : []
    return [
      (.sendmsg, fastOpen + [.always(.ask)]), (.sendmmsg, fastOpenMany + [.always(.ask)]),
      // What a resolver receives says which addresses a name has.
      (.recvfrom, [.isPresent(4, .ask)]),
    ] + (isBlocking ? [(.socket, sockets)] : [])
  }

  /// Kinds of sockets that connect by other calls, or to places that the policy has no words for.
  private var sockets: [FilterClause] {
    let refusal = FilterAction.fail(ErrorNumber.noFamily)
    return [
      .equals(2, Flag.protocolSCTP, refusal), .equals(0, Flag.familyUnix, .allow),
      .equals(1, Flag.typeSequence, mask: 0xF, refusal), .equals(0, Flag.familyInternet, .allow),
      .equals(0, Flag.familyInternet6, .allow), .equals(0, Flag.familyNetlink, .allow), .always(refusal),
    ]
  }

  private var openings: [(call: SystemCall, clauses: [FilterClause])] {
    let all: [FilterClause] = confinement.sources != .off ? [.always(.ask)] : []
    return [
      (.open, all + [.hasAnyBit(1, of: Flag.openForWriting, .ask)]),
      (.openat, all + [.hasAnyBit(2, of: Flag.openForWriting, .ask)]),
      // Its flags stand in memory as well; callers go on with openat.
      (.openat2, [.always(.fail(ErrorNumber.noCall))]),
    ]
  }

  private var changes: [(call: SystemCall, clauses: [FilterClause])] {
    FileCall.changes.map { ($0, [.always(.ask)]) }
  }

  private enum Flag {
    static let cloneThread: UInt32 = 0x10000
    static let fastOpen: UInt32 = 0x2000_0000
    static let protocolSCTP: UInt32 = 132
    static let familyUnix: UInt32 = 1
    static let familyInternet: UInt32 = 2
    static let familyInternet6: UInt32 = 10
    static let familyNetlink: UInt32 = 16
    static let typeSequence: UInt32 = 5
    /// O_WRONLY, O_RDWR, O_CREAT and O_TRUNC, the same on both architectures.
    static let openForWriting: UInt32 = 0o1103
  }
}

/// Linux's error numbers, written out since filters are also made and tested elsewhere.
/// https://man7.org/linux/man-pages/man3/errno.3.html
enum ErrorNumber {
  static let notPermitted: Int32 = 1
  static let noEntry: Int32 = 2
  static let again: Int32 = 11
  static let noAccess: Int32 = 13
  static let badAddress: Int32 = 14
  static let invalid: Int32 = 22
  static let nameTooLong: Int32 = 36
  static let noCall: Int32 = 38
  static let notSupported: Int32 = 95
  static let noFamily: Int32 = 97
}
