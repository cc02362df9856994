/// Who may use an entrance, from the widest circle to the narrowest. The order is that of the picture, top to bottom.
package enum Audience: String, CaseIterable, Comparable, Sendable {
  /// Anybody on the network, without signing in.
  case anonymous
  /// Whoever has an account of the application, a key, or credentials that the platform checks.
  case user
  /// Another cloud account.
  case account
  /// The cloud's own services and other systems that produce data.
  case service
  /// Those who run the application: timetables, deployments, calls by hand.
  case operators

  package var title: String {
    switch self {
    case .anonymous: "Anybody"
    case .user: "Signed-in users"
    case .account: "Other accounts"
    case .service: "Internal services"
    case .operators: "Operators and timetables"
    }
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: Audience, right: Audience) -> Bool { left.rank < right.rank }
}
