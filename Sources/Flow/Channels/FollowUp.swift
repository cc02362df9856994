import Core

// Programs are solved again when something new comes in, but only for the functions that it comes to, and only to see where
// it goes: what else is wrong with the code was seen the first time.

extension Program {
  /// The program with some of its entries only.
  package func keeping(entries numbers: [Int]) -> Program {
    var program = self
    program.entries = numbers.map { entries[$0] }
    return program
  }
}

extension Solver {
  /// Follows the data through the functions of a program that was solved before.
  package static func follow(_ program: Program, catalog: Catalog) -> Solution {
    var solver = Solver(program, catalog: catalog)
    for index in program.entries.indices { solver.call(entry: index) }
    solver.settle()
    return solver.solution()
  }
}

extension Solution {
  /// Takes over the paths and the writes of some functions; those of the others stay.
  package mutating func take(_ newer: Solution, of functions: Set<String>) {
    paths = paths.compactMap { path in
      var path = path
      path.functions.removeAll { functions.contains($0) }
      return path.functions.isEmpty ? nil : path
    }
    paths += newer.paths
    paths.sort { ($0.place, $0.sink.rawValue, $0.source.label) < ($1.place, $1.sink.rawValue, $1.source.label) }
    writes = writes.compactMap { write in
      var write = write
      write.functions.removeAll { functions.contains($0) }
      return write.functions.isEmpty ? nil : write
    }
    writes += newer.writes
    reads = reads.compactMap { read in
      var read = read
      read.functions.removeAll { functions.contains($0) }
      return read.functions.isEmpty ? nil : read
    }
    reads += newer.reads
    work += newer.work
  }
}
