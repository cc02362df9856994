/// The ten risks of *The Ten Most Critical Security Risks in Serverless Architectures* (2018), SAS-1 to SAS-10.
package enum Risk: Int, CaseIterable, Comparable, Sendable {
  case eventDataInjection = 1
  case brokenAuthentication
  case insecureDeployment
  case overPrivilegedFunctions
  case inadequateMonitoring
  case insecureDependencies
  case insecureSecrets
  case denialOfService
  case flowManipulation
  case improperErrors

  /// "SAS-1" … "SAS-10".
  package var id: String { "SAS-\(rawValue)" }

  package var title: String {
    switch self {
    case .eventDataInjection: "Function Event-Data Injection"
    case .brokenAuthentication: "Broken Authentication"
    case .insecureDeployment: "Insecure Serverless Deployment Configuration"
    case .overPrivilegedFunctions: "Over-Privileged Function Permissions and Roles"
    case .inadequateMonitoring: "Inadequate Function Monitoring and Logging"
    case .insecureDependencies: "Insecure Third-Party Dependencies"
    case .insecureSecrets: "Insecure Application Secrets Storage"
    case .denialOfService: "Denial of Service and Financial Resource Exhaustion"
    case .flowManipulation: "Functions Execution Flow Manipulation"
    case .improperErrors: "Improper Exception Handling and Verbose Error Messages"
    }
  }

  package static func < (left: Risk, right: Risk) -> Bool { left.rawValue < right.rawValue }
}

package enum Severity: Int, Comparable, Sendable, CaseIterable {
  case low, medium, high, critical
  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  package var name: String { ["low", "medium", "high", "critical"][rawValue] }
}
