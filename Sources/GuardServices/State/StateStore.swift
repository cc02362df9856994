/// What is remembered from one invocation to the next, by one sandbox or by all of a function together. Every question has one answer, whoever else asks at the same
/// time, and ends in bounded time.
package protocol StateStore: Sendable {
  /// Takes a token of a bucket that fills steadily.
  /// - Returns: false when the bucket is empty.
  func take(_ bucket: String, _ rate: BucketRate) throws(ServiceFailure) -> Bool

  /// Takes a name for one owner until its time is over.
  func claim(_ name: String, _ claim: Claim) throws(ServiceFailure) -> ClaimOutcome

  /// The owner is done: nobody may take the name until its time is over.
  /// - Parameters:
  ///   - answer: what the next one who asks is told; nil when nothing is kept.
  ///   - seconds: how long from now.
  func complete(
    _ name: String, _ claim: Claim, answer: [UInt8]?, seconds: Int
  ) throws(ServiceFailure)

  /// The owner gives the name back before it was done.
  func release(_ name: String, _ claim: Claim) throws(ServiceFailure)

  /// Adds to a counter that starts anew with each window of time.
  /// - Parameter seconds: a window's length.
  /// - Returns: this window's total and that of the one before.
  func add(_ amount: Int, to counter: String, seconds: Int) throws(ServiceFailure) -> (current: Int, previous: Int)
}

package struct BucketRate: Sendable {
  package var perSecond: Double
  package var burst: Double

  package init(perSecond: Double, burst: Double) {
    self.perSecond = perSecond
    self.burst = burst
  }

  /// Microseconds that one token takes to come back.
  var interval: Int { max(1, Int((1_000_000 / perSecond).rounded())) }
  /// Microseconds that a whole bucket is ahead of the clock.
  var allowance: Int { Int((Double(interval) * burst).rounded()) }
}

/// Who takes a name, and for what.
package struct Claim: Sendable {
  /// The invocation. One that asks again, because the first answer was lost, gets the same answer.
  package var owner: String
  /// What it is taken for, as a hash; the same name for something else is a mistake or an attempt.
  package var fingerprint: String
  /// How long it is held when its owner is never heard of again.
  package var seconds: Int

  package init(owner: String, fingerprint: String, seconds: Int) {
    self.owner = owner
    self.fingerprint = fingerprint
    self.seconds = seconds
  }
}

package enum ClaimOutcome: Equatable, Sendable {
  case taken
  /// Somebody else has it and is not done.
  case held(fingerprint: String)
  /// Somebody is done with it.
  case done(fingerprint: String, answer: [UInt8]?)
}
