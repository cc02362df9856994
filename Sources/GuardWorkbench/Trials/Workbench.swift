import GuardEmulator
import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a function behind the guard on this machine, with a Runtime API of its own, and shows what becomes of events.
package struct Workbench {
  package struct Options: Sendable {
    /// The guard's program: a path, or a name that is looked for along PATH.
    package var guardProgram = "cordon-guard"
    /// The function's command, which talks to the Runtime API.
    package var command: [String] = []
    /// A policy's file; empty to let the guard look for one.
    package var policy = ""
    /// The function's ARN, which policies may speak of.
    package var functionARN = "arn:aws:lambda:eu-west-1:123456789012:function:local"
    package var handler = ""
    /// Seconds that an event may take.
    package var timeout = 30
    /// Megabytes that the function is told to have.
    package var memory = 128
    package init() {}
  }

  /// What became of one event.
  package struct Trial: Sendable {
    package var event: SampleEvent
    package var isError: Bool
    package var answer: [UInt8]
    package var entries: [AuditEntry]
    package var duration: Duration
  }

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  private let options: Options

  package init(_ options: Options) { self.options = options }

  /// Tries one event after the other.
  /// - Returns: what the guard had to say afterwards.
  /// - Throws: `Failure` when the function does not answer.
  package func run(_ events: [SampleEvent], each: (Trial) -> Void) throws(Failure) -> [AuditEntry] {
    let folder = try Self.makeFolder()
    let trail = folder + "/audit.jsonl"
    defer {
      unlink(trail)
      rmdir(folder)
    }
    let api = try makeAPI()
    defer { api.stop() }
    var reader = AuditReader(path: trail)
    let function = try start(api, trail)
    do throws(Failure) {
      for event in events { each(try trial(event, api, function, &reader)) }
    } catch {
      function.stop()
      throw error
    }
    function.stop()
    // The guard ends with the last process of the function and writes everything out first.
    usleep(100_000)
    return reader.takeRest()
  }

  private static func makeFolder() throws(Failure) -> String {
    var template = Array("/tmp/cordon-trial-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(description: "no folder can be made in /tmp") }
    return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func makeAPI() throws(Failure) -> LocalRuntimeAPI {
    var settings = LocalRuntimeAPI.Options()
    settings.timeLimit = options.timeout * 1000
    settings.functionARN = options.functionARN
    do {
      let api = try LocalRuntimeAPI(options: settings)
      try api.start()
      return api
    } catch {
      throw Failure(description: "\(error)")
    }
  }

  private func start(_ api: LocalRuntimeAPI, _ trail: String) throws(Failure) -> GuardedFunction {
    var variables = [
      ("AWS_LAMBDA_RUNTIME_API", api.endpoint.description), ("CORDON_GUARD_LISTEN", "127.0.0.1:0"),
      ("CORDON_GUARD_AUDIT", trail), ("CORDON_GUARD_AUDIT_EVENTS", "all"),
      ("AWS_LAMBDA_FUNCTION_NAME", "local"), ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
      ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "\(options.memory)"),
    ]
    if getenv("LAMBDA_TASK_ROOT") == nil { variables.append(("LAMBDA_TASK_ROOT", Self.workingFolder)) }
    if !options.handler.isEmpty { variables.append(("_HANDLER", options.handler)) }
    if !options.policy.isEmpty { variables.append(("CORDON_GUARD_POLICY", options.policy)) }
    do {
      return try GuardedFunction.start(options.guardProgram, options.command, variables: variables)
    } catch {
      throw Failure(description: "\(error)")
    }
  }

  private static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  private func trial(
    _ event: SampleEvent, _ api: LocalRuntimeAPI, _ function: borrowing GuardedFunction, _ reader: inout AuditReader
  ) throws(Failure) -> Trial {
    let start = ContinuousClock.now
    let id = api.invoke(event.bytes)
    let outcome = try wait(for: id, api, function)
    let duration = ContinuousClock.now - start
    let isError = outcome.kind == .error
    return Trial(
      event: event, isError: isError, answer: outcome.body,
      entries: reader.take(request: id, isError: isError, within: 500), duration: duration)
  }

  private func wait(
    for id: String, _ api: LocalRuntimeAPI, _ function: borrowing GuardedFunction
  ) throws(Failure) -> LocalRuntimeAPI.Outcome {
    for _ in 0..<(options.timeout * 20) {
      if let outcome = api.outcome(of: id, within: 50) { return outcome }
      if let end = function.end { throw Failure(description: "the function ended \(end) before it answered") }
      if let error = api.initializationErrors.first {
        throw Failure(description: "the function did not start: \(String(decoding: error, as: UTF8.self))")
      }
    }
    throw Failure(description: "the function did not answer within \(options.timeout) s")
  }
}
