import GuardConfinement
import GuardPolicy
import GuardProxy
import GuardServices

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts the secrets that the policy names into this process' environment, decrypted, where the runtime that it becomes and
/// the guard that it starts find them. They are written nowhere else.
enum SecretHandover {
  /// - Throws: `SecretFetcher.Failure`, which names the variable and not its value.
  static func run(_ policy: Policy) throws(SecretFetcher.Failure) {
    guard !policy.secrets.isEmpty else { return }
    let account = CloudAccount(variables: Settings.variables, network: .ofMachine)
    let fetcher = SecretFetcher(account: account, variables: Settings.variables)
    for (name, value) in try fetcher.fetch(policy.secrets) { setenv(name, value, 1) }
  }
}

extension Network {
  /// The machine's own trust and names.
  static var ofMachine: Network {
    Network(trust: TrustedRoots(file: Settings.variable("AWS_CA_BUNDLE"))) {
      NameResolver.ofMachine().addresses(of: $0)
    }
  }
}
