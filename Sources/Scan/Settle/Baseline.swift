/// Findings that were there when a team began to scan, by fingerprint.
package struct Baseline: Sendable {
  package var fingerprints: Set<String> = []

  package init() {}
}
