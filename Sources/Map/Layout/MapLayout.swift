package import Core

/// Where everything of a map is drawn, in pixels, and nothing of how. The same map always gives the same layout.
package struct MapLayout: Sendable {
  package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double
  }

  package struct Rect: Hashable, Sendable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package var right: Double { x + width }
    package var bottom: Double { y + height }
    package var middle: Double { y + height / 2 }
  }

  /// A frame around nodes that belong together.
  package struct Zone: Sendable {
    package enum Kind: Hashable, Sendable {
      case audience(Audience)
      /// What the application's own roles and settings protect.
      case application
      /// What the application calls and the template does not hold, or what is not known.
      case elsewhere
      case group
      /// Resources that nothing was seen to use.
      case unused
    }
    package var kind: Kind
    package var title: String
    package var frame: Rect
  }

  /// The way of an edge: pairs of points from left to right; between pairs it swings, within a pair it is straight.
  package struct Route: Sendable {
    package var points: [Point]
    /// Whether the left end is the edge's target.
    package var isBackward: Bool
  }

  /// By node and by edge, with the indices of the map.
  package var frames: [Rect]
  package var routes: [Route]
  package var zones: [Zone]
  package var width: Double
  package var height: Double

  package static func arrange(_ map: ApplicationMap) -> MapLayout {
    let ranks = Ranks(map)
    var grid = Grid(map, ranks)
    grid.reduceCrossings()
    var positions = Positions(grid, map)
    positions.settle()
    return Drawing(map, ranks, grid, positions).layout
  }
}

/// Sizes in pixels.
enum Measure {
  static let nodeWidth = 224.0
  static let nodeHeight = 44.0
  static let wireHeight = 9.0
  static let rowGap = 12.0
  /// Room for a group's title and its frame's edge.
  static let groupHead = 24.0
  static let groupEdge = 9.0
  /// The same for the frame of an audience.
  static let zoneHead = 30.0
  static let zoneEdge = 14.0
  static let zoneGap = 18.0
  static let margin = 16.0
}
