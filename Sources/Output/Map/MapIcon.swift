import Map

/// A sign of 16 by 18 pixels for each kind of node, as a path that is stroked.
enum MapIcon {
  static func path(_ kind: MapNode.Kind) -> String {
    switch kind {
    case .entrance: "M9 2h6v14H9M1 9h9M7 5.5 10.5 9 7 12.5"
    case .function: "M3 2.5h2.5L12.5 16M7.5 7 3.5 16"
    case .bucket: "M1.5 4 3.5 15.5h9L14.5 4M1.5 4a6.5 2 0 1 1 13 0 6.5 2 0 1 1-13 0"
    case .table: "M1.5 3h13v12h-13zM1.5 7h13M1.5 11h13M6 3v12"
    case .database: "M2 4a6 2.2 0 1 1 12 0v10a6 2.2 0 1 1-12 0zM2 4a6 2.2 0 1 0 12 0M2 9a6 2.2 0 1 0 12 0"
    case .secret: "M1.5 9a3.5 3.5 0 1 1 7 0 3.5 3.5 0 1 1-7 0M8.5 9h6.5v3.5M12 9v2.5"
    case .directory: "M5 5a3 3 0 1 1 6 0 3 3 0 1 1-6 0M2 16c0-7 12-7 12 0z"
    case .queue: "M1.5 5h3v8h-3zM6.5 5h3v8h-3zM11.5 5h3v8h-3z"
    case .topic: "M2 7v4h3l6 4V3L5 7zM13 6.5c1.5 1.5 1.5 3.5 0 5"
    case .stream: "M1.5 5c3-3 5 3 8 0s4-1 5 0M1.5 9.5c3-3 5 3 8 0s4-1 5 0M1.5 14c3-3 5 3 8 0s4-1 5 0"
    case .bus: "M1 9h14M4 9V3M8 9v6M12 9V3M2.5 3h3M6.5 15h3M10.5 3h3"
    case .workflow: "M5.5 2h5v4h-5zM1 12h5v4H1zM10 12h5v4h-5zM8 6v3M3.5 12V9h9v3"
    case .service: "M4.5 14a3.5 3.5 0 0 1 0-7 4.2 4.2 0 0 1 8 1.2 2.9 2.9 0 0 1-.5 5.8z"
    }
  }
}
