import SamplingInspection

/// Finds the node of a scenario's tree of categories that an export's four levels mean.
struct CategoryFinder {
  /// Paths of all nodes, those above categories included.
  private let nodes: Set<String>
  private let classes: [String]

  init(_ scenario: Scenario) {
    var nodes: Set<String> = []
    for category in scenario.categories {
      for depth in 1...category.levels.count { nodes.insert(category.levels.prefix(depth).joined(separator: "/")) }
    }
    self.nodes = nodes
    classes = Set(scenario.categories.map { $0.levels[0] }).sorted()
  }

  /// Whether a path is a node.
  func isNode(_ path: String) -> Bool { nodes.contains(path) }

  /// The deepest node on the way down the four levels; nil if even the class is not known.
  ///
  /// An export knows levels that a scenario does not divide; then the node above is meant.
  func node(_ levels: [String]) -> String? {
    var path: String?
    for level in levels.prefix(while: { !$0.isEmpty }) {
      let next = path.map { $0 + "/" + level } ?? level
      guard nodes.contains(next) else { break }
      path = next
    }
    return path
  }

  /// Classes that look most like a text.
  func near(_ text: String) -> String {
    classes.map { (Spelling.distance($0, text), $0) }.sorted { $0 < $1 }.prefix(3).map(\.1).joined(separator: "、")
  }
}
