import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs work over indices on several threads: each pulls the next index, keeps its own results, and the results come
/// back in the order of the indices whatever the number of threads.
///
/// The threads are POSIX threads because their stack size can be chosen: parsers and tree walks recurse as deeply as the
/// input nests, and the 512 KB of a Dispatch worker would be too little for a hostile file.
package enum Parallel {
  /// Bytes of stack a worker; only the pages that are touched cost memory.
  static let stackSize = 256 << 20

  /// - Parameters:
  ///   - count: how many indices, from 0.
  ///   - jobs: the number of threads; one is enough to get the larger stack.
  package static func map<Value: Sendable>(
    _ count: Int, jobs: Int, _ transform: @escaping @Sendable (Int) -> Value
  ) -> [Value] {
    guard count > 0 else { return [] }
    let shared = Shared<Value>()
    run(threads: max(1, min(jobs, count))) {
      var own: [(Int, Value)] = []
      while let index = shared.next(below: count) { own.append((index, transform(index))) }
      shared.add(own)
    }
    return shared.inOrder()
  }

  /// Runs the body once on each thread and waits for all of them.
  private static func run(threads: Int, _ body: @escaping @Sendable () -> Void) {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, stackSize)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    let started = (0..<threads).compactMap { _ in start(Body(run: body), attributes) }
    // A machine that gives no thread at all still gets its answer, on this one.
    if started.isEmpty { body() }
    for thread in started { pthread_join(thread, nil) }
  }

  private static func start(_ body: Body, _ attributes: UnsafeMutablePointer<pthread_attr_t>) -> pthread_t? {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let context = Unmanaged.passRetained(body)
    let failure = pthread_create(&thread, attributes, enter, context.toOpaque())
    if failure == 0 { return thread }
    context.release()
    return nil
  }
}

#if canImport(Darwin)
  private func enter(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#else
  private func enter(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#endif

/// What a thread runs; a class because a C function carries it as a pointer.
private final class Body: Sendable {
  let run: @Sendable () -> Void
  init(run: @escaping @Sendable () -> Void) { self.run = run }
}

/// The counter that the workers pull from and the results they bring back.
private final class Shared<Value: Sendable>: Sendable {
  private let counter = Atomic<Int>(0)
  private let results = Mutex<[(Int, Value)]>([])

  func next(below count: Int) -> Int? {
    let index = counter.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }

  func add(_ own: [(Int, Value)]) { results.withLock { $0 += own } }

  func inOrder() -> [Value] { results.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) } }
}
